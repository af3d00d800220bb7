// 'spawn' is the first tick; nothing of the child comes before it
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('spawn', () => console.log('spawn', child.connected, typeof child.pid));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('micro'));
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
console.log('sync');
