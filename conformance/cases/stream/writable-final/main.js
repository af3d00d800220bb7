// final holds 'finish' back, or makes it an error
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ write(chunk, encoding, cb) { cb(); }, final(cb) { console.log('final'); setImmediate(() => { console.log('final done'); cb(); }); } });
log(w, 'prefinish', 'finish', 'close');
w.end('x', () => console.log('end'));
const f = new Writable({ write(chunk, encoding, cb) { cb(); }, final(cb) { cb(new Error('final failed')); } });
f.on('error', (err) => console.log('error', err.message));
f.on('finish', () => console.log('never'));
f.end((err) => console.log('f end', err.message));
const t = new Writable({ final() { throw new Error('final threw'); } });
t.on('error', (err) => console.log('error', err.message));
t.end();
