// '::' takes connections of both families, unless it is for IPv6 alone
const net = require('net');
const server = net.createServer((s) => { console.log(s.remoteFamily, s.remoteAddress, s.localFamily); s.end(); }).listen(() => {
  const { port, address, family } = server.address();
  console.log(address, family);
  net.connect(port, '127.0.0.1').resume().on('close', () => {
    net.connect(port, '::1').resume().on('close', () => {
      server.close();
      const six = net.createServer((s) => s.end()).listen({ port: 0, host: '::', ipv6Only: true }, () => {
        net.connect(six.address().port, '127.0.0.1').on('error', (e) => console.log(e.code, e.address)).on('close', () => {
          const c = net.connect(six.address().port, '::1', () => console.log(c.remoteAddress, c.remoteFamily, c.localAddress)).resume();
          c.on('close', () => six.close());
        });
      });
    });
  });
});
