const cluster = require('cluster');
const net = require('net');
const server = net.createServer((socket) => socket.resume().write('hello'));
server.listen(0, '127.0.0.1');
process.on('message', () => {
  server.close();
  cluster.worker.disconnect();
});
