// send() to a child that could not be started: true at first, then EPIPE
const { fork } = require('child_process');
const child = fork('x', { execPath: '/no/such/program' });
console.log(child.send('x', (e) => console.log('callback', e.code, e.errno, e.syscall, e.message)));
child.on('error', (e) => console.log('error', e.code));
child.on('close', (code) => console.log('close', code));
console.log('sync');
