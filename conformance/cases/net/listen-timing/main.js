// when a server is bound, and when it says so
const net = require('net');
const a = net.createServer();
a.on('listening', () => console.log('a listening')).listen(0);
console.log(a.listening, a.address().port > 0);
process.nextTick(() => console.log('tick after a'));
Promise.resolve().then(() => console.log('promise'));
a.close(() => console.log('a closed'));
const b = net.createServer();
b.on('listening', () => { console.log('b listening'); b.close(() => console.log('b closed')); });
b.listen(0, '127.0.0.1');
console.log(b.listening, b.address());
process.nextTick(() => console.log('tick after b', b.listening));
const c = net.createServer().listen(0, '127.0.0.1', () => console.log('never'));
c.close((e) => console.log('c', e.code, e.message));
const d = net.createServer().listen(0, () => {
  try { d.listen(0); } catch (e) { console.log(e.name, e.code, e.message); }
  d.close((...args) => console.log('d closed', args.length));
  d.close((e) => console.log('second close', e.code));
  console.log(d.close('no function') === d);
});
net.createServer().close((e) => console.log('never listened', e.code)).on('close', () => console.log('close all the same'));
