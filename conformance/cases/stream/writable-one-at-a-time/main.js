// chunks go out one at a time, callbacks come in order, then 'finish'
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ write(chunk, encoding, cb) { console.log('write', chunk, encoding); setImmediate(cb); } });
log(w, 'finish', 'close', 'drain', 'prefinish');
console.log(w.write('a', (err) => console.log('cb a', err)), w.writableLength);
console.log(w.write(Buffer.from('b'), () => console.log('cb b')), w.writableLength);
console.log(w.write('c', 'latin1'), w.end('d', () => console.log('cb end')) === w);
console.log(w.writableEnded, w.writableFinished, w.writable, w.writableLength, w.writableNeedDrain);
w.on('finish', () => console.log(w.writableEnded, w.writableFinished, w.writable, w.destroyed));
