// what is corked goes out at once with writev
const { Writable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const w = new Writable({
  writev(chunks, cb) { console.log('writev', chunks.map((c) => [String(c.chunk), c.encoding])); cb(); },
  write(chunk, encoding, cb) { console.log('write', chunk); cb(); },
});
log(w, 'finish', 'drain');
w.write('now', () => console.log('cb now'));
w.cork();
w.cork();
w.write('a', () => console.log('cb a'));
w.write('b', () => console.log('cb b'));
console.log(w.writableCorked, w.writableLength, w.writableBuffer.length);
w.uncork();
console.log(w.writableCorked);
process.nextTick(() => { w.uncork(); console.log('uncorked', w.writableLength); w.cork(); w.write('c'); w.write('d'); w.end('e'); });
