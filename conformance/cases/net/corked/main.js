// what is corked leaves together, and calls back in order
const net = require('net');
const server = net.createServer((s) => {
  s.setEncoding('utf8');
  s.on('data', (x) => console.log('S data', x));
  s.on('end', () => { console.log('S end'); s.end(); });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    c.cork();
    c.cork();
    for (let i = 0; i < 5; i++) console.log(c.write(i % 2 ? Buffer.from(`b${i}`) : `t${i}`, () => console.log('written', i)));
    console.log(c.writableCorked, c.writableLength);
    c.uncork();
    console.log(c.writableCorked, c.writableLength);
    setImmediate(() => {
      c.uncork();
      console.log(c.writableCorked, c.writableLength);
      c.cork();
      c.write('last', () => console.log('last'));
      c.end();
    });
  });
  c.resume().on('finish', () => console.log('finish')).on('close', () => server.close());
});
