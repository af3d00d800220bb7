// a transform stops when nobody reads it
const { Transform } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const t = new Transform({
  readableHighWaterMark: 2, writableHighWaterMark: 3,
  transform(chunk, encoding, cb) { console.log('transform', chunk); cb(null, chunk); },
});
console.log(t.write('a'), t.write('b'), t.write('c'), t.write('d'), t.write('e'));
console.log(t.readableLength, t.writableLength, t.writableNeedDrain);
log(t, 'drain');
setImmediate(() => {
  console.log(t.read(), t.readableLength, t.writableLength);
  setImmediate(() => { t.end(); t.on('data', (chunk) => console.log('data', chunk)); t.on('end', () => console.log('end')); });
});
