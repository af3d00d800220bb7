// A throwing listener without uncaughtException ends the child with code 1
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
child.on('message', (m) => console.log(m));
child.send('x');
child.on('exit', (code, signal) => console.log('exit', code, signal));
