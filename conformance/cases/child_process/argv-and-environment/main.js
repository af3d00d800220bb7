// Arguments reach the child, the channel's variables are hidden from it
const { fork } = require('child_process');
const child = fork(process.env.CHILD, ['one', '--two', ''], { env: { ...process.env, EXTRA: 'yes' } });
child.on('message', (m) => console.log(m));
child.on('exit', (code) => console.log('exit', code));
