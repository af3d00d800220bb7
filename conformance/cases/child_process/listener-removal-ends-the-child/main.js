// When the last 'message' listener goes the child ends although it is connected
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log('message', m));
child.send('a');
child.send('end');
child.on('exit', (code) => console.log('exit', code));
