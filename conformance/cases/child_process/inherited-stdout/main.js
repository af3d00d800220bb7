// Without silent the child writes to the parent's stdout
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
console.log('before', child.stdout);
child.send('now');
child.on('exit', (code) => console.log('after', code));
