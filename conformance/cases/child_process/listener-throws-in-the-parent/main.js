// In the parent a throwing listener is an ordinary uncaught exception
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin));
child.on('message', (m) => { if (m === 2) child.disconnect(); throw new Error('m' + m); });
child.on('exit', (code) => { console.log('exit', code); throw new Error('in exit'); });
