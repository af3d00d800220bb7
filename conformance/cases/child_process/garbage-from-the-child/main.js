// What is no message on the json wire
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { serialization: 'json' });
process.on('uncaughtException', (e) => console.log('uncaught', e.name));
child.on('message', (m) => console.log('message', m));
child.on('error', (e) => console.log('error', e.code));
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
