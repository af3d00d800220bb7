// A handle with a message of 800,000 characters
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer();
server.listen(0, '127.0.0.1', () => { child.send('x'.repeat(800000), server); child.send('after'); server.close(); });
child.on('message', (m, handle) => {
  console.log(typeof m === 'string' ? m.length : m, typeof handle);
  if (handle) { handle.close(); child.disconnect(); }
});
