const cluster = require('cluster');
const net = require('net');
const { worker } = cluster;
process.send([worker.id, worker.state, worker.process === process, worker.exitedAfterDisconnect === undefined]);
const server = net.createServer().listen(0, '127.0.0.1', () => {
  process.send([worker.state, worker.disconnect() === worker, worker.state, worker.exitedAfterDisconnect, worker.isConnected()]);
  process.send(server.address() === null);
});
server.on('close', () => process.send('closed'));
worker.on('disconnect', () => {
  worker.disconnect();
});
