// a signal closes the server, whenever it comes; what is no signal is refused
const net = require('net');
for (const signal of [1, 'x', null, {}, () => {}]) {
  try { net.createServer().listen({ port: 0, signal }); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message.replace(/function .*/, 'function')); }
}
const early = new AbortController();
const a = net.createServer().on('close', () => console.log('a close')).listen({ port: 0, host: '127.0.0.1', signal: early.signal });
early.abort();
console.log(a.listening);
const late = new AbortController();
const b = net.createServer().on('close', () => { console.log('b close', b.listening); late.abort(); }).listen({ port: 0, signal: late.signal }, () => {
  console.log('b listening');
  late.abort();
  console.log(b.listening);
});
const c = net.createServer().on('close', () => console.log('c close', c.listening)).listen({ port: 0, signal: AbortSignal.abort() }, () => console.log('c listening'));
console.log(c.listening);
