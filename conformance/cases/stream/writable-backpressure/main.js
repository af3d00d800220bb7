// write returns false at the mark and 'drain' tells when all is out
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ highWaterMark: 4, write(chunk, encoding, cb) { setImmediate(() => { console.log('done', chunk); cb(); }); } });
w.on('drain', () => { console.log('drain', w.writableLength, w.writableNeedDrain); if (!w.writableEnded) w.end('z'); });
log(w, 'finish');
console.log(w.write('ab'), w.write('c'), w.write('d', () => console.log('cb d')), w.writableLength, w.writableNeedDrain);
console.log(w.write('e'), w.writableHighWaterMark);
