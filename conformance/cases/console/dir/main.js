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
console.dir(Buffer.from('hello'));
console.dir({ a: Buffer.alloc(0), map: new Map([[1, Buffer.from('b')]]) });
console.dir([new URL('http://a/b?c'), new Date(0)]);
