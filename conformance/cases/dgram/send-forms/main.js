// the forms of send: texts, buffers, lists, offsets; where it goes without an address
const dgram = require('dgram');
const got = [];
const k = dgram.createSocket('udp4', (m) => { got.push(m.toString()); if (got.length === N) { console.log(got.sort().join()); k.close(); s.close(); } });
const s = dgram.createSocket('udp4');
let N;
k.bind(0, () => {
  const port = k.address().port;
  const tell = (name) => (e, n) => console.log(name, e, n);
  const forms = [
    () => s.send('a', port), () => s.send('b', port, 'localhost'), () => s.send('c', port, '127.0.0.1', tell('c')), () => s.send('d', port, tell('d')), () => s.send(Buffer.from('e'), port, undefined, tell('e')),
    () => s.send('xfx', 1, 1, port), () => s.send('xggx', 1, 2, port, '127.0.0.1'), () => s.send(Buffer.from('xhx'), 1, 1, port, '127.0.0.1', tell('h')), () => s.send(['i', Buffer.from('i')], port, tell('i')),
    () => s.send([], port, tell('j')), () => s.send('', port, tell('k')), () => s.send(new Uint8Array([108, 108]), port, '', tell('l')), () => s.send(['m'], port, null, tell('m')),
    () => s.sendto('xnx', 1, 1, port, '127.0.0.1', tell('n')), () => s.send('äö', port, tell('o')), () => s.send('p', 0, 1, `${port}`, '127.0.0.1'),
  ];
  N = forms.length;
  const next = () => { const form = forms.shift(); if (form) { console.log(form()); setTimeout(next, 5); } };
  s.bind(0, next);
});
