// text is pushed in any encoding
const { Readable } = require('stream');
const r = new Readable({ read() {}, defaultEncoding: 'latin1' });
r.push('\u00e9');
r.push('6869', 'hex');
r.push('aGk=', 'base64');
r.push('hi', 'utf16le');
r.push(new Uint8Array([1, 2]));
console.log(r.read());
try { new Readable({ defaultEncoding: 'klingon' }); } catch (err) { console.log(err.code, err.message); }
