// 'drain' of a sink that is done at once comes in a tick
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({ highWaterMark: 2, write(chunk, encoding, cb) { cb(); } });
log(w, 'drain');
console.log(w.write('abc'), w.writableNeedDrain);
const o = new Writable({ objectMode: true, highWaterMark: 1, write(chunk, encoding, cb) { console.log(chunk, encoding); cb(); } });
o.on('drain', () => console.log('o drain'));
console.log(o.write({ a: 1 }), o.write('text', 'latin1'), o.write(0), o.writableObjectMode);
o.on('finish', () => console.log('o finish'));
o.end();
process.nextTick(() => process.nextTick(() => console.log('two ticks')));
