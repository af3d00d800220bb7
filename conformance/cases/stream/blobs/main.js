// Parts, types and slices of Blobs, and what is refused.
const { File } = require('buffer');
const text = (value) => JSON.stringify(value);
for (const [start, end] of [[undefined, 2], [1, undefined], [-2], [0, -1], [5, 1]]) {
  console.log(new Blob(['abc']).slice(start, end).size);
}
for (const type of ['é', 'Text/PLAIN', '\u0000', 'a b', null, undefined, 5]) {
  console.log(text(new Blob(['a'], { type }).type), text(new Blob(['a']).slice(0, 1, type).type));
}
console.log(new Blob(['a\r\nb\rc\n'], { endings: 'native' }).size, new Blob(['a\r\nb'], { endings: 'transparent' }).size);
console.log(new File(['abc'], 'name').slice(1, undefined, 'A/b'));
for (const make of [() => new Blob(['a'], { endings: 'x' }), () => new Blob(['a'], 5)]) {
  try {
    make();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
