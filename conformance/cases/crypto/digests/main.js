// Hashes and keyed hashes: names, encodings, streams, errors.
const crypto = require('crypto');

for (const name of ['md5', 'sha1', 'sha256', 'SHA512', 'sha384', 'sha224', 'sha512-256', 'sha3-256', 'RSA-SHA256', 'blake2b512', 'blake2s256', 'shake128', 'ripemd160']) {
  console.log(name, crypto.createHash(name).update('some ').update(Buffer.from('text')).digest('hex'));
}
for (const encoding of ['hex', 'base64', 'base64url', 'latin1', 'binary']) {
  console.log(encoding, JSON.stringify(crypto.createHash('md5').update('ü', 'utf8').digest(encoding)));
}
console.log(crypto.createHash('sha1').update('616263', 'hex').digest('hex'), crypto.createHash('sha1').digest().length);
const first = crypto.createHash('sha1').update('a');
const copy = first.copy();
console.log(first.update('b').digest('hex'), copy.digest('hex'), crypto.createHash('shake256', { outputLength: 4 }).digest('hex'));
console.log(crypto.createHmac('sha256', 'key').update('data').digest('hex'), crypto.createHmac('md5', Buffer.from('k')).update('d').digest('base64'));
const attempts = [
  () => crypto.createHash(), () => crypto.createHash('nope'), () => crypto.createHash('md5').update(5), () => crypto.createHash('md5').update(),
  () => copy.update('x'), () => copy.digest(), () => copy.copy(), () => crypto.createHmac('sha1'), () => crypto.createHmac('nope', 'k'), () => crypto.createHmac(5, 'k'),
  () => crypto.createHash('sha256', { outputLength: 5 }), () => crypto.createHash('sha1').update('abc', 'hex').digest('hex'),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(['md5', 'sha1', 'sha256', 'sha512'].every((name) => crypto.getHashes().includes(name)));
const hash = crypto.createHash('sha256');
hash.on('readable', () => {
  const data = hash.read();
  if (data) console.log('stream', data.toString('hex'));
});
hash.write('some ');
hash.end('text');
