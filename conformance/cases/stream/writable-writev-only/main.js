// a sink with only writev gets lists, of one too
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ writev(chunks, cb) { console.log(chunks.length, chunks[0].chunk); setImmediate(cb); } });
w.write('a');
w.write('b');
w.write('c');
w.end('d');
log(w, 'finish', 'close');
const f = new Writable({ writev(chunks, cb) { setImmediate(() => cb(new Error('no ' + chunks.length))); } });
f.on('error', (err) => console.log(err.message));
f.cork();
f.write('1', (err) => console.log('1', err.message));
f.write('2', (err) => console.log('2', err.message));
f.uncork();
