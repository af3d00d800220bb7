// Iterators that classes make themselves, generators that are asked by hand, and what a generator is sent.
class It { constructor() { this.n = 0; } [Symbol.iterator]() { return this; } next() { return this.n < 2 ? { value: this.n++, done: false } : { value: undefined, done: true }; } }
for (const v of new It()) console.log(v);
class Fib { constructor(n) { this.n = n; } [Symbol.iterator]() { let i = 0, a = 0, b = 1; const n = this.n; return { next() { if (i++ < n) { [a, b] = [b, a + b]; return { value: a, done: false }; } return { done: true }; } }; } }
console.log([...new Fib(7)]); const [p, q] = new Fib(3); console.log(p, q, Math.max(...new Fib(5)));
class Bag { constructor() { this.items = ['x', 'y']; } [Symbol.iterator]() { return this.items[Symbol.iterator](); } }
for (const x of new Bag()) console.log(x);
class Tick { constructor(n) { this.n = n; } [Symbol.asyncIterator]() { let i = 0; const n = this.n; return { next: async () => i < n ? { value: i++, done: false } : { value: undefined, done: true } }; } }
(async () => { for await (const t of new Tick(3)) console.log('t', t); })();
function* g() { const x = yield 1; console.log('got', x); let s = 0; while (true) { const v = yield s; if (v === undefined) return s; s += v; } }
const it = g(); console.log(it.next(), it.next('hi'), it.next(5), it.next(6), it.next());
for (const v of g()) console.log(v);
function* h() { yield 1; try { yield 2; } finally { console.log('clean'); } return 3; }
const first = h(); console.log(first.next(), first.next('hi'), first.next(), first.next());
const second = h(); second.next(); second.next(); console.log(second.return(9), second.next());
function* outer() { const r = yield* h(); console.log('r', r); }
for (const v of outer()) console.log(v);
rows: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue rows; if (i === 2) break rows; console.log(i, j); } }
let a, b; a = (b = 3, b + 1); console.log(a, b);
for (let i = 0, j = 10; i < j; i += 3, j -= 2) console.log(i, j);
function f(x) { switch (x) { case 1: console.log('one'); case 2: console.log('two'); break; case 'a': case 'b': return 'ab'; default: console.log('def'); case 9: console.log('nine'); } return 'end'; }
console.log(f(1), f(2), f('a'), f(5), f(9));
console.log(2 ** 10, 2 ** -1, (-2) ** 2, 7 & 3, 7 | 8, 5 ^ 1, ~5, 1 << 31, -1 >>> 0, -9 >> 1, '5' * '2', '6' / 2, 5 % -3, -5 % 3);
let n = null; n ??= 4; n ||= 5; n &&= 6; console.log(n);
const o = { x: null }; o.x ??= 'd'; o.y ||= []; o.y.push(1); console.log(o);
