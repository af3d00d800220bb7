// Characters that are split over chunks come out whole.
const { StringDecoder } = require('string_decoder');

const data = Buffer.from('zwölf €uro 😀!');
for (const encoding of ['utf8', 'utf16le', 'base64', 'hex', 'latin1', 'ascii', 'base64url', undefined, 'UCS-2']) {
  const decoder = new StringDecoder(encoding);
  const parts = [];
  for (let at = 0; at < data.length; at += 3) parts.push(decoder.write(data.subarray(at, at + 3)));
  console.log(decoder.encoding, JSON.stringify(parts), JSON.stringify(decoder.end()), JSON.stringify(decoder.end(data.subarray(0, 3))));
}
const decoder = new StringDecoder('utf8');
console.log(JSON.stringify([decoder.write(Buffer.from([0xe2, 0x82])), decoder.end(), decoder.write('text'), decoder.end(Buffer.from([0xac]))]));
for (const attempt of [() => new StringDecoder('zz'), () => new StringDecoder(5), () => decoder.write(5), () => decoder.write()]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
