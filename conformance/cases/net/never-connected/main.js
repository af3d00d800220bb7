// what a socket that was never connected answers
const net = require('net');
const show = (name, s) => {
  for (const event of ['finish', 'end', 'error', 'close']) s.on(event, (...args) => console.log(name, event, args.length, args[0] instanceof Error ? args[0].code + ' ' + args[0].message : args[0]));
  return s;
};
const a = new net.Socket();
console.log(a.readyState, a.connecting, a.pending, a.destroyed, a.closed, a.bufferSize, a.timeout, a.server, a.bytesRead, a.bytesWritten);
console.log(a.address(), a.localAddress, a.localPort, a.remoteAddress, a.remotePort, a.remoteFamily, a.allowHalfOpen, a.readable, a.writable);
console.log(a.ref() === a, a.unref() === a, a.pause() === a, a.isPaused(), a.setNoDelay() === a, a.setKeepAlive() === a, a.listenerCount('connect'));
show('a', a).write('x', (e) => console.log('a write', e.code));
show('b', new net.Socket()).end(() => console.log('b end'));
show('c', new net.Socket()).resetAndDestroy();
const d = show('d', new net.Socket());
console.log(d.destroy() === d, d.destroy() === d, d.readyState, d.closed);
const e = show('e', new net.Socket());
e.destroySoon();
const f = show('f', new net.Socket());
f.read();
console.log(f.listenerCount('connect'));
