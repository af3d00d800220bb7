// a stream without a source is destroyed with an error
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable();
r.on('error', (err) => console.log(err.name, err.code, err.message));
log(r, 'close');
r.read();
console.log(r.destroyed, r.readable);
