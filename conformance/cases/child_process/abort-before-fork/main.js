// A signal aborted already: the child is started, then killed in a tick
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { signal: AbortSignal.abort(), killSignal: 'SIGKILL' });
console.log(typeof child.pid, child.killed);
child.on('spawn', () => console.log('spawn'));
process.nextTick(() => console.log('tick'));
child.on('error', (e) => console.log('error', e.name, e.code, e.cause.name, child.killed));
child.on('exit', (code, signal) => console.log('exit', code, signal));
