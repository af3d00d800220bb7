// the text of an error of Node's own has its code, that of others has not
const assert = require('assert');
const { Readable, Writable } = require('stream');
const fs = require('fs');
function text(call) { try { call(); console.log('nothing'); } catch (error) { console.log(String(error)); console.log(error.toString() === String(error), `${error}` === String(error)); } }
text(() => new Readable().map(1));
text(() => Readable.from());
text(() => Readable.from(['a']).compose());
text(() => new Writable().setDefaultEncoding());
text(() => assert.strictEqual(1, 2, 'one'));
text(() => fs.readFileSync('/nowhere'));
text(() => AbortSignal.abort().throwIfAborted());
text(() => { throw Object.assign(new RangeError('mine'), { code: 'ERR_MINE' }); });
assert.throws(() => new Readable().map(1), /^TypeError \[ERR_INVALID_ARG_TYPE\]: The "fn"/);
assert.throws(() => { throw Object.assign(new Error('x'), { code: 'ERR_MINE' }); }, /^Error: x$/);
