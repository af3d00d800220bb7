// What V8 says of calls and of what is gone through.
const attempt = (fn) => { try { console.log(fn()); } catch (e) { console.log(e.name, e.message); } };
let u, n = null, o = { a: {}, f: 5, list: 5 }, five = 5, g = () => undefined;
attempt(() => { const [a] = u; }); attempt(() => { const [a] = n; }); attempt(() => { const [a] = o; }); attempt(() => { const [a] = o.a; }); attempt(() => { const [a] = o.zz; });
attempt(() => { for (const x of o.list) console.log(x); }); attempt(() => [...o.list]); attempt(() => { for (const x of u) console.log(x); });
attempt(() => five()); attempt(() => o.f()); attempt(() => o.a.b()); attempt(() => n()); attempt(() => o['f']()); attempt(() => n[0]); attempt(() => n['key']);
class Foo {} const arrow = () => 1;
attempt(() => Foo()); attempt(() => new arrow()); attempt(() => 2 ** 53 + 1); attempt(() => Number.MAX_SAFE_INTEGER + 2); attempt(() => `${-0}`); attempt(() => 5n === 5);
let fact = 1; for (let i = 1; i <= 25; i++) fact *= i;
console.log(fact, fact + 1 === fact, 123456789012345680000, typeof Date());
