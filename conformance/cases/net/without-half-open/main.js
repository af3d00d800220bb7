// without allowHalfOpen our side ends after the peer's end, not at once, and the socket is destroyed after that
const net = require('net');
const server = net.createServer((s) => s.end('x')).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  console.log(c.allowHalfOpen);
  c.on('data', (x) => console.log('data', x.toString(), c.writable));
  c.on('end', () => {
    console.log('end', c.destroyed, c.writable, c.writableEnded, c.readyState);
    c.write('still');
    process.nextTick(() => console.log('tick', c.destroyed, c.writable, c.writableEnded));
    setImmediate(() => console.log('immediate', c.destroyed, c.writable));
  });
  c.on('finish', () => console.log('finish', c.destroyed, c.readyState));
  c.on('close', (bad) => {
    console.log('close', bad);
    const d = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true }).resume();
    d.allowHalfOpen = false;
    d.on('end', () => console.log('d end', d.writable));
    d.on('close', () => { console.log('d close'); server.close(); });
  });
});
server.on('connection', (s) => s.on('error', () => {}).resume());
