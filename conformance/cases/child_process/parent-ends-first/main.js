// When the parent ends the child gets 'disconnect' and may go on
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => { console.log(m); process.exit(0); });
