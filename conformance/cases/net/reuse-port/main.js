// several servers at one port: with reusePort, or with the handle of another server
const net = require('net');
const a = net.createServer().listen({ port: 0, host: '127.0.0.1', reusePort: true }, () => {
  const port = a.address().port;
  const b = net.createServer().listen({ port, host: '127.0.0.1', reusePort: true }, () => {
    console.log('b', b.address().port === port);
    const c = net.createServer().on('error', (e) => {
      console.log('c', e.code);
      const d = net.createServer().listen(a, () => {
        console.log('d', d.address().port === port, d.address().address);
        d.close(() => console.log('d closed', a.listening));
        a.close(() => { console.log('a closed'); b.close(); });
      });
    }).listen({ port, host: '127.0.0.1' });
  });
});
