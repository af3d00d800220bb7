const net = require('net');
const server = net.createServer((socket) => {
  socket.write('hello');
  socket.resume();
  socket.on('close', () => process.send('connection closed'));
});
server.on('close', () => process.send('server closed'));
server.listen(0, '127.0.0.1');
