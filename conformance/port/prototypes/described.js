// Properties that are described: hidden, read-only, accessors.
const o = { a: 1 };
Object.defineProperty(o, 'hidden', { value: 42, enumerable: false });
Object.defineProperty(o, 'ro', { value: 'x', writable: false, enumerable: true });
o.ro = 'y'; o.hidden = 1; console.log(o, o.hidden, o.ro, Object.keys(o), JSON.stringify(o));
console.log(Object.getOwnPropertyNames(o).sort(), o.hasOwnProperty('hidden'), 'hidden' in o);
console.log(Object.getOwnPropertyDescriptor(o, 'hidden'), Object.getOwnPropertyDescriptor(o, 'a'));
let temp = 20;
Object.defineProperty(o, 'temp', { get() { return temp + this.a }, set(v) { temp = v }, enumerable: true });
o.temp = 5; console.log(o.temp, temp, Object.keys(o));
class C { constructor() { Object.defineProperty(this, 'id', { get: () => 7 }) } } const c = new C(); console.log(c.id, c instanceof C);
Object.defineProperty(C.prototype, 'twice', { get() { return this.id * 2 } }); console.log(c.twice);
const frozen = Object.freeze({ z: 1 }); frozen.z = 2; console.log(frozen, Object.isFrozen(frozen));
const q = Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, secret: { value: 3 } });
for (const k in q) console.log(k, q[k]); console.log(q.secret, q);
Object.defineProperties(q, { m: { value() { return this.own }, writable: true } }); console.log(q.m());
const acc = { _v: 1, get v() { return this._v }, set v(x) { this._v = x * 2 } }; acc.v = 4; console.log(acc.v);
