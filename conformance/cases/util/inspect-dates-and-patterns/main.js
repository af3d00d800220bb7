// Dates are ISO texts, regular expressions stand between slashes
const { inspect } = require('util');
console.log(inspect(new Date(0)), inspect({ at: new Date(Date.UTC(2020, 1, 29, 12, 30, 15, 250)) }));
console.log(inspect(/a+b/), inspect([/^x$/im]), inspect(new RegExp('a/b')));
