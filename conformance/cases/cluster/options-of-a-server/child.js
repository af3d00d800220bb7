const net = require('net');
const server = net.createServer({ allowHalfOpen: true, pauseOnConnect: true });
server.on('connection', (socket) => {
  const { port } = server.address();
  process.send([socket.server === server, socket.remoteAddress, socket.localAddress, socket.localPort === port, socket.isPaused()]);
  server.getConnections((error, count) => process.send([error, count, server.listening]));
  let got = '';
  setTimeout(() => {
    socket.setEncoding('utf8');
    socket.on('data', (text) => { got += text; });
    socket.resume();
    socket.on('end', () => setTimeout(() => socket.end(got), 20));
  }, 20);
});
server.listen(0, '127.0.0.1');
