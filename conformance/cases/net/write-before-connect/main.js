// what is written before the connection stands goes out when it does
const net = require('net');
const server = net.createServer((s) => {
  s.setEncoding('utf8');
  let all = '';
  s.on('data', (x) => { all += x; });
  s.on('end', () => console.log('S got', all));
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  console.log(c.write('one', () => console.log('one written', c.pending, c.bytesWritten)));
  console.log(c.bytesWritten, c.writableLength, c.bufferSize, c.connecting, c.pending);
  console.log(c.write(Buffer.from('two'), () => console.log('two written')));
  console.log(c.bytesWritten, c.writableLength);
  c.on('connect', () => { console.log('connect', c.bytesWritten, c.writableLength); c.write('three'); });
  c.on('ready', () => console.log('ready', c.bytesWritten, c.writableLength, c.readyState));
  c.on('finish', () => console.log('finish', c.bytesWritten));
  c.end('four');
  console.log(c.readyState, c.writable);
  c.on('error', (e) => console.log(e.code));
  c.on('close', () => server.close());
});
