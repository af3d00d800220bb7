// A message read together with the last one that is listened for
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
process.on('uncaughtException', (e) => console.log('uncaught', e.name));
child.once('message', () => {
  busy(250);
  child.once('message', (m) => { console.log('message', m); child.disconnect(); });
});
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
