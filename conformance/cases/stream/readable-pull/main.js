// the source is asked again when what it gave was taken
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
let n = 0;
const r = new Readable({
  highWaterMark: 3,
  read(size) {
    console.log('read', size, r.readableLength);
    r.push(n < 5 ? String(n++) : null);
  },
});
log(r, 'data', 'end', 'close');
