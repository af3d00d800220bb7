// reading by characters, over chunk borders
const { Readable } = require('stream');
const r = new Readable({ read() {}, encoding: 'utf8' });
r.push('\u00e9\u20ac');
r.push('abc');
r.push('d');
console.log(r.read(1), r.read(2), r.readableLength, r.read(2), r.read(9));
r.push(null);
console.log(r.read(9), r.read());
