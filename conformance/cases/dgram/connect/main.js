// a connected socket: events, states, errors
const dgram = require('dgram');
const k = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const s = dgram.createSocket('udp4');
  const port = k.address().port;
  s.connect(port, '127.0.0.1', (e) => {
    console.log('connected', e, s.remoteAddress().port === port, s.remoteAddress().address);
    for (const call of [() => s.connect(port), () => s.send('x', port), () => s.send('x', 0, 1, port, '127.0.0.1')]) {
      try { call(); } catch (e) { console.log(e.code, e.message); }
    }
    s.send('first', (e, n) => console.log('sent', e, n));
    s.send('xsecondx', 1, 6, (e, n) => console.log('sent', e, n));
    s.send(['th', Buffer.from('ird')], (e, n) => console.log('sent', e, n));
  });
  s.on('connect', () => console.log('connect'));
  try { s.connect(port); } catch (e) { console.log(e.code, e.message); }
  let left = 3;
  k.on('message', (m) => {
    console.log(m.toString());
    if (--left) return;
    s.disconnect();
    try { s.disconnect(); } catch (e) { console.log(e.code, e.message); }
    s.close();
    k.close();
  });
});
