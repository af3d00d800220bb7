// what goes in comes out changed, and flush has the last word
const { Transform } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const t = new Transform({
  transform(chunk, encoding, cb) { console.log('transform', chunk, encoding); cb(null, String(chunk).toUpperCase()); },
  flush(cb) { console.log('flush'); t.push('!'); cb(null, '?'); },
});
log(t, 'data', 'end', 'finish', 'close', 'prefinish');
t.write('a', () => console.log('cb a'));
t.write('b');
t.end('c', () => console.log('cb end'));
console.log(t.readableLength, t.writableLength);
