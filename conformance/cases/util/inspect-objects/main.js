// Objects show their keys, quoted unless they are identifiers, whole numbers first
const { inspect } = require('util');
console.log(inspect({}), inspect({ a: 1 }), inspect({ 'a-b': 'x', _c: null, $d: true, é: [] }));
console.log(inspect({ b: 1, 10: 2, 9: 3, a: { 1: 'x' } }));
console.log(inspect({ a: { b: { c: {} } } }), inspect({ a: { b: { c: { d: 1 } } } }));
