// bindSync and connectSync: done when they return, the events follow; what is refused
const dgram = require('dgram');
const s = dgram.createSocket('udp4');
s.on('listening', () => console.log('listening')).on('connect', () => console.log('connect'));
const where = s.bindSync({ address: '127.0.0.1' });
console.log(where.address, where.family, where.port === s.address().port);
const t = dgram.createSocket('udp4', (m) => { console.log('message', m.toString()); s.close(); t.close(); });
console.log(t.bindSync().address);
console.log(s.connectSync(t.address().port), s.remoteAddress().address);
for (const call of [
  () => s.bindSync(), () => s.connectSync(9), () => s.connect(9), () => dgram.createSocket('udp4').bindSync({ port: 'x' }), () => dgram.createSocket('udp4').bindSync({ address: 5 }), () => dgram.createSocket('udp4').connectSync(0),
  () => dgram.createSocket('udp4').connectSync(9, 'localhost'), () => dgram.createSocket('udp4').bindSync({ address: '192.0.2.1' }),
]) {
  try { call(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message, e.syscall); }
}
s.send('hello', (e, n) => console.log('sent', e, n));
process.nextTick(() => console.log('tick'));
