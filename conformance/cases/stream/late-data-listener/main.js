// a stream that ended with data waits for its reader
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
log(r, 'end', 'close');
r.push('a');
r.push(null);
setTimeout(() => {
  console.log(r.readableLength, r.readableEnded, r.readable);
  r.on('data', (chunk) => console.log('data', chunk));
}, 10);
const e = new Readable({ read() {} });
e.on('end', () => console.log('e end'));
e.push(null);
e.once('readable', () => console.log('e readable', e.read()));
