// process.channel.ref() keeps the child without any listener
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log(m); setTimeout(() => { console.log('disconnecting'); child.disconnect(); }, 50); });
child.on('exit', (code) => console.log('exit', code));
