// fork() never uses a shell, whatever `shell` says; what a shell would expand arrives as it is
const { fork } = require('child_process');
const child = fork(process.env.CHILD, ['$HOME', 'a b', '*'], { shell: true });
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
