// A handle that no listener takes a second argument for: the message arrives, and what follows
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer();
server.listen(0, '127.0.0.1', () => {
  child.send('with a server', server, (e) => console.log('sent', e));
  child.send('alone');
});
child.on('message', (m) => {
  console.log(m);
  if (m[0] === 'alone') server.close(() => { console.log('closed'); child.send('end'); });
});
child.on('exit', (code) => console.log('exit', code));
