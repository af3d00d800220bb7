// More than six entries are put in columns, a hundred are shown
const { inspect } = require('util');
console.log(inspect(Array.from({ length: 120 }, (_, i) => i)));
console.log(inspect(Array.from({ length: 27 }, (_, i) => 'item' + i)));
console.log(inspect(Array.from({ length: 7 }, (_, i) => ({ i }))));
console.log(inspect(['a', 'bb', 'ccc', 'dddd', 'eeeee', 'ffffff', 'g'.repeat(30)]));
console.log(inspect(Array.from({ length: 101 }, (_, i) => 1.5 * i), { maxArrayLength: 8 }));
