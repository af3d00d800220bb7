const cluster = require('cluster');
const net = require('net');
const server = net.createServer();
server.on('error', (error) => {
  process.send([error.message, error.code, error.errno, error.syscall, error.address]);
  cluster.worker.disconnect();
});
server.listen({ fd: 99 });
