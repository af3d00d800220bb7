// cwd is the child's directory; the script is looked for there
const { fork } = require('child_process');
const path = require('path');
const child = fork(path.resolve(process.env.CHILD), [], { cwd: '/' });
child.on('message', (m) => console.log(m, process.cwd() === m));
child.on('exit', (code) => console.log('exit', code));
