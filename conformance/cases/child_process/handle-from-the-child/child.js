// The child of main.js
const net = require('net');
const server = net.createServer();
server.listen(0, '127.0.0.1', () => { process.send('server', server); server.close(); });
process.on('message', () => {
  const other = net.createServer({ pauseOnConnect: true }, (socket) => { process.send('socket', socket); other.close(); });
  other.listen(0, '127.0.0.1', () => net.connect(other.address().port, '127.0.0.1').end('through the socket').resume());
});
