// What prototypes are given is found by for in, and fields that only methods set
Array.prototype.decimalfy = function () { return this.length; };
const digits = [7, 8]; for (const i in digits) console.log(i, typeof digits[i]); for (const d of digits) console.log(d);
for (const k in { a: 1 }) console.log(k);
Object.prototype.everyone = function () { return 1; };
for (const k in { a: 1 }) console.log(k);
function some() { this.a = 1; } some.prototype.set = function () { this.later = 2; }; const s = new some(); console.log(s.later, s); s.set(); console.log(s.later, s);
function Proto(n) { const o = Object.create(Proto.prototype); o.n = n; return o; } Proto.prototype.hi = function () { return 'hi' + this.n; };
console.log(Proto(1), Proto(2).hi(), Proto(1) instanceof Proto, new Proto(3));
const animal = { eats: true, walk() { return 'walk'; } }; const rabbit = { jumps: true, __proto__: animal }; console.log(rabbit, rabbit.walk(), rabbit.eats); for (const k in rabbit) console.log(k);
