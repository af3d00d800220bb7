// the sides of a duplex end separately
const { Duplex, Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const d = new Duplex({
  read() {},
  write(chunk, encoding, cb) { console.log('write', chunk); cb(); },
  final(cb) { console.log('final'); cb(); },
});
log(d, 'data', 'end', 'finish', 'close');
console.log(d.readable, d.writable, d.allowHalfOpen, d instanceof Readable, d instanceof Writable);
d.push('in');
d.push(null);
d.on('end', () => setImmediate(() => { console.log(d.readable, d.writable, d.destroyed); d.end('out'); }));
