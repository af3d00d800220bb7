// Two listeners, one removed: the child stays; both removed: it ends
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log(m); if (m === 'one left') setTimeout(() => child.send('go'), 50); });
child.on('exit', (code) => console.log('exit', code));
