// data after the end, and what is no data
const { Readable } = require('stream');
const watch = (label) => {
  const r = new Readable({ read() {} });
  r.on('error', (err) => console.log(label, err.code, err.message));
  r.on('close', () => console.log(label, 'close', r.destroyed, r.errored === null));
  return r;
};
const a = watch('a');
a.push(null);
console.log(a.push('late'));
const b = watch('b');
console.log(b.push(5));
const c = watch('c');
console.log(c.push({}));
const d = watch('d');
console.log(d.push(''), d.push(undefined), d.readableLength);
