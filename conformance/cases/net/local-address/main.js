// the local end that a connection asks for, and what is refused
const net = require('net');
const server = net.createServer((s) => { console.log('from', s.remoteAddress); s.end(); }).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  for (const options of [{ localAddress: 'x' }, { localPort: 'x' }, { localPort: -1 }, { localPort: true }, { localAddress: 5 }]) {
    try { net.connect({ port, host: '127.0.0.1', ...options }).on('error', (e) => console.log('error', e.code)); console.log('taken'); } catch (e) { console.log(e.name, e.code, e.message); }
  }
  setTimeout(() => {
    const c = net.connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' }, () => console.log(c.localAddress));
    c.resume().on('close', () => {
      const d = net.connect({ port, host: '127.0.0.1', localAddress: '192.0.2.1' });
      d.on('error', (e) => console.log(e.code, e.errno, e.syscall, e.address, e.port, e.message)).on('close', (bad) => {
        console.log('close', bad);
        const e = net.connect({ port, host: '127.0.0.1', localAddress: '127.0.0.1', localPort: port });
        e.on('error', (e) => console.log(e.code, e.syscall, e.message.replaceAll(port, 'PORT'))).on('close', (bad) => { console.log('close', bad); server.close(); });
      });
    });
  }, 50);
});
