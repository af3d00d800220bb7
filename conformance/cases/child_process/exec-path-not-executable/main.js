// A directory as execPath is EACCES, in the same way
const { fork } = require('child_process');
const child = fork('x', { execPath: '/' });
child.on('error', (e) => console.log('error', e.code, e.errno, e.syscall, e.message));
child.on('close', (code) => console.log('close', code));
console.log(child.pid);
