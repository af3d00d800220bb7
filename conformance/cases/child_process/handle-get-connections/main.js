// A server counts the connections that the child has, and closes after them
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
let n = 0;
const clients = [];
const server = net.createServer((socket) => {
  child.send('socket', socket);
  if (++n === 3) child.send('all');
});
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 3; i++) clients.push(net.connect(server.address().port, '127.0.0.1').resume());
});
child.on('message', (m) => server.getConnections((error, count) => {
  console.log(m, error, m === 'all' ? count > 1 : count);
  if (m !== 'all') {
    server.close(() => { console.log('closed'); child.disconnect(); });
    child.send('close the last');
  } else child.send('close two');
}));
child.on('exit', (code) => console.log('exit', code));
