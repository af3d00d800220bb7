const cluster = require('cluster');
const net = require('net');
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    if (text === 'work') return socket.end('done');
    socket.end('sorry');
    setImmediate(() => { throw new Error('trouble'); });
  });
});
process.on('uncaughtException', () => {
  process.send({ act: 'leaving' });
  server.close(() => process.exit(1));
});
server.listen(0, '127.0.0.1');
