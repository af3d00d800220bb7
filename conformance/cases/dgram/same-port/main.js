// two sockets at one port: refused, unless both say reuseAddr or reusePort
const dgram = require('dgram');
const a = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const port = a.address().port;
  const b = dgram.createSocket({ type: 'udp4', reuseAddr: true });
  b.on('error', (e) => {
    console.log(e.code, e.syscall, e.address, e.port === port);
    try { b.address(); console.log('address'); } catch (e) { console.log(e.code, e.message); }
    b.close();
    a.close();
    const c = dgram.createSocket({ type: 'udp4', reuseAddr: true }).bind(port, '127.0.0.1', () => {
      const d = dgram.createSocket({ type: 'udp4', reuseAddr: true }).bind(port, '127.0.0.1', () => {
        console.log('reuseAddr', d.address().port === port);
        c.close();
        d.close();
        const e = dgram.createSocket({ type: 'udp4', reusePort: true }).bind(0, '127.0.0.1', () => {
          const f = dgram.createSocket({ type: 'udp4', reusePort: true }).bind(e.address().port, '127.0.0.1', () => { console.log('reusePort'); e.close(); f.close(); });
        });
      });
    });
  });
  b.bind(port, '127.0.0.1');
});
