// A deprecated function warns once, a code once in the process
const { deprecate } = require('util');
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
const old = deprecate((x) => x * 2, 'use new()', 'DEP_OLD');
console.log(old(1), old(2));
console.log(deprecate(() => 'other', 'the same code', 'DEP_OLD')());
console.log(deprecate(() => 'bare', 'without a code')());
try { deprecate(() => {}, 'x', 5); } catch (error) { console.log(error.message); }
setImmediate(() => { process.noDeprecation = true; console.log(deprecate(() => 'silent', 'never seen')()); });
