// the callback of send comes later, always, with an error or without; the event 'error' only without one
const dgram = require('dgram');
const look = (host, family, callback) => (host === 'no.name' ? setImmediate(callback, Object.assign(new Error('unknown'), { code: 'ENOTFOUND' })) : callback(null, '127.0.0.1', 4));
const s = dgram.createSocket({ type: 'udp4', lookup: look });
s.on('error', (e) => console.log('event', e.code, e.message));
s.bind(0, () => {
  const port = s.address().port;
  let now = true, depth = 0;
  s.send('a', port, 'x', (e, n) => {
    console.log('callback', now, e, n);
    const again = () => { if (++depth === 100) { console.log('depth', depth); return unknown(); } s.send('b', port, 'x', again); };
    again();
  });
  now = false;
  const unknown = () => s.send('c', port, 'no.name', (e, n) => {
    console.log('callback', e.code, n);
    s.send('d', port, 'no.name');
    setTimeout(() => s.send(Buffer.alloc(70000), port, 'x', (e, n) => {
      console.log('callback', e.code, e.syscall, n);
      s.send(Buffer.alloc(70000), port, 'x');
      setTimeout(() => s.close(), 20);
    }), 20);
  });
});
