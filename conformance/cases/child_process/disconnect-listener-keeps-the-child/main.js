// A 'disconnect' listener alone keeps the child until the channel closes
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log(m); setTimeout(() => { console.log('disconnecting'); child.disconnect(); }, 60); });
child.on('exit', (code) => console.log('exit', code));
