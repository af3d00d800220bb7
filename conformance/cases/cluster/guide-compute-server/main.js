// A server that stays responsive while it computes: each long computation is a forked process, as guides show it.
const { fork } = require('child_process');
const net = require('net');
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.once('data', (path) => {
    if (path === '/') return socket.end('ok');
    const compute = fork(process.env.CHILD);
    compute.send('start');
    compute.on('message', (sum) => {
      socket.end(`the sum is ${sum}`);
      compute.disconnect();
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  ask('/compute', () => server.close());
  ask('/', () => {});
});
function ask(path, then) {
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(path));
  socket.on('data', (data) => console.log(path, `${data}`));
  socket.on('close', then);
}
