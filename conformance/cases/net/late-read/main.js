// 'end' waits for the reader, 'close' for 'end'
const net = require('net');
const server = net.createServer((s) => s.resume().end('x'.repeat(100000))).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  let n = 0;
  c.on('readable', () => {
    let x;
    if (n === 0) { n = -1; setTimeout(() => { n = 0; read(); }, 30); return; }
    if (n >= 0) read();
  });
  const read = () => { let x; while ((x = c.read()) !== null) n += x.length; };
  c.on('end', () => console.log('end', n, c.destroyed, c.readableEnded));
  c.on('close', (bad) => { console.log('close', bad, c.bytesRead); server.close(); });
  c.end();
});
