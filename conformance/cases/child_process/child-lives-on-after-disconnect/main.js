// A disconnected child goes on until its own work is done
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', () => { child.disconnect(); console.log('disconnected'); });
child.on('exit', (code) => console.log('exit', code));
