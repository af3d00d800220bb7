// What is compressed comes back: at once, with a callback, through a stream; what is broken is an error with a code.
const zlib = require('zlib');

const text = 'lorem ipsum dolor sit amet €. '.repeat(40);
const pairs = [
  ['gzip', 'gunzip', 'Gzip', 'Gunzip'], ['deflate', 'inflate', 'Deflate', 'Inflate'],
  ['deflateRaw', 'inflateRaw', 'DeflateRaw', 'InflateRaw'], ['gzip', 'unzip', 'Gzip', 'Unzip'], ['deflate', 'unzip', 'Deflate', 'Unzip'],
];
for (const [pack, unpack] of pairs) {
  const packed = zlib[`${pack}Sync`](text, { level: 9 });
  console.log(pack, packed.length < 200, zlib[`${unpack}Sync`](packed).toString() === text, Buffer.isBuffer(packed));
}
console.log(zlib.crc32('hello'), zlib.crc32(Buffer.from('lo'), zlib.crc32('hel')));
console.log(zlib.gzipSync('').length, zlib.gunzipSync(zlib.gzipSync('')).length);
console.log(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('one '), zlib.gzipSync('two')])).toString());
const dictionary = Buffer.from('lorem ipsum');
console.log(zlib.inflateSync(zlib.deflateSync('lorem ipsum', { dictionary }), { dictionary }).toString());
console.log(zlib.constants.Z_BEST_COMPRESSION, zlib.constants.Z_DATA_ERROR, zlib.constants.Z_SYNC_FLUSH);

const attempts = [
  () => zlib.gunzipSync(Buffer.from('not gzip at all')), () => zlib.inflateSync(Buffer.from([1, 2, 3, 4])),
  () => zlib.gunzipSync(zlib.gzipSync(text).subarray(0, 40)), () => zlib.inflateRawSync(Buffer.from([255, 255, 255])),
  () => zlib.gunzipSync(Buffer.concat([zlib.gzipSync('a'), Buffer.from('rest')])), () => zlib.inflateSync(zlib.deflateSync('x', { dictionary })),
  () => zlib.gunzipSync(Buffer.concat([zlib.gzipSync('a'), Buffer.from([0, 1])])).toString(), () => zlib.gzipSync(5), () => zlib.crc32(),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.errno, error.message.split('. Received')[0]);
  }
}
zlib.gzip(text, (error, packed) => {
  console.log(error, packed.length < 200);
  zlib.gunzip(packed, {}, (error, found) => {
    console.log(error, found.toString() === text);
    zlib.inflate(Buffer.from('no'), (error, found) => {
      console.log(error.code, found);
      const parts = [];
      const source = zlib.createGzip();
      source.pipe(zlib.createGunzip()).on('data', (part) => parts.push(part)).on('end', () => {
        console.log(Buffer.concat(parts).toString() === text);
        zlib.createInflate().on('error', (error) => console.log(error.code, error.message)).end('broken');
      });
      source.write(text.slice(0, 100));
      source.end(text.slice(100));
    });
  });
});
console.log('first');
