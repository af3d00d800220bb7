// A child that listens once ends by itself after its message
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log('message', m));
child.send('job');
child.on('exit', (code, signal) => console.log('exit', code, signal));
child.on('close', (code, signal) => console.log('close', code, signal));
