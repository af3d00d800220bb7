// What may be a text as well as an object; results of functions that give none; what a sum asks of an object.
class LRU { constructor() { this.m = new Map([['a', 1]]); } first() { return this.m.keys().next().value; } }
console.log(new LRU().first());
const curry = (f) => (...a) => a.length >= f.length ? f(...a) : curry(f.bind(null, ...a));
const add3 = curry((a, b, c) => a + b + c);
console.log(add3(1)(2)(3), add3(1, 2)(3), add3(1, 2, 3));
const f2 = () => { const m = Array.from({ length: 2 }, (_, i) => Array.from({ length: 3 }, (_, j) => i * 3 + j)); return m; };
console.log(f2());
const g = [...Array(2)].map(() => Array(2).fill('.')); console.log(g);
(async () => { const t = (n, f) => console.log(n, f()); await 1;
await t('matrix', () => { const m = Array.from({ length: 2 }, (_, i) => Array.from({ length: 3 }, (_, j) => i * 3 + j)); const tr = m[0].map((_, c) => m.map((r) => r[c])); const g = [...Array(2)].map(() => Array(2).fill('.')); g[0][1] = '#'; return [m, tr, g.map((r) => r.join('')).join('\n'), m.flat().filter((x) => x & 1)]; });
class LRU { constructor(n) { this.n = n; this.m = new Map(); } put(k, v) { this.m.delete(k); this.m.set(k, v); if (this.m.size > this.n) this.m.delete(this.m.keys().next().value); } }
const l = new LRU(1); l.put('a', 1); l.put('b', 2); console.log(l);
})();
var tt = (name, f) => { try { const r = f(); if (r !== undefined) console.log(name, r); } catch (e) { console.log(name, 'ERR', e.message); } };
tt('fnname', () => { function logged(fn) { return (...a) => { console.log('calling', fn.name, a); return fn(...a); }; } const add = (a, b) => a + b; return logged(add)(1, 2); });
tt('strprop', () => { const handle = (msg) => { if (msg === 'ready') return 'r'; if (msg.type === 'x') return 'x'; return 'other'; }; return [handle('ready'), handle('foo'), handle({ type: 'x' }), handle(5), handle([1])]; });
tt('handlers', () => { const h = { a() {}, b: () => {}, c() { return null; }, d: () => 1 }; return ['a', 'b', 'c', 'd'].map((k) => h[k]()); });
tt('iife', () => [(() => {})(), (function () {})(), (() => { return; })()]);
tt('fnprops', () => { function counter() { counter.count = (counter.count || 0) + 1; return counter.count; } counter(); counter(); return [counter.count, counter.nope, counter]; });
tt('getproto', () => { class A { hi() { return 'A'; } } class B extends A { hi() { return 'B' + super.hi(); } get v() { return 1; } static s() {} } const b = new B(); return [b.hi(), Object.getPrototypeOf(b) === B.prototype, B.prototype instanceof A, b.constructor === B, Object.getOwnPropertyNames(B.prototype), A.prototype.hi.call({}), 'hi' in b, b.hasOwnProperty('hi'), Object.keys(b)]; });
tt('fnparams', () => { function f({ a = 1, b: { c = 2 } = {} } = {}, [x = 3, y] = [], ...z) { return [a, c, x, y, z, arguments.length]; } return [f(), f({ a: 9, b: { c: 8 } }, [7, 6], 5, 4), f(undefined, [undefined, null])]; });
tt('args', () => { function f() { return Array.from(arguments).concat([].slice.call(arguments, 1), arguments.length, [...arguments][0]); } return f(1, 2, 3); });
const thing = { valueOf: () => 10, toString: () => 'ten' }; console.log(thing + 1, `${thing}`, thing > 5, thing + '', String(thing));
Promise.resolve({ then(done) { done(42); } }).then((v) => console.log('thenable', v));
