// a connection that stands: the events and the states of both sides
const net = require('net');
const server = net.createServer((s) => {
  console.log('connection', s.readyState, s.connecting, s.pending, s.server === server, s.remoteFamily, s.localPort === server.address().port);
  s.write('hi');
  for (const name of ['data', 'end', 'finish', 'close', 'error', 'ready'])
    s.on(name, (x) => console.log('S', name, name === 'data' ? x.toString() : x, s.readyState));
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    console.log('callback', c.address().family, c.localAddress, c.localFamily, c.remoteAddress, c.remoteFamily, c.remotePort === server.address().port);
    c.end('bye');
    console.log(c.readyState);
  });
  console.log(c.readyState, c.connecting, c.pending, c.address(), c.remoteAddress);
  for (const name of ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'close', 'error'])
    c.on(name, (x) => console.log('C', name, name === 'data' ? x.toString() : x, c.readyState));
  c.on('close', () => {
    console.log(c.remoteAddress, c.localPort, c.address(), c.bytesRead, c.bytesWritten, c.destroyed, c.closed, c.pending, c.bufferSize);
    server.close();
  });
});
