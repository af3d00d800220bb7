// disconnect() takes effect at once; the event is a tick; the child sees it and ends
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => {
  console.log(m, child.connected, typeof child.channel);
  process.nextTick(() => console.log('tick before'));
  child.disconnect();
  console.log(child.connected, child.channel);
  process.nextTick(() => console.log('tick after'));
});
child.on('disconnect', () => console.log('disconnect', child.connected));
child.on('exit', (code, signal) => console.log('exit', code, signal));
