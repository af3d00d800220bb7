// an aborted signal destroys the stream
const { Readable, Writable, finished } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const { addAbortSignal } = require('stream');
const c = new AbortController();
const r = addAbortSignal(c.signal, new Readable({ read() {} }));
r.on('error', (err) => console.log(err.name, err.code, err.message, err.cause === c.signal.reason));
log(r, 'close');
const w = new Writable({ signal: c.signal, write() {} });
w.on('error', (err) => console.log('w', err.code));
setTimeout(() => { console.log('abort'); c.abort(); console.log(r.destroyed, w.destroyed); }, 10);
const d = new Readable({ signal: AbortSignal.abort(), read() {} });
d.on('error', (err) => console.log('d', err.code));
console.log(d.destroyed);
finished(new Readable({ read() {} }), { signal: c.signal }, (err) => console.log('finished', err.code));
