// JSON.stringify: what it leaves out, indents, replaces and refuses.
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  toJSON(key) {
    return `${this.x},${this.y} as ${key === '' ? 'itself' : key}`;
  }
}
const values = [
  undefined, null, true, 'text', '', 1, -0, 1.5, 1e21, NaN, Infinity, [], {}, [1, [2, [3]]], { a: { b: 1 } }, [undefined, () => 1, Symbol('s')],
  { gone: undefined, f() {}, s: Symbol('s'), kept: null }, new Date(0), new Date(NaN), new Map([[1, 2]]), new Set([1]), /x/g, new Error('e'), Buffer.from('hi'),
  new Uint8Array([1, 2]), new Point(1, 2), { p: new Point(3, 4) }, [new Point(5, 6)], { 2: 'b', 1: 'a', z: 1, y: 2 },
];
for (const value of values) {
  console.log(JSON.stringify(value));
}
console.log(JSON.stringify('"\\\b\f\n\r\t\u0001\u007f\u2028é😀\ud83d'));
console.log(JSON.stringify({ a: [1, { b: [] }], c: {} }, null, 2));
console.log(JSON.stringify([[1], { a: 1 }], null, '--'));
console.log(JSON.stringify({ a: 1 }, null, 20), JSON.stringify([1], null, '12345678901'), JSON.stringify([1], null, 0));
console.log(JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ['a', 'c']));
console.log(JSON.stringify({ a: 1, b: 'x', c: [1, 2] }, (key, value) => (typeof value === 'number' ? value * 10 : value)));
console.log(JSON.stringify({ a: 1, b: 2 }, (key, value) => (key === 'a' ? undefined : value)));
console.log(JSON.stringify([1, 2, 3], (key, value) => (key === '1' ? undefined : value)));
const loop = { name: 'loop' };
loop.again = loop;
const deep = { a: [{ b: {} }] };
deep.a[0].b.back = deep.a;
for (const attempt of [() => JSON.stringify(loop), () => JSON.stringify(deep), () => JSON.stringify(10n), () => JSON.stringify({ n: [1n] })]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name);
    console.log(error.message);
  }
}
