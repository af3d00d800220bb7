// the forms of bind, and the addresses they give
const dgram = require('dgram');
const forms = [
  (s, f) => s.bind(f), (s, f) => s.bind(0, f), (s, f) => s.bind(0, '127.0.0.1', f), (s, f) => s.bind({ port: 0 }, f), (s, f) => s.bind({ port: 0, address: '127.0.0.1', exclusive: true }, f),
  (s, f) => s.bind({}, f), (s, f) => s.bind(null, f), (s, f) => s.bind(undefined, undefined, f), (s, f) => s.bind(0, '', f), (s, f) => s.bind({ address: '127.0.0.2' }, f), (s, f) => s.bind('0', 'localhost', f),
];
const next = () => {
  if (!forms.length) return six();
  const s = dgram.createSocket('udp4');
  const given = forms.shift()(s, () => {
    const { address, family, port } = s.address();
    console.log(given === s, address, family, port > 0, s.listenerCount('listening'));
    try { s.bind(0); } catch (e) { console.log(e.code); }
    s.close(next);
  });
};
const six = () => {
  const s = dgram.createSocket({ type: 'udp6', ipv6Only: true });
  s.bind(() => {
    console.log(s.address().address, s.address().family);
    const t = dgram.createSocket('udp6').bind(0, '::1', () => { console.log(t.address().address); t.close(); s.close(); });
  });
};
next();
