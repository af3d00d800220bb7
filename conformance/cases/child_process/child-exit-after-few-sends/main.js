// A few messages sent right before process.exit() arrive
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log('message', m));
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
