// A connected child without listeners ends by itself
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log('message', m));
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code, signal) => console.log('exit', code, signal));
