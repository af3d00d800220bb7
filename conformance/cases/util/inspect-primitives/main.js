// Primitives are shown as their literals
const { inspect } = require('util');
for (const value of [1, 1.5, -0, NaN, Infinity, 1e21, 1e-7, true, null, undefined]) console.log(inspect(value));
for (const text of ['a', "it's", `"it's"`, `'"\``, 'tab\t line\n \x1b \x7f \\', 'é日本']) console.log(inspect(text));
console.log(inspect(Symbol('name')), inspect(Symbol()));
