// An object goes on one line up to 72 columns and three levels
const { inspect } = require('util');
for (const n of [40, 44, 45, 46, 50, 60]) console.log(inspect({ first: 'x'.repeat(n), second: 2 }));
console.log(inspect({ a: { b: { c: {} } }, d: 1 }), inspect({ a: { b: { c: 1 } } }));
console.log(inspect({ list: [{ name: 'one', tags: ['a', 'b'] }, { name: 'two', tags: [] }], nested: { deep: { deeper: [1] } } }));
