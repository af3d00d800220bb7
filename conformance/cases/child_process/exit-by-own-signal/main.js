// A child that kills itself is reported like one that was killed
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('exit', (code, signal) => console.log('exit', code, signal, child.killed));
