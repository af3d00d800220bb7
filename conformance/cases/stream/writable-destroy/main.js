// what waits is told with ERR_STREAM_DESTROYED
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ write(chunk, encoding, cb) { setImmediate(cb); } });
w.on('error', (err) => console.log('error', err.message));
log(w, 'finish', 'close', 'drain');
w.write('a', (err) => console.log('a', err));
w.write('b', (err) => console.log('b', err.code, err.message));
w.end((err) => console.log('end', err.code, err.message));
w.destroy();
console.log(w.writable, w.destroyed, w.writableLength, w.writableAborted);
console.log(w.write('c', (err) => console.log('c', err.code, err.message)));
const e = new Writable({ write(chunk, encoding, cb) { setImmediate(cb); } });
e.on('error', (err) => console.log('error e', err.message));
e.write('a');
e.write('b', (err) => console.log('e b', err.message));
e.destroy(new Error('boo'));
