// bytesRead and bytesWritten: of texts in any encoding, what waits, what is corked; and kept at the end
const net = require('net');
const server = net.createServer((s) => {
  let n = 0;
  s.on('data', (x) => { n += x.length; });
  s.on('end', () => { console.log('S', n, s.bytesRead, s.bytesWritten); s.end('done'); });
  s.on('close', () => console.log('S close', s.bytesRead, s.bytesWritten));
});
server.listen({ port: 0, host: '127.0.0.1' }, () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1' });
  console.log(c.bytesWritten, c.bytesRead);
  c.write('äöü');
  console.log(c.bytesWritten, c.writableLength);
  c.write('616263', 'hex');
  c.write('YWJj', 'base64');
  c.write('ä', 'latin1');
  c.write('ä', 'utf16le');
  c.write(Buffer.alloc(10));
  c.write(new Uint8Array(5));
  console.log(c.bytesWritten, c.writableLength);
  c.on('connect', () => {
    console.log(c.bytesWritten);
    c.cork();
    c.write('abc');
    c.write('äb', () => console.log('written', c.bytesWritten));
    console.log(c.bytesWritten, c.writableLength);
    c.uncork();
    console.log(c.bytesWritten, c.writableLength);
    c.end('z');
    console.log(c.bytesWritten);
  });
  c.on('data', (x) => console.log('data', x.length, c.bytesRead));
  c.on('close', () => { console.log('close', c.bytesRead, c.bytesWritten); server.close(); });
});
