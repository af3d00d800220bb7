// Messages read before disconnect() are still delivered, before 'disconnect'
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => {
  console.log('message', m);
  if (m === 0) busy(250);
  if (m === 1) child.disconnect();
});
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code) => console.log('exit', code));
