function* g() { try { const x = yield 1; console.log('got', x); yield 2; } finally { console.log('cleanup'); } }
let it = g();
console.log(it.next('ignored'), it.next('hey'), it.return(42), it.next());
it = g(); it.next();
try { it.throw(new Error('boom')); } catch (e) { console.log('caught', e.message); }
console.log(it.next());
function* h() { while (true) { try { yield 'ok'; } catch (e) { console.log('inner', e); if (e === 'stop') return 'done'; } } }
const k = h(); k.next();
console.log(k.throw('one'), k.throw('stop'), k.next());
function* delegate() { const r = yield* inner(); console.log('r', r); yield* [10, 20]; return 'end'; }
function* inner() { yield 'a'; return 'ret'; }
console.log([...delegate()]);
const d = delegate(); let step; while (!(step = d.next()).done) console.log(step); console.log(step);
for (const x of g()) { console.log(x); break; }
const [first, ...rest] = (function* () { yield* 'xyz'; })();
console.log(first, rest);
const iterable = { from: 1, to: 3, [Symbol.iterator]() { let c = this.from, t = this.to; return { next: () => (c <= t ? { value: c++, done: false } : { value: undefined, done: true }), return() { console.log('closed'); return {}; } }; } };
for (const v of iterable) { if (v === 2) break; console.log(v); }
console.log([...iterable], Math.max(...iterable), Array.from(iterable, (x) => x * 10));
const [p, q] = iterable; console.log(p, q);
class Tree { constructor(v, l, r) { Object.assign(this, { v, l, r }); } *[Symbol.iterator]() { if (this.l) yield* this.l; yield this.v; if (this.r) yield* this.r; } }
console.log([...new Tree(2, new Tree(1), new Tree(3))]);
function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }
console.log(fib().filter((x) => x % 2).map((x) => x * x).drop(1).take(3).toArray());
console.log(Iterator.from([1, 2, 3]).flatMap((x) => [x, x]).reduce((a, b) => a + b), fib().take(5).some((x) => x > 2), fib().find((x) => x > 50));
console.log(g(), g, fib().map((x) => x), [][Symbol.iterator](), new Map().entries(), 'ab'[Symbol.iterator]());
async function* ag() { yield 1; yield Promise.resolve(2); try { yield 3; } finally { console.log('async cleanup'); } }
(async () => {
  for await (const x of ag()) { console.log(x); if (x === 3) break; }
  const a = ag(); console.log(await a.next(), await a.return('r'), await a.next());
  for await (const x of [Promise.resolve('p'), 'q']) console.log(x);
  console.log(ag(), Object.prototype.toString.call(ag()));
  console.log(await Array.fromAsync(ag()));
})();
function* withArgs(...args) { const got = []; for (const a of args) got.push(yield a); return got; }
const w = withArgs(1, 2); w.next(); w.next('A'); console.log(w.next('B'));
try { const z = g(); z.throw(new TypeError('early')); } catch (e) { console.log(e.name); }
