// Long strings are split at their lines, and cut at maxStringLength
const { inspect } = require('util');
console.log(inspect('a line of text\n'.repeat(6)));
console.log(inspect({ text: 'first line of a long text\nsecond line of a long text\nthird and last line, also long' }));
console.log(inspect('one\ntwo'), inspect(['x'.repeat(100)]));
console.log(inspect('abcdefgh', { maxStringLength: 5 }), inspect(['abcdef'], { maxStringLength: 5 }), inspect('abc', { maxStringLength: null }));
