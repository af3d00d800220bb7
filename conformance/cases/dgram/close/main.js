// close: its callback, its event, in 'listening', while it binds, and twice
const dgram = require('dgram');
const tell = (name, s) => { for (const event of ['listening', 'close', 'error']) s.on(event, (e) => console.log(name, event, e && e.code)); return s; };
const a = tell('a', dgram.createSocket('udp4')).bind(0);
console.log(a.close(() => console.log('a callback')) === a);
const b = tell('b', dgram.createSocket('udp4'));
b.close();
try { b.close(); } catch (e) { console.log(e.name, e.code, e.message); }
const c = tell('c', dgram.createSocket('udp4'));
c.on('listening', () => { c.close(() => console.log('c callback')); console.log(c.ref() === c, c.unref() === c); });
c.bind(0, '127.0.0.1');
const d = tell('d', dgram.createSocket('udp4')).bind(0, '127.0.0.1');
d.on('listening', () => { d.close('no function'); d.on('close', () => console.log('d later')); });
const e = tell('e', dgram.createSocket('udp4'));
e.send('x', 9, '127.0.0.1', (error) => console.log('e sent', error));
e.close(() => console.log('e callback'));
const f = tell('f', dgram.createSocket('udp4'));
f.bind(0, 'localhost');
f.close();
