// Writing to a stdout that nobody reads any more is an 'error' with EPIPE
const { fork } = require('child_process');
const child = fork(process.env.CHILD, { silent: true });
child.stdout.on('close', () => child.send('write'));
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
child.stdout.destroy();
