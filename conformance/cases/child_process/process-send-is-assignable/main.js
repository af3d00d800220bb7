// process.send may be replaced, and the original goes on working
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
