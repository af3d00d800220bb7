// timeout kills the child with killSignal, without an 'error' event
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { timeout: 1000, killSignal: 'SIGKILL' });
child.on('message', (m) => console.log(m, child.killed));
child.on('error', () => console.log('never'));
child.on('exit', (code, signal) => console.log('exit', code, signal, child.killed));
