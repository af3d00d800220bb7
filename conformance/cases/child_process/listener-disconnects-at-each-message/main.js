// Three messages are there when the child starts; its listener answers and disconnects at each of them.
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
for (const n of [1, 2, 3]) child.send(n, () => {});
child.on('message', (m) => console.log('answer', m));
child.on('exit', (code) => console.log('exit', code));
