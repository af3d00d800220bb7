// A child with a signal listener decides itself what a signal means
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log(m); if (m === 'ready') child.kill('SIGTERM'); });
child.on('exit', (code, signal) => console.log('exit', code, signal, child.killed));
