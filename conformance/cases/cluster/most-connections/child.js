const cluster = require('cluster');
const net = require('net');
const server = net.createServer((socket) => socket.resume().write(`${cluster.worker.id}`));
if (cluster.worker.id === 1) server.maxConnections = 1;
server.listen(0, '127.0.0.1');
