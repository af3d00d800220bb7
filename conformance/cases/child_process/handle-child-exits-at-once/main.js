// A handle that is sent right before process.exit() arrives
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m, handle) => { console.log(m, handle.listening); handle.close(); });
child.on('exit', (code) => console.log('exit', code));
