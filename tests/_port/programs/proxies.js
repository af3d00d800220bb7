const log = [];
const target = { a: 1 };
const p = new Proxy(target, {
  get(t, k, r) { log.push(`get ${String(k)}`); return Reflect.get(t, k, r); },
  set(t, k, v) { log.push(`set ${k}=${v}`); t[k] = v; return true; },
  has(t, k) { log.push(`has ${k}`); return k in t; },
  deleteProperty(t, k) { log.push(`del ${k}`); return delete t[k]; },
  ownKeys(t) { log.push('keys'); return Reflect.ownKeys(t); },
});
p.b = p.a + 1; 'b' in p; delete p.a; Object.keys(p); p.missing?.x;
console.log(log, target, JSON.stringify(p));
const defaults = new Proxy({}, { get: (t, k) => (k in t ? t[k] : `<${String(k)}>`) });
defaults.x = 5; console.log(defaults.x, defaults.nope);
const neg = new Proxy([1, 2, 3], { get: (t, k) => (/^-\d+$/.test(k) ? t[t.length + Number(k)] : Reflect.get(t, k)) });
console.log(neg[-1], neg[0], neg.length);
const fnp = new Proxy((a, b) => a + b, { apply(t, thisArg, args) { return t(...args) * 10; } });
console.log(fnp(1, 2));
const C = new Proxy(class { constructor(n) { this.n = n; } }, { construct(t, args) { return new t(args[0] * 2); } });
console.log(new C(4).n);
const validator = new Proxy({}, { set(t, k, v) { if (k === 'age' && !Number.isInteger(v)) throw new TypeError('age must be int'); t[k] = v; return true; } });
validator.age = 5; try { validator.age = 'x'; } catch (e) { console.log(e.message, validator.age); }
console.log(Reflect.has({ x: 1 }, 'x'), Reflect.ownKeys({ b: 1, a: 2, [Symbol('s')]: 3 }), Reflect.getPrototypeOf([]) === Array.prototype, Reflect.construct(Date, [0]).getTime(), Reflect.defineProperty({}, 'x', { value: 1 }), Reflect.deleteProperty({ a: 1 }, 'a'));
const observed = (obj, cb) => new Proxy(obj, { set(t, k, v) { const old = t[k]; t[k] = v; cb(k, old, v); return true; }, get(t, k) { const v = t[k]; return typeof v === 'object' && v !== null ? observed(v, cb) : v; } });
const state = observed({ user: { name: 'A' }, n: 0 }, (k, o, n) => console.log('change', k, o, '->', n));
const api = new Proxy({}, { get: (_, method) => (...args) => `${method}(${args.join(', ')})` });
console.log(api.getUser(1, 2), api.anything());
const revocable = Proxy.revocable({ a: 1 }, {}); console.log(revocable.proxy.a); revocable.revoke(); try { revocable.proxy.a; } catch (e) { console.log(e.name, e.message); }
class Base { static create(...a) { return new this(...a); } static registry = new Map(); static { this.registry.set('base', this); } }
class Sub extends Base { constructor(x) { super(); this.x = x; } get [Symbol.toStringTag]() { return 'S'; } }
console.log(Sub.create(1), Base.registry.get('base') === Base, Sub.registry === Base.registry, Object.getPrototypeOf(Sub) === Base, Sub.prototype instanceof Base);
const mixin = (B) => class extends B { mixed() { return 'mixed ' + this.constructor.name; } }; class M extends mixin(Base) {} console.log(new M().mixed(), M.name, Object.getPrototypeOf(M.prototype).constructor.name);
const enumLike = Object.freeze({ A: Symbol('A'), B: Symbol('B') }); console.log(enumLike, Object.values(enumLike).length); console.log(Object.entries(Object.freeze({ x: 1 })).map(([k, v]) => k + v));
function Animal(name) { this.name = name; } Animal.prototype = { constructor: Animal, speak() { return this.name + ' speaks'; } }; function Dog(n) { Animal.call(this, n); } Dog.prototype = Object.create(Animal.prototype); Dog.prototype.constructor = Dog; Dog.prototype.bark = function () { return this.speak() + ' woof'; }; const dg = new Dog('Rex'); console.log(dg.bark(), dg, dg instanceof Animal, Object.keys(dg), dg.constructor.name); for (const k in dg) console.log(k);
