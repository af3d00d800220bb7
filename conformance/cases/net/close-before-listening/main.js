// a server that is closed before it listens never does
const net = require('net');
const a = net.createServer().on('listening', () => console.log('never'));
a.listen(0, 'localhost', () => console.log('never'));
console.log(a.listening);
a.close((e) => console.log('a', e && e.code, a.listening));
const b = net.createServer().on('listening', () => console.log('b listening'));
b.listen(0, () => console.log('b callback'));
console.log(b.listening);
b.close((e) => console.log('b', e === undefined, b.listening));
const c = net.createServer();
console.log(c.close((e) => console.log('c', e.name, e.code, e.message)) === c);
c.on('close', () => console.log('c close'));
const d = net.createServer().listen(0, '127.0.0.1', () => {
  console.log(d.close('no function') === d);
  d.close((e) => console.log('d', e.code));
  d.on('close', () => console.log('d close'));
});
