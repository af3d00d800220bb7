// writes and ends after the end
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ write(chunk, encoding, cb) { cb(); } });
w.on('error', (err) => console.log('error', err.code, err.message));
log(w, 'finish', 'close');
w.end();
console.log(w.write('late', (err) => console.log('cb', err.code)));
w.end((err) => console.log('end 1', err.code));
w.end('more', (err) => console.log('end 2', err.code));
const f = new Writable({ write(chunk, encoding, cb) { cb(); } });
f.end('a', () => {
  f.end((err) => console.log('finished', err.code, err.message));
  setImmediate(() => f.end((err) => console.log('closed', err.code, err.message)));
});
