// What a 'message' listener is called with
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (...a) => { console.log(a.length, a[0]); child.disconnect(); });
child.on('message', (m, handle) => console.log(m, handle ? 'handle' : 'no handle'));
child.send('hello');
child.on('exit', (code) => console.log('exit', code));
