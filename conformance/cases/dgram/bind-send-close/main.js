// the events of a message: bind, send, receive, close
const dgram = require('dgram');
const k = dgram.createSocket('udp4', (m, info) => console.log('message', m.toString(), info.address, info.family, info.port === s.address().port, info.size));
const s = dgram.createSocket({ type: 'udp4' });
k.on('message', (m) => { console.log('other listener', m.length); s.close(() => console.log('s closed')); console.log(k.close(() => console.log('k closed')) === k); });
k.on('close', () => console.log('k close'));
k.on('listening', () => console.log('k listening', k.address().address, k.address().family, k.address().port > 0));
console.log(k.type, k.bind(0, '127.0.0.1', () => {
  console.log('callback', k.listenerCount('listening'));
  s.on('listening', () => console.log('s listening', s.address().address));
  console.log(s.send('abc', k.address().port, '127.0.0.1', (e, n) => console.log('sent', e, n)));
  process.nextTick(() => console.log('tick'));
}) === k);
try { k.address(); } catch (e) { console.log(e.code, e.message, e.syscall); }
try { k.bind(0); } catch (e) { console.log(e.code, e.message); }
