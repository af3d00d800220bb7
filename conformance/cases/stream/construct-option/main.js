// nothing is read or written before construct has called back
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({
  construct(cb) { console.log('construct'); setImmediate(() => { console.log('constructed'); cb(); }); },
  read() { console.log('read'); r.push(null); },
});
log(r, 'end', 'close');
r.resume();
const w = new Writable({
  construct(cb) { setImmediate(cb); },
  write(chunk, encoding, cb) { console.log('write', chunk); cb(); },
  final(cb) { console.log('final'); cb(); },
});
log(w, 'finish');
console.log(w.write('a'), w.writableLength);
w.end('b');
const f = new Writable({ construct(cb) { cb(new Error('failed')); }, write() {} });
f.on('error', (err) => console.log('error', err.message));
f.write('x', (err) => console.log('cb', err.message));
const d = new Writable({ construct(cb) { setImmediate(cb); }, destroy(err, cb) { console.log('destroy'); cb(err); } });
d.destroy();
log(d, 'close');
