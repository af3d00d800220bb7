// send() returns false while much is waiting; its callback comes when the bytes are gone
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
console.log(child.send('x'.repeat(3000000), (e) => console.log('big', e)));
console.log(child.send('small', (e) => console.log('small', e)));
process.nextTick(() => console.log('tick'));
console.log('sync');
child.on('message', (m) => { console.log(m); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
