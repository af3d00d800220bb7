// Random values by their form, keys from passwords, errors.
const crypto = require('crypto');

console.log(crypto.randomBytes(8).length, crypto.randomBytes(0).length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
console.log(crypto.randomUUID() !== crypto.randomUUID(), crypto.randomInt(1), crypto.randomInt(5, 6), crypto.randomInt(10) < 10);
const buffer = Buffer.alloc(6);
console.log(crypto.randomFillSync(buffer, 2, 0) === buffer, buffer.toString('hex'), crypto.randomFillSync(buffer).length);
console.log(crypto.pbkdf2Sync('p', 's', 2, 8, 'sha512').toString('hex'), crypto.scryptSync('p', 's', 8).toString('hex'));
console.log(crypto.scryptSync('p', Buffer.from('s'), 8, { N: 1024, r: 4, p: 2 }).toString('hex'), Buffer.from(crypto.hkdfSync('sha256', 'k', 's', 'i', 40)).toString('hex'));
console.log(crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b')));
const nothing = () => {};
const attempts = [
  () => crypto.randomBytes(-1), () => crypto.randomBytes('a'), () => crypto.randomBytes(), () => crypto.randomBytes(4, 5), () => crypto.randomInt(), () => crypto.randomInt(0),
  () => crypto.randomInt(5, 3), () => crypto.randomInt(1.5), () => crypto.randomInt('1'), () => crypto.randomInt(0, 2 ** 50), () => crypto.randomInt(2 ** 50), () => crypto.randomUUID(5),
  () => crypto.randomUUID({ disableEntropyCache: 5 }), () => crypto.randomFillSync('a'), () => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')),
  () => crypto.timingSafeEqual('a', 'b'), () => crypto.pbkdf2Sync('p', 's', 0, 5, 'sha1'), () => crypto.pbkdf2Sync('p', 's', 1, 5, 'nope'), () => crypto.pbkdf2Sync('p', 's', 1, 5),
  () => crypto.pbkdf2Sync(5, 's', 1, 5, 'sha1'), () => crypto.pbkdf2('p', 's', 1, 5, 'sha1'), () => crypto.scryptSync('p', 's', -1), () => crypto.scryptSync('p', 's', 8, { N: 3 }),
  () => crypto.scrypt('p', 's', 8), () => crypto.scryptSync('p', 's', 8, { N: 2 ** 20 }),
];
for (const attempt of attempts) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
crypto.randomBytes(4, (error, bytes) => {
  console.log(error, bytes.length);
  crypto.randomInt(3, 4, (error, number) => {
    console.log(error, number);
    crypto.pbkdf2('p', 's', 2, 8, 'sha512', (error, key) => {
      console.log(error, key.toString('hex'));
      crypto.scrypt('p', 's', 8, { N: 1024 }, (error, key) => {
        console.log(error, key.toString('hex'));
        crypto.randomFill(Buffer.alloc(3), (error, filled) => console.log(error, filled.length));
      });
    });
  });
});
