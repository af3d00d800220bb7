// pipeline moves everything and calls back at the end
const { Readable, Transform, Writable, pipeline } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const upper = new Transform({ transform(chunk, encoding, cb) { cb(null, String(chunk).toUpperCase()); } });
const w = new Writable({ write(chunk, encoding, cb) { console.log('write', chunk); cb(); } });
const last = pipeline(Readable.from(['a', 'b']), upper, w, (err) => console.log('done', err, upper.destroyed, w.destroyed));
console.log(last === w);
log(w, 'finish', 'close');
