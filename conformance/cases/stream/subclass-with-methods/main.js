// methods of a subclass do what the options do
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
class Counter extends Readable {
  constructor(n) { super({ highWaterMark: 1 }); this.n = n; }
  _read() { this.push(this.n ? String(this.n--) : null); }
  _destroy(err, cb) { console.log('destroy', err); cb(err); }
}
class Sink extends Writable {
  _construct(cb) { this.all = []; cb(); }
  _write(chunk, encoding, cb) { this.all.push(String(chunk)); cb(); }
  _final(cb) { console.log('final', this.all); cb(); }
}
const s = new Counter(3).pipe(new Sink());
log(s, 'finish', 'close');
console.log(s instanceof Writable, s instanceof Readable);
