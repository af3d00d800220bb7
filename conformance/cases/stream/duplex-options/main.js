// allowHalfOpen, and sides that were never there
const { Duplex, Readable } = require('stream');
const write = (chunk, encoding, cb) => cb();
const a = new Duplex({ read() {}, write, allowHalfOpen: false });
a.on('end', () => console.log('a end', a.writable));
a.on('finish', () => console.log('a finish'));
a.on('close', () => console.log('a close'));
a.resume().push(null);
const b = new Duplex({ read() {}, write, readable: false });
b.on('end', () => console.log('b end'));
b.on('close', () => console.log('b close', b.readable, b.readableAborted));
b.end();
const c = new Duplex({ read() {}, write, writable: false, readableObjectMode: true, writableHighWaterMark: 5, readableHighWaterMark: 3 });
console.log(c.writable, c.writableFinished, c.readableObjectMode, c.writableObjectMode, c.readableHighWaterMark, c.writableHighWaterMark);
c.on('close', () => console.log('c close'));
c.resume().push(null);
const e = new Duplex({ highWaterMark: 7, readableHighWaterMark: 3, objectMode: true });
console.log(e.readableHighWaterMark, e.writableHighWaterMark, e.writableObjectMode);
for (const highWaterMark of [-1, 'x', NaN, 1.5]) {
  try { new Duplex({ highWaterMark }); } catch (err) { console.log(err.name, err.code, err.message); }
  try { new Readable({ highWaterMark }); } catch (err) { console.log(err.message); }
}
