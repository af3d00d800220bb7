// A worker asked to stop finishes its work, says goodbye and disconnects itself
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => {
  console.log(m);
  if (m === 'ready') { child.send('work'); child.send('shutdown'); }
});
child.on('disconnect', () => console.log('disconnect'));
child.on('exit', (code, signal) => console.log('exit', code, signal));
