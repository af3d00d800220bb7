// Connections that name the same session go to the same worker: the primary accepts, looks, and passes the socket on.
const cluster = require('cluster');
const net = require('net');
cluster.setupPrimary({ exec: process.env.CHILD });
const workers = [cluster.fork(), cluster.fork()];
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  const session = socket.remoteAddress.split('.').pop();
  workers[session % workers.length].send('connection', socket);
});
let ready = 0;
cluster.on('online', () => {
  if (++ready === 2) server.listen(0, '0.0.0.0', () => ask(['127.0.0.2', '127.0.0.3', '127.0.0.2', '127.0.0.5']));
});
function ask(from) {
  const localAddress = from.shift();
  if (localAddress === undefined) {
    server.close();
    return cluster.disconnect();
  }
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', localAddress });
  socket.write('hello');
  socket.on('data', (data) => console.log(localAddress, `${data}`));
  socket.on('close', () => ask(from));
}
