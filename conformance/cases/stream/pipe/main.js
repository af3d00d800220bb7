// pipe moves everything, with its events, and ends the destination
const { Readable, Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
const w = new Writable({ write(chunk, encoding, cb) { console.log('write', chunk); cb(); } });
w.on('pipe', (source) => console.log('pipe', source === r));
w.on('unpipe', (source) => console.log('unpipe', source === r));
log(r, 'end', 'close', 'pause', 'resume');
log(w, 'finish', 'close');
console.log(r.pipe(w) === w, r.readableFlowing, r.listenerCount('data'), w.eventNames().length);
r.push('a');
r.push('b');
r.push(null);
w.on('close', () => console.log(r.listenerCount('data'), r.listenerCount('end'), w.listenerCount('drain'), w.listenerCount('error'), w.listenerCount('unpipe')));
