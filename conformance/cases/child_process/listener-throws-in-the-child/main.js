// A throwing 'message' listener with uncaughtException loses no message
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const m of [1, 2, 3]) child.send(m);
child.on('message', (m) => { console.log(m); if (m === 'uncaught 3') child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
