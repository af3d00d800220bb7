const cluster = require('cluster');
const net = require('net');
net.createServer((socket) => socket.end(`${cluster.worker.id}`)).listen(0, '127.0.0.1');
