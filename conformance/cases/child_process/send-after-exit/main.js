// After the child has ended send() returns false with ERR_IPC_CHANNEL_CLOSED
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('close', () => {
  console.log(child.connected, child.send('late', (e) => console.log(e.code, e.message)));
  console.log(child.channel, typeof child.send, typeof child.disconnect);
});
