// the 'readable' event and read(n)
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
r.push('abcdef');
r.push('gh');
r.on('readable', () => {
  console.log('readable', r.readableLength);
  let chunk;
  while ((chunk = r.read(3)) !== null) console.log('got', chunk);
});
log(r, 'end', 'data');
console.log(r.readableFlowing);
setImmediate(() => { r.push('i'); r.push(null); });
