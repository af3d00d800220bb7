// Whether 'close' comes after the parent itself has disconnected
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
child.on('close', (code) => console.log('close', code));
child.disconnect();
