// what is put back is read first
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
r.push('body');
r.once('readable', () => {
  const all = r.read();
  console.log(all, r.unshift(all.subarray(1)), r.readableLength);
  r.on('data', (chunk) => console.log('data', chunk));
  r.push(null);
});
log(r, 'end');
r.on('end', () => r.unshift('late'));
r.on('error', (err) => console.log(err.code, err.message));
