// A message whose cmd starts with NODE_ is an 'internalMessage' and no 'message'
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log('message', m); if (m === 'end') child.disconnect(); });
child.on('internalMessage', (m) => console.log('internalMessage', m));
child.on('exit', (code) => console.log('exit', code));
