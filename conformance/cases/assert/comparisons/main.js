// What holds, what does not, and what the error says.
const assert = require('assert');

const attempts = [
  () => assert(true), () => assert.ok('x'), () => assert.ok([]), () => assert(0, 'the message'), () => assert.ok(), () => assert.ok(false, new TypeError('own')),
  () => assert.equal(1, '1'), () => assert.equal(1, 2), () => assert.equal(NaN, NaN), () => assert.equal(null, undefined), () => assert.notEqual(1, '1'), () => assert.equal('a', 'b', 'text'),
  () => assert.strictEqual(1, 1), () => assert.strictEqual(1, 2), () => assert.strictEqual('a', 1), () => assert.strictEqual('hello world', 'hello there'), () => assert.strictEqual(0, -0),
  () => assert.strictEqual(NaN, NaN), () => assert.strictEqual({ a: 1 }, { a: 1 }), () => assert.strictEqual([1, 2, 3], [1, 2, 4]), () => assert.strictEqual(1, 2, 'own text'), () => assert.strictEqual('a\nb', 'a\nc'),
  () => assert.notStrictEqual(1, 1), () => assert.notStrictEqual('a long text', 'a long text'), () => assert.notStrictEqual(1, 2), () => assert.strictEqual(undefined, null),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 2] }), () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }), () => assert.deepStrictEqual([1, 2], [1, 2, 3]),
  () => assert.deepStrictEqual({ a: 1 }, { a: '1' }), () => assert.deepStrictEqual([...Array(30).keys()], [...Array(30).keys()].concat(99)), () => assert.deepStrictEqual('a', 'b'), () => assert.deepStrictEqual({}, []),
  () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }), () => assert.notDeepStrictEqual([1], [2]), () => assert.deepEqual({ a: 1 }, { a: '1' }), () => assert.deepEqual([1, 2], [1, 3]), () => assert.deepEqual({ a: 1 }, { b: 1 }),
  () => assert.notDeepEqual([1], ['1']), () => assert.fail(), () => assert.fail('on purpose'), () => assert.fail(new RangeError('own')), () => assert.ifError(null), () => assert.ifError(undefined),
  () => assert.ifError('text'), () => assert.ifError(new Error('broken')), () => assert.match('abc', /b/), () => assert.match('abc', /x/), () => assert.match(5, /x/), () => assert.doesNotMatch('abc', /x/),
  () => assert.doesNotMatch('abc', /b/), () => assert.match('a', 'b'), () => assert.strict.equal(1, '1'), () => assert.strict.deepEqual([1], ['1']), () => assert.strict(1),
];
for (const [place, attempt] of attempts.entries()) {
  try {
    attempt();
    console.log(place, 'holds');
  } catch (error) {
    console.log(place, error.name, error.code, error.operator, error.generatedMessage, error.message);
  }
}
const error = new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(error.name, error.code, error.actual, error.expected, error.generatedMessage, error instanceof Error, String(error).split('\n')[0]);
console.log(require('assert/strict') === assert.strict, assert.strict.strict === assert.strict);
