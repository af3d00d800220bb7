// closures, hoisting, functions
console.log(add(1, 2)); function add(a, b = 10, ...rest) { return a + b + rest.length; }
console.log(add(1), add(1, 2, 3, 4));
const fns = []; for (let i = 0; i < 3; i++) { fns.push(() => i * 2); } console.log(fns.map((f) => f()));
var vs = []; for (var v = 0; v < 3; v++) { vs.push(function () { return v; }); } console.log(vs.map(function (f) { return f(); }));
const counter = (() => { let c = 0; return { inc: () => ++c, dec: () => --c, get: () => c }; })();
counter.inc(); counter.inc(); counter.dec(); console.log(counter.get());
function outer() { let x = 1; function inner() { x += 1; return x; } inner(); return inner() + x; } console.log(outer());
function args() { return arguments.length + ':' + Array.from(arguments).join(','); } console.log(args(1, 'b', 3));
const compose = (...f) => (x) => f.reduce((acc, g) => g(acc), x); console.log(compose((x) => x + 1, (x) => x * 2)(5));
function fact(n) { return n <= 1 ? 1 : n * fact(n - 1); } console.log(fact(5), fact(20));
const memo = {}; function fib(n) { if (n in memo) return memo[n]; return memo[n] = n < 2 ? n : fib(n - 1) + fib(n - 2); } console.log(fib(50));
function each(list, cb) { for (let i = 0; i < list.length; i++) cb(list[i], i, list); } each(['a', 'b'], (x) => console.log(x)); each(['c'], (x, i) => console.log(i, x));
function opt(cb) { if (cb) cb(1); else console.log('no cb'); } opt(); opt((x, y) => console.log(x, y));
(function () { console.log('iife'); })(); (() => { console.log('arrow iife'); })(); !function () { console.log('bang'); }();
let undef; console.log(undef, typeof undef, typeof nope, void 0); const noop = () => {}; console.log(noop());
const { a, b: { c = 5, ...others }, ...rest } = { a: 1, b: { d: 2, e: 3 }, f: 4, g: 5 }; console.log(a, c, others, rest);
const [p, , q = 9, ...r] = [1, 2, undefined, 4, 5]; console.log(p, q, r);
function des({ x, y = 2 } = {}, [z] = [3]) { return [x, y, z]; } console.log(des(), des({ x: 1 }, [9]));
let m1 = 1, m2 = 2; [m1, m2] = [m2, m1]; console.log(m1, m2); const o = {}; ({ a: o.p, b: o.q } = { a: 1, b: 2 }); console.log(o);
let i = 0; const post = i++ + ++i; console.log(post, i); let z1, z2; z1 = z2 = 4; console.log(z1, z2); console.log((1, 2, 3));
var self = 5; console.log(self); const list = [3, 1, 2]; const len = list.length; console.log(list.sort(), len, Math.max(...list));
