// messages that are empty, as large as may be, many in a row, and who has sent them
const dgram = require('dgram');
const s = dgram.createSocket('udp4');
const sizes = [0, 1, 1000, 20000, 65507];
let n = 0;
const k = dgram.createSocket('udp4');
k.bind(0, '127.0.0.1', () => {
  s.bind(0, '127.0.0.1', () => send());
});
const send = () => s.send(Buffer.alloc(sizes[n], n), k.address().port, '127.0.0.1', (e, sent) => console.log('sent', e, sent));
k.on('message', (m, info) => {
  console.log(m.length, m.every((x) => x === n), info.address, info.family, info.port === s.address().port, info.size, Object.keys(info));
  if (++n < sizes.length) return send();
  k.removeAllListeners('message');
  const many = [];
  k.on('message', (m) => { many.push(m[0]); if (many.length === 20) { console.log(many.join()); k.close(); s.close(); } });
  for (let i = 0; i < 20; i++) s.send(Buffer.from([i]), k.address().port, '127.0.0.1');
});
