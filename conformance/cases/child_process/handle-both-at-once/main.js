// Both sides send handles to each other at the same time
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer();
let n = 0;
server.listen(0, '127.0.0.1', () => { for (let i = 0; i < 20; i++) child.send(i, server); });
child.on('message', (m, handle) => {
  if (handle) { handle.close(); n++; return; }
  console.log(m, n);
  server.close();
  child.disconnect();
});
child.on('exit', (code) => console.log('exit', code));
