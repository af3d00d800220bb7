// The process that a socket was passed to is killed: its connection ends, and the server goes on
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
const server = net.createServer((socket) => child.connected ? child.send('socket', socket) : socket.end('parent'));
const told = {};
const tell = (what, ...values) => {
  told[what] = values;
  if (Object.keys(told).length < 2) return;
  console.log('closed', ...told.closed);
  console.log('exit', ...told.exit);
  child.send('late', server, (e) => console.log(e.code));
  const d = net.connect(server.address().port, '127.0.0.1');
  d.on('data', (x) => console.log(x.toString()));
  d.on('close', () => server.close());
};
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.setEncoding('utf8');
  c.on('data', (x) => { console.log(x); child.kill('SIGKILL'); });
  c.on('close', (bad) => tell('closed', bad));
});
child.on('exit', (code, signal) => tell('exit', code, signal, child.connected));
