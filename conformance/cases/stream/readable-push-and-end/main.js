// data that was pushed, then 'end', then 'close'
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
log(r, 'data', 'end', 'close', 'resume', 'readable');
console.log(r.push('a'), r.push(Buffer.from('b')), r.push(null));
console.log(r.readableLength, r.readableFlowing, r.readable, r.readableEnded);
r.on('close', () => console.log(r.readable, r.readableEnded, r.destroyed, r.closed));
