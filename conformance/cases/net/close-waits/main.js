// close waits for the connections; getConnections counts them
const net = require('net');
const sockets = [];
const server = net.createServer((s) => {
  sockets.push(s);
  s.resume();
  if (sockets.length < 2) return;
  console.log(server.getConnections((e, n) => console.log('count', e, n)) === server);
  server.close((...args) => console.log('closed', args.length, server.listening));
  console.log(server.listening, server.address());
  server.getConnections((e, n) => console.log('after close', e, n));
  const refused = net.connect(port, '127.0.0.1').on('error', (e) => {
    console.log(e.code);
    sockets[0].end();
    sockets[1].destroy();
  });
  s.on('close', () => server.getConnections((e, n) => console.log('s closed', n)));
});
let port;
server.on('close', () => console.log('close'));
server.listen(0, '127.0.0.1', () => {
  port = server.address().port;
  for (let i = 0; i < 2; i++) net.connect(port, '127.0.0.1').resume();
});
