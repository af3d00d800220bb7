// with allowHalfOpen a side ends only by itself
const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  console.log(s.allowHalfOpen, server.allowHalfOpen);
  s.on('data', (x) => console.log('S data', x.toString()));
  s.on('end', () => {
    console.log('S end', s.readyState, s.writable);
    setImmediate(() => { console.log('S late', s.readyState, s.destroyed); s.end('late'); });
  });
  s.on('finish', () => console.log('S finish', s.readyState));
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  console.log(c.allowHalfOpen);
  c.on('data', (x) => console.log('C data', x.toString(), c.readyState));
  c.on('end', () => { console.log('C end', c.readyState, c.destroyed); });
  c.on('close', (bad) => { console.log('C close', bad); server.close(); });
  c.end('first');
});
