// Values are compared all the way down without conversion
const { isDeepStrictEqual } = require('util');
class P { constructor(x) { this.x = x; } }
class Q { constructor(x) { this.x = x; } }
const a = [1], b = [1];
a.push(a); b.push(b);
console.log(isDeepStrictEqual({ a: [1, { b: 2 }], c: 'x' }, { c: 'x', a: [1, { b: 2 }] }), isDeepStrictEqual([1, 2], [2, 1]), isDeepStrictEqual(a, b));
console.log(isDeepStrictEqual(1, '1'), isDeepStrictEqual(1, true), isDeepStrictEqual(NaN, NaN), isDeepStrictEqual(0, -0), isDeepStrictEqual(null, undefined));
console.log(isDeepStrictEqual(new P(1), new P(1)), isDeepStrictEqual(new P(1), new Q(1)), isDeepStrictEqual({ x: 1 }, new P(1)));
console.log(isDeepStrictEqual(new Set([1, { a: 1 }]), new Set([{ a: 1 }, 1])), isDeepStrictEqual(new Map([['a', [1]]]), new Map([['a', [1]]])), isDeepStrictEqual(new Map([['a', 1]]), new Map([['a', 2]])));
console.log(isDeepStrictEqual(Buffer.from('a'), Buffer.from('a')), isDeepStrictEqual(new Date(5), new Date(5)), isDeepStrictEqual(/a/i, /a/), isDeepStrictEqual(new Error('a'), new Error('b')));
