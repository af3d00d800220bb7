// text becomes bytes unless decodeStrings is false
const { Writable } = require('stream');
const write = (chunk, encoding, cb) => { console.log(chunk, encoding); cb(); };
const w = new Writable({ write });
w.write('\u00e9');
w.write('\u00e9', 'latin1');
w.write('68 69', 'hex');
w.write('6869zz', 'hex');
w.write('aGk', 'base64');
w.write('_-8', 'base64url');
w.write('hi', 'UCS2');
w.setDefaultEncoding('LATIN1');
w.write('\u00e9');
w.write(new Uint16Array([1, 2]));
const s = new Writable({ write, decodeStrings: false, defaultEncoding: 'hex' });
s.write('ab');
s.write('ab', 'utf8');
s.write(Buffer.from('c'));
for (const f of [() => w.write('a', 'klingon'), () => w.setDefaultEncoding('klingon'), () => w.setDefaultEncoding(5), () => new Writable({ defaultEncoding: 'x' })]) {
  try { f(); } catch (err) { console.log(err.name, err.code, err.message); }
}
