// What functions throw and promises are rejected with.
const assert = require('assert');

const throwing = () => { throw new TypeError('wrong kind'); };
const quiet = () => {};
const attempts = [
  () => assert.throws(throwing), () => assert.throws(throwing, TypeError), () => assert.throws(throwing, RangeError), () => assert.throws(throwing, /wrong/), () => assert.throws(throwing, /right/),
  () => assert.throws(throwing, /^TypeError: wrong kind$/), () => assert.throws(throwing, { message: 'wrong kind' }), () => assert.throws(throwing, { name: 'TypeError', message: /kind/ }),
  () => assert.throws(throwing, { message: 'other' }), () => assert.throws(throwing, { name: 'TypeError', message: 'x' }), () => assert.throws(throwing, (error) => error instanceof TypeError),
  () => assert.throws(throwing, () => false), () => assert.throws(throwing, { message: 'other' }, 'my text'), () => assert.throws(throwing, /x/, 'my text'),
  () => assert.throws(quiet), () => assert.throws(quiet, TypeError), () => assert.throws(quiet, 'text'), () => assert.throws(quiet, TypeError, 'text'), () => assert.throws(throwing, 'wrong kind'),
  () => assert.throws(throwing, 'text'), () => assert.throws(5), () => assert.throws(throwing, 5), () => assert.throws(throwing, 'a', 'b'), () => assert.throws(throwing, {}),
  () => assert.doesNotThrow(quiet), () => assert.doesNotThrow(throwing), () => assert.doesNotThrow(throwing, 'text'), () => assert.doesNotThrow(throwing, RangeError), () => assert.doesNotThrow(throwing, TypeError, 'text'),
];
for (const [place, attempt] of attempts.entries()) {
  try {
    attempt();
    console.log(place, 'holds');
  } catch (error) {
    console.log(place, error.name, error.code, error.operator, error.generatedMessage, error.message);
  }
}
(async () => {
  const later = [
    () => assert.rejects(Promise.reject(new Error('late'))), () => assert.rejects(async () => { throw new Error('late'); }, /late/), () => assert.rejects(async () => { throw new Error('late'); }, { message: 'other' }),
    () => assert.rejects(Promise.resolve(5)), () => assert.rejects(async () => {}, TypeError, 'text'), () => assert.rejects(5), () => assert.rejects(Promise.reject(new Error('late')), TypeError),
    () => assert.doesNotReject(Promise.resolve(1)), () => assert.doesNotReject(async () => { throw new Error('late'); }), () => assert.doesNotReject(Promise.reject(new Error('late')), 'text'),
  ];
  for (const [place, attempt] of later.entries()) {
    try {
      await attempt();
      console.log(place, 'holds');
    } catch (error) {
      console.log(place, error.name, error.code, error.operator, error.generatedMessage, error.message);
    }
  }
})();
