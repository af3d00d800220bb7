// What was assigned to process.env before fork() the child sees
const { fork } = require('child_process');
process.env.INHERITED = 'yes';
delete process.env.HOME;
const child = fork(process.env.CHILD);
process.env.INHERITED = 'too late';
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
