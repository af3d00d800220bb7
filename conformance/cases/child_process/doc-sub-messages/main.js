// Parent and child greet each other, and the child takes its leave
const { fork } = require('child_process');
const n = fork(process.env.CHILD);
n.on('message', (m) => console.log('PARENT got message:', m));
n.on('disconnect', () => console.log('disconnect', n.connected));
n.on('close', (code) => console.log('close', code));
n.send({ hello: 'world' });
console.log(n.connected);
