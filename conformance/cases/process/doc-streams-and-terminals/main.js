// A child with pipes for its stdio: numbers, no terminal, no columns
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
child.on('message', (m) => console.log(m));
child.on('close', (code) => console.log(code));
