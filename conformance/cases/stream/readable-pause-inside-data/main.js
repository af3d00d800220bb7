// a listener that pauses gets one chunk at a time
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {}, highWaterMark: 2 });
r.on('data', (chunk) => {
  console.log('data', chunk, r.readableLength);
  r.pause();
  setImmediate(() => r.resume());
});
log(r, 'end', 'close', 'pause', 'resume');
console.log(['aa', 'b', 'c', null].map((c) => r.push(c)));
