// compact and breakLength change the layout
const { inspect } = require('util');
const value = { a: [1, 2, { b: 'text', c: [] }], d: { e: { f: { g: 1 } } } };
for (const compact of [true, false, 0, 1, 2, 5]) console.log(inspect(value, { compact, depth: 5 }));
for (const breakLength of [20, 40, Infinity]) console.log(inspect(value, { breakLength, depth: 5 }));
console.log(inspect({ long: 'x'.repeat(90), b: [1, 2, 3] }, { compact: true }));
