// An async 'message' listener may wait; messages do not wait for it
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.send({ n: 1, wait: 80 });
child.send({ n: 2, wait: 5 });
child.on('message', (m) => { console.log(m); if (m === 'done 1') child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
