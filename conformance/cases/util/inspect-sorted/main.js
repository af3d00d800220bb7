// sorted orders keys, entries of maps and members of sets
const { inspect } = require('util');
console.log(inspect({ b: 1, a: { d: 1, c: 2 } }, { sorted: true }), inspect(new Set(['z', 'a']), { sorted: true }), inspect([3, 1], { sorted: true }));
console.log(inspect({ a: 1, b: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) }), inspect(new Map([['b', 1], ['a', 2]]), { sorted: true }));
