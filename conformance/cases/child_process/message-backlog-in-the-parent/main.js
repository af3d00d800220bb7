// The parent keeps messages for a late listener too
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('spawn', () => console.log('spawn'));
setTimeout(() => {
  child.on('message', (m) => { console.log(m); if (m === 3) setImmediate(() => child.disconnect()); });
  console.log('listening');
}, 300);
child.on('exit', (code) => console.log('exit', code));
