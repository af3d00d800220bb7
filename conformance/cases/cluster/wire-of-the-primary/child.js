const cluster = require('cluster');
const net = require('net');
process.on('internalMessage', (message, handle) => {
  const shown = JSON.stringify(message, (name, value) => (name === 'port' ? 'PORT' : value));
  process.send([shown, handle === undefined]);
});
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  cluster.worker.disconnect();
});
