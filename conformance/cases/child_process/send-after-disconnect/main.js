// After disconnect() send() returns false and tells its callback, else 'error', in a tick
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('error', (e) => console.log('error', e.name, e.code, e.message));
child.on('disconnect', () => console.log('disconnect'));
child.disconnect();
console.log(child.send('a', (e) => console.log('callback', e.name, e.code, e.message)));
console.log(child.send('b'));
console.log(child.send(undefined));
process.nextTick(() => console.log('tick'));
console.log('sync');
child.on('exit', (code) => console.log('exit', code));
