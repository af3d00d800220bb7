// the addresses of both ends: before, during and after a connection
const net = require('net');
const where = (s) => [s.localAddress, typeof s.localPort, s.localFamily, s.remoteAddress, typeof s.remotePort, s.remoteFamily, Object.keys(s.address())];
const server = net.createServer((s) => {
  console.log('S', ...where(s), s.server === server, s.localPort === server.address().port, s.remotePort === c.localPort);
  s.on('end', () => console.log('S end', s.remoteAddress));
  s.on('close', () => console.log('S close', ...where(s)));
  s.resume().end();
});
let c;
server.listen(0, '127.0.0.1', () => {
  const { address, port, family } = server.address();
  console.log(address, family, Object.keys(server.address()));
  c = net.connect({ port, host: '127.0.0.1' });
  console.log('C', ...where(c));
  c.on('connect', () => console.log('C connect', ...where(c), c.remotePort === port, c.address() === c.address()));
  c.on('end', () => console.log('C end', c.remoteAddress, c.localAddress)).resume();
  c.on('close', () => {
    console.log('C close', ...where(c));
    const unseen = net.connect(port, '127.0.0.1', () => { unseen.destroy(); console.log('unseen', ...where(unseen)); server.close(() => console.log(server.address())); });
  });
});
