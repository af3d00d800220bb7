// colors are escape sequences around each kind of value
const { inspect } = require('util');
const value = { s: 'x', n: 1, b: true, u: undefined, z: null, f() {}, d: new Date(0), r: /x/, y: Symbol('q'), 'a-b': [new Set(['m']), { deep: { er: 1 } }] };
console.log(JSON.stringify(inspect(value, { colors: true })));
console.log(JSON.stringify(inspect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => n * 111), { colors: true })));
console.log(JSON.stringify(inspect.colors.red), inspect.styles.string);
