// numericSeparator groups digits by three
const { inspect } = require('util');
console.log(inspect([1000, 999, -1234567, 1234567.8912, 0.123456, 1e21, NaN, -5], { numericSeparator: true }));
console.log(inspect(123456789, { numericSeparator: true }), inspect({ n: 10000.5 }, { numericSeparator: true }));
