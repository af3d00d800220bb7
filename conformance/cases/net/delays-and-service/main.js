// setNoDelay, setKeepAlive, setTypeOfService: what they return, take and refuse; options of a server reach its sockets
const net = require('net');
const s = new net.Socket();
console.log(s.setNoDelay() === s, s.setNoDelay(false) === s, s.setNoDelay('x') === s, s.setKeepAlive() === s, s.setKeepAlive(true, 1000) === s, s.setKeepAlive({ enable: true, initialDelay: 5 }) === s);
console.log(s.getTypeOfService(), s.setTypeOfService(16) === s, s.getTypeOfService());
for (const tos of ['x', -1, 256, 1.5, NaN, undefined, null]) {
  try { s.setTypeOfService(tos); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
const server = net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 }, (c) => {
  console.log(c.getTypeOfService(), c.setTypeOfService(8) === c, c.getTypeOfService());
  console.log(c.setNoDelay(false) === c, c.setKeepAlive(false) === c);
  c.end();
}).listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', noDelay: true, keepAlive: true, typeOfService: 4 }, () => {
    console.log(c.getTypeOfService());
    c.setTypeOfService(0);
    console.log(c.getTypeOfService());
  });
  c.resume().on('close', () => server.close());
});
