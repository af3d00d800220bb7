// a sink that is done at once: callbacks are ticks
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ write(chunk, encoding, cb) { console.log('write', chunk); cb(); }, final(cb) { console.log('final'); cb(); } });
log(w, 'finish', 'close', 'drain', 'prefinish');
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
console.log(w.write('a', () => console.log('cb a')), w.write('b'), w.write('c', () => console.log('cb c')));
w.end(() => console.log('end'));
console.log(w.writableLength, w.writableFinished);
