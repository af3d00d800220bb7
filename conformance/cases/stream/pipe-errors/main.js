// an error of the destination ends the piping; one of the source does not reach it
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
const w = new Writable({ write(chunk, encoding, cb) { cb(new Error('full')); } });
w.on('error', (err) => console.log('error', err.message));
w.on('unpipe', () => console.log('unpipe'));
log(w, 'close');
r.pipe(w);
r.push('a');
setImmediate(() => {
  console.log(r.readableFlowing, r.destroyed);
  const s = new Readable({ read() {} });
  const t = new Writable({ write(chunk, encoding, cb) { cb(); } });
  s.on('error', (err) => console.log('source', err.message));
  s.pipe(t);
  s.destroy(new Error('gone'));
  setImmediate(() => console.log(t.destroyed, t.writable));
  const u = new Writable();
  u.on('error', (err) => console.log('u', err.code, err.message));
  u.pipe(t);
});
