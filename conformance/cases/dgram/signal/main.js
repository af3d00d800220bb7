// a signal closes a socket, bound or not; what is no signal is refused
const dgram = require('dgram');
for (const signal of [1, 'x', null, {}, true]) {
  try { dgram.createSocket({ type: 'udp4', signal }); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
}
const one = new AbortController();
const a = dgram.createSocket({ type: 'udp4', signal: one.signal });
a.on('close', () => console.log('a close'));
a.bind(0, '127.0.0.1', () => {
  console.log('a listening');
  one.abort();
  one.abort();
  try { a.address(); } catch (e) { console.log(e.code); }
});
const b = dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() });
b.on('close', () => console.log('b close'));
try { b.bind(0); } catch (e) { console.log(e.code); }
const two = new AbortController();
const c = dgram.createSocket({ type: 'udp4', signal: two.signal });
c.on('close', () => { console.log('c close'); two.abort(); });
c.close();
