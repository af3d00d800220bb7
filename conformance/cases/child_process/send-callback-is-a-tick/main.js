// The callback of send() is a tick with null; send() returns true
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
process.nextTick(() => console.log('tick 1'));
console.log(child.send('a', (e) => console.log('callback', e)));
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => console.log('micro'));
console.log('sync');
child.on('exit', (code) => console.log('exit', code));
