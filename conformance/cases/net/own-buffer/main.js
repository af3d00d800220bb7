// onread: what comes is read into a buffer of the program's own
const net = require('net');
const server = net.createServer((s) => s.end('abcdefghij')).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const one = Buffer.alloc(4);
  const asked = [
    { buffer: one, callback: (n, b) => console.log('one', n, b === one, b.toString('latin1', 0, n)) },
    { buffer: () => { console.log('made'); return Buffer.alloc(6); }, callback: (n, b) => console.log('made', n, b.toString('latin1', 0, n)) },
    { buffer: one, callback: (n, b) => { console.log('pausing', n, b.toString('latin1', 0, n)); setImmediate(() => c.resume()); return false; } },
    { buffer: () => 5, callback: (n, b) => console.log('no buffer', n, b) },
    { buffer: Buffer.alloc(0), callback: () => console.log('never') },
    { buffer: 1, callback: () => console.log('never') },
    { buffer: one },
    {}, null, 1,
  ];
  let c;
  const next = () => {
    if (!asked.length) return server.close();
    c = net.connect({ port, host: '127.0.0.1', onread: asked.shift() });
    c.on('data', (x) => console.log('data', x.length));
    c.on('end', () => console.log('end', c.bytesRead));
    c.on('error', (e) => console.log('error', e.code, e.syscall, e.message));
    c.on('close', (bad) => { console.log('close', bad); next(); });
  };
  next();
});
server.on('connection', (s) => s.on('error', () => {}));
