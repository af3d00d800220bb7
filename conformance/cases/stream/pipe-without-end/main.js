// end: false leaves the destination open
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
const w = new Writable({ write(chunk, encoding, cb) { console.log(chunk); cb(); } });
log(w, 'finish', 'close');
w.on('unpipe', () => console.log('unpipe'));
r.pipe(w, { end: false });
r.on('end', () => { console.log('end', w.writable); w.end('bye'); });
r.push('a');
r.push(null);
