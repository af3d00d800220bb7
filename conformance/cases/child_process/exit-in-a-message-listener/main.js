// process.exit() inside the child's 'message' listener ends it with that code
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.send({ cmd: 'stop', code: 21 });
child.send({ cmd: 'never seen' });
child.on('message', (m) => console.log('message', m));
child.on('exit', (code, signal) => console.log('exit', code, signal));
