// A cwd that does not exist is ENOENT and blames the program
const { fork } = require('child_process');
const child = fork('x', { cwd: '/no/such/directory' });
child.on('error', (e) => console.log('error', e.code, e.syscall === 'spawn ' + process.execPath, e.path === process.execPath));
child.on('exit', () => console.log('never'));
child.on('close', (code) => console.log('close', code, child.pid));
