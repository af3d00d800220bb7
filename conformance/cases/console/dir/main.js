// dir inspects with options and without custom inspection
const { inspect } = require('util');
console.dir({ a: { b: { c: { d: 1 } } } });
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: null, compact: false });
console.dir('text');
class Own { constructor() { this.a = 1; } [inspect.custom]() { return 'custom'; } }
console.dir(new Own());
console.dir(new Own(), { customInspect: true });
console.log(new Own());
