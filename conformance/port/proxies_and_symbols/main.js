// Proxies and Reflect.
const target = { a: 1, b: 2 };
const p = new Proxy(target, {
  get(t, k, r) { console.log('get', String(k)); return k in t ? Reflect.get(t, k, r) : 'none'; },
  set(t, k, v) { if (typeof v !== 'number') throw new TypeError('number!'); t[k] = v; return true; },
  has(t, k) { return k.startsWith('a'); },
  deleteProperty(t, k) { console.log('delete', k); delete t[k]; return true; },
  ownKeys(t) { return Object.keys(t).filter(k => k !== 'b'); },
});
console.log(p.a, p.zz); p.c = 3; console.log(target);
try { p.d = 'x' } catch (e) { console.log(e.message) }
console.log('a' in p, 'b' in p); delete p.c; console.log(Object.keys(p), target);
const f = new Proxy((x, y) => x + y, { apply(t, self, args) { console.log('call', args); return t(...args) * 10 } });
console.log(f(1, 2), typeof f);
class P { constructor(n) { this.n = n } }
const Q = new Proxy(P, { construct(t, args) { console.log('new', args); return new t(...args) } });
console.log(new Q(5).n);
const arr = new Proxy([1, 2, 3], { get(t, k) { return Number(k) < 0 ? t[t.length + Number(k)] : t[k] } });
console.log(arr[-1], arr[0], arr.length);
console.log(Reflect.ownKeys({ x: 1, y: 2 }), Reflect.has({ x: 1 }, 'x'), Reflect.apply(Math.max, null, [1, 3, 2]));
const v = new Proxy({}, { get: (t, name) => `hello ${name}` }); console.log(v.world, v['there']);
const plain = new Proxy({ name: 'n' }, {}); plain.age = 3; console.log(plain, plain.name);
for (const k in plain) console.log(k);
require('./symbols');
