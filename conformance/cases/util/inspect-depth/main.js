// Deeper than two levels only the kind is shown, unless depth says otherwise
const { inspect } = require('util');
class Foo { constructor() { this.a = 1; } }
const value = { a: { b: { list: [1], map: new Map([[1, 2]]), set: new Set([1]), foo: new Foo(), o: { x: 1 }, empty: [], e: {} } } };
console.log(inspect(value));
console.log(inspect(value, { depth: 0 }), inspect(value, false, 1), inspect([[[[[]]]]], { depth: 0 }));
console.log(inspect(value, { depth: null }));
console.log(inspect({ a: { b: { c: { d: { e: {} } } } } }, { depth: Infinity }));
