// what is opened after standard input was destroyed works
const net = require('net');
process.stdin.destroy();
const server = net.createServer((s) => {
  console.log('connection');
  s.resume().end(() => console.log('ended'));
  server.close(() => console.log('closed'));
}).listen(0, '127.0.0.1', () => {
  console.log('listening');
  net.connect(server.address().port, '127.0.0.1').resume();
});
