// A timeout that is not reached keeps nobody waiting
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { timeout: 100000 });
child.on('exit', (code, signal) => console.log('exit', code, signal, child.killed));
