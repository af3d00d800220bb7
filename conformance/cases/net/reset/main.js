// resetAndDestroy: the peer reads ECONNRESET
const net = require('net');
const server = net.createServer((s) => {
  s.on('error', (e) => console.log('S error', e.code));
  s.on('close', (bad) => console.log('S close', bad));
  s.on('data', () => {
    console.log(s.resetAndDestroy() === s, s.destroyed);
    s.resetAndDestroy();
  });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.resume();
  c.on('connect', () => { console.log('C connect'); c.write('x'); });
  c.on('error', (e) => console.log('C error', e.name, e.code, e.errno, e.syscall, e.message, 'address' in e));
  c.on('end', () => console.log('never'));
  c.on('close', (bad) => {
    console.log('C close', bad);
    server.removeAllListeners('connection');
    server.once('connection', (s) => {
      s.resume();
      s.on('error', (e) => console.log('S2 error', e.code)).on('close', (bad) => { console.log('S2 close', bad); server.close(); });
    });
    const early = net.connect(server.address().port, '127.0.0.1', () => console.log('early connect', early.connecting));
    early.on('close', (bad) => console.log('early close', bad)).on('error', (e) => console.log(e.code));
    early.resetAndDestroy();
    console.log(early.destroyed, early.connecting);
  });
});
