// process.disconnect() in the child: the parent hears it while the child goes on
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => console.log('message', m));
child.on('disconnect', () => console.log('disconnect', child.connected, child.exitCode));
child.on('exit', (code) => console.log('exit', code));
child.on('close', (code) => console.log('close', code));
