// a connected socket: before and after it is bound, refused peers, disconnect, and what send takes then
const dgram = require('dgram');
const k = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const port = k.address().port;
  const s = dgram.createSocket('udp4');
  s.on('connect', () => console.log('connect', s.remoteAddress().address, s.remoteAddress().family, s.remoteAddress().port === port));
  s.connect(port, () => {
    s.send([], (e, n) => console.log('empty list', e, n));
    s.send('', (e, n) => console.log('empty', e, n));
    s.send('abc', 1, 2, (e, n) => console.log('part', e, n));
    s.send(Buffer.from('abc'), (e, n) => {
      console.log('whole', e, n);
      for (const call of [() => s.send('abc', 5, 1), () => s.send('abc', 1, 5), () => s.send('a', 0, 1, port), () => s.connect(port), () => s.send()]) {
        try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
      }
      console.log(s.disconnect());
      for (const call of [() => s.disconnect(), () => s.remoteAddress(), () => s.send('x')]) {
        try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
      }
      s.send('last', port, '127.0.0.1', () => s.close());
    });
  });
  let left = 5;
  k.on('message', (m) => { console.log('message', m.toString()); if (--left === 0) k.close(refused); });
});
const refused = () => {
  const probe = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
    const gone = probe.address().port;
    probe.close(() => {
      const s = dgram.createSocket('udp4');
      s.on('error', (e) => { console.log('error', e.code, e.errno, e.syscall, e.message); s.close(nowhere); });
      s.connect(gone, '127.0.0.1', () => s.send('x', (e, n) => console.log('sent', e, n)));
      const nowhere = () => {
        const t = dgram.createSocket('udp4');
        t.connect(gone, '256.1.1.1.invalid', (e) => { console.log('connected', e instanceof Error, e.syscall); t.close(); });
      };
    });
  });
};
