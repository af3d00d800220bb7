// streams in a chain
const { PassThrough, Transform } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
class Doubler extends Transform {
  _transform(chunk, encoding, cb) { this.push(chunk); this.push(chunk); cb(); }
  _final(cb) { console.log('final'); cb(); }
}
const d = new Doubler(), p = new PassThrough();
d.pipe(p);
log(p, 'data', 'end', 'finish', 'close');
d.write('a');
d.end('b');
const o = new Transform({ objectMode: true, transform(n, encoding, cb) { cb(null, n * 2); } });
o.on('data', (n) => console.log('object', n));
for (const n of [1, 2, 3]) o.write(n);
