// new.target, members whose names are worked out, and the symbols that JavaScript itself looks for.
function Foo(n) { if (!new.target) return new Foo(n); this.n = n }
console.log(Foo(1).n, new Foo(2).n);
class Shape { constructor() { if (new.target === Shape) throw new TypeError('abstract!'); this.kind = new.target.name } }
class Sq extends Shape {}
try { new Shape() } catch (e) { console.log(e.message) }
console.log(new Sq().kind);
class P { toString() { return 'P!' } } console.log(`${new P()}`, 'a' + new P());
class M { constructor(v) { this.v = v } [Symbol.toPrimitive](hint) { return hint === 'number' ? this.v : `M(${hint})` } }
console.log(+new M(4), `${new M(4)}`, new M(4) + 1);
class V { constructor(v) { this.v = v } valueOf() { return this.v } } console.log(new V(3) + new V(4), new V(3) > new V(2), new V(3) * 2);
const K = Symbol('k'); class S { get [K]() { return 'sym' } ['m' + 1]() { return 'm1' } static [K]() { return 'st' } }
console.log(new S()[K], new S().m1(), S[K]());
class T { get [Symbol.toStringTag]() { return 'Tee' } } console.log(String(new T()), Object.prototype.toString.call(new T()));
const o = { [Symbol.toPrimitive](h) { return h === 'string' ? 'str' : 42 } }; console.log(`${o}`, o * 2);
const s = new Set([1]); console.log(s.has(), new Map().get());
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0 } } console.log(2 instanceof Even, 3 instanceof Even);
