// A second disconnect() is an 'error' event, emitted before it returns
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('error', (e) => console.log('error', e.name, e.code, e.message));
child.on('disconnect', () => console.log('disconnect'));
child.disconnect();
console.log('first');
child.disconnect();
console.log('second');
child.on('exit', (code) => console.log('exit', code));
