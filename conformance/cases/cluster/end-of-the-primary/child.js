const cluster = require('cluster');
const net = require('net');
net.createServer().listen(0, '127.0.0.1');
cluster.worker.on('disconnect', () => console.log('worker disconnect', cluster.worker.exitedAfterDisconnect));
process.on('disconnect', () => console.log('process disconnect'));
process.on('exit', (code) => console.log('exit', code));
