// servers and datagram sockets are disposed of: closed, and waited for
const net = require('net');
const dgram = require('dgram');
const server = net.createServer().listen(0, '127.0.0.1', async () => {
  server.on('close', () => console.log('server close'));
  await server[Symbol.asyncDispose]();
  console.log('server', server.listening);
  await server[Symbol.asyncDispose]();
  console.log('again');
  const socket = dgram.createSocket('udp4');
  socket.on('close', () => console.log('socket close'));
  await new Promise((done) => socket.bind(0, done));
  await socket[Symbol.asyncDispose]();
  console.log('socket');
  await socket[Symbol.asyncDispose]();
  console.log('again');
});
