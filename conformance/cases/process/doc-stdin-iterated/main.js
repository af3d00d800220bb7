// A child that iterates over its stdin
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
child.on('message', (m) => console.log(m));
child.on('close', (code) => console.log('close', code));
child.stdin.write('one ');
setTimeout(() => child.stdin.end('two'), 20);
