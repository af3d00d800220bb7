// objects are counted and come one by one
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ objectMode: true, read() {} });
console.log(r.readableHighWaterMark, r.readableObjectMode, r.push({ a: 1 }), r.push([1, 2]), r.push(0), r.push(''), r.push(false));
console.log(r.readableLength, r.read(), r.read(99), r.readableLength);
log(r, 'data', 'end');
r.push(null);
