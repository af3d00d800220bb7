// What send() accepted before disconnect()
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.send('x'.repeat(2000000));
child.disconnect();
child.on('exit', (code) => console.log(code === 1 ? 'delivered' : 'lost'));
