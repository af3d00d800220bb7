// the slower of two destinations sets the pace
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
const sink = (label, ms) => new Writable({ highWaterMark: 1, write(chunk, encoding, cb) { console.log(label, chunk); ms ? setTimeout(cb, ms) : cb(); } });
const a = sink('a', 0), b = sink('b', 20);
r.pipe(a);
r.pipe(b);
log(r, 'pause', 'resume');
a.on('finish', () => console.log('a finish'));
b.on('finish', () => console.log('b finish'));
r.push('1');
r.push('2');
r.push(null);
