// setEncoding turns what is buffered into text
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.push(Buffer.from('caf\u00e9 '));
r.push('\u20ac');
console.log(r.readableLength, r.readableEncoding);
r.setEncoding('utf8');
console.log(r.readableLength, r.readableEncoding, r.read(2), r.read());
r.push('plain');
console.log(r.read());
try { r.setEncoding('klingon'); } catch (err) { console.log(err.name, err.code, err.message); }
const q = new Readable({ read() {}, encoding: 'hex' });
q.push('ab');
console.log(q.read(), q.readableEncoding);
