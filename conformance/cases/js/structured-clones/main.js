// structuredClone: what is kept, what is lost, and what cannot be cloned.
const shared = { s: 1 };
const original = {
  list: [1, [2]], date: new Date(0), map: new Map([['k', { v: 1 }]]), set: new Set([1, 'a']), pattern: /a(b)/gi, bytes: new Uint8Array([1, 2]), floats: new Float64Array([1.5]),
  big: 10n, nothing: null, gone: undefined, nan: NaN, minus: -0, first: shared, second: shared, text: '😀',
};
original.self = original;
const copy = structuredClone(original);
console.log(copy.list, copy.date.getTime(), copy.map.get('k'), copy.set, copy.pattern, copy.bytes, copy.floats, copy.big);
console.log(copy !== original, copy.list !== original.list, copy.self === copy, copy.first === copy.second, copy.first !== shared, 'gone' in copy, copy.gone, Object.is(copy.minus, -0), copy.nan);
console.log(copy.date instanceof Date, copy.map instanceof Map, copy.text, copy.nothing);
class Point {
  constructor(x) {
    this.x = x;
  }
  get double() {
    return this.x * 2;
  }
}
const point = structuredClone(new Point(5));
console.log(point, point instanceof Point, point.double, Object.keys(point));
const error = structuredClone(new RangeError('out', { cause: 'why' }));
console.log(error.name, error.message, error instanceof RangeError, error instanceof Error, error.cause, typeof error.stack);
console.log(structuredClone('text'), structuredClone(5), structuredClone(null), structuredClone(undefined), structuredClone([undefined, null]));
for (const attempt of [() => structuredClone(Symbol('s')), () => structuredClone(Promise.resolve())]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message, error.code);
  }
}
