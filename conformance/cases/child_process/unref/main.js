// A parent that unrefs child and channel ends first; the child sees 'disconnect'
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
child.on('message', (m) => {
  console.log(m);
  child.unref();
  child.channel.unref();
});
process.on('exit', (code) => console.log('parent exit', code, child.connected));
