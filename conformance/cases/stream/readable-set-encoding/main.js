// a character split over chunks comes out whole
const { Readable } = require('stream');
for (const encoding of ['utf8', 'UTF-8', 'utf16le', 'ucs2', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url']) {
  const r = new Readable({ read() {} });
  r.setEncoding(encoding);
  const out = [];
  r.on('data', (text) => out.push(text));
  r.on('end', () => console.log(encoding, r.readableEncoding, out.map((t) => [...t].map((c) => c.charCodeAt(0)).join('.')).join(' ')));
  for (const bytes of [[0x61, 0xc3], [0xa9, 0xe2], [0x82], [0xac, 0x62], [0xf0, 0x9f]]) r.push(Buffer.from(bytes));
  r.push(null);
}
