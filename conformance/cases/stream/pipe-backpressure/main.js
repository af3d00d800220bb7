// a full destination pauses its source until 'drain'
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
let n = 0;
const r = new Readable({ highWaterMark: 1, read() { console.log('read'); r.push(n < 4 ? String(n++) : null); } });
const w = new Writable({ highWaterMark: 2, write(chunk, encoding, cb) { console.log('write', chunk, w.writableLength); setImmediate(cb); } });
log(r, 'pause', 'resume', 'end');
log(w, 'drain', 'finish');
r.pipe(w);
