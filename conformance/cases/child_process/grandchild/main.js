// A child forks in its turn; messages and codes pass through
const { fork } = require('child_process');
const child = fork(process.env.CHILD, ['child']);
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
child.send('hello');
