// A signal that has aborted already: the child is started, and killed in a tick
const { spawn } = require('child_process');
const child = spawn('sleep', ['5'], { signal: AbortSignal.abort('reason'), killSignal: 'SIGINT', stdio: 'ignore' });
console.log(typeof child.pid);
child.on('spawn', () => console.log('spawn'));
child.on('error', (e) => console.log('error', e.name, e.cause));
child.on('exit', (code, signal) => console.log('exit', code, signal));
process.nextTick(() => console.log('tick'));
