const dgram = require('dgram');
const net = require('net');
const socket = dgram.createSocket('udp4');
const server = net.createServer().listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
  socket.bind({ port: 0, address: '127.0.0.1', exclusive: true }, () => {
    process.send([server.address().port, socket.address().port]);
  });
});
process.on('disconnect', () => {
  server.close();
  socket.close();
});
