// what read(n) gives and leaves
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
r.push('abc');
r.push('def');
console.log(r.read(0), r.read(1), r.read(3), r.read(9), r.readableLength, r.read(), r.read());
r.push('xyz');
console.log(r.read(2), r.readableBuffer.length, r.readableHighWaterMark);
console.log(r.read(100000), r.readableHighWaterMark);
r.push(null);
console.log(r.read(5), r.read(5), r.readableEnded);
log(r, 'end');
