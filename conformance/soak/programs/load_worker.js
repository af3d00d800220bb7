// The same in JavaScript.
const cluster = require('cluster');
const server = require('net').createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', () => socket.write(`${cluster.worker.id}.`));
});
server.listen(0, '127.0.0.1');
