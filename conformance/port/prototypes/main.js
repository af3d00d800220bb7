// Functions whose `this` is whoever they are called on, objects made from others, methods for JavaScript's own values.
const wolf = { howl() { console.log(`${this.name}: howl`) }, legs: 4 };
const dog = Object.create(wolf, { woof: { value: function () { console.log(this.name + ' woof'); } } });
const r = Object.create(dog); r.name = 'R'; r.woof(); r.howl();
console.log(Object.getPrototypeOf(r) === dog, wolf.isPrototypeOf(r), 'legs' in r);
for (const k in r) console.log(k);
Array.prototype.last = function () { return this[this.length - 1] };
String.prototype.shout = function (mark) { return this.toUpperCase() + mark };
console.log([1, 2, 3].last(), 'abc'.shout('!'));
const types = [1, 'a', null, undefined, [], {}, () => 1, new Date(0), /x/];
console.log(types.map(t => Object.prototype.toString.call(t).slice(8, -1)));
function greet(greeting) { return greeting + ' ' + this.name }
const p = { name: 'P', greet }; console.log(p.greet('hi'), greet.call({ name: 'Q' }, 'yo'));
const q = { name: 'Q2' }; q.hello = greet; console.log(q.hello('hello'));
function debounce(fn) { return function (...args) { return fn.apply(this, args) } }
const o = { n: 5, get: debounce(function (x) { return this.n + x }) }; console.log(o.get(3));
class A { constructor() { this.v = 1 } show() { return this && this.v } }
const a = new A(); const sh = a.show; console.log(sh(), a.show());
const { show } = a; console.log(show.call({ v: 9 }));
console.log(A.prototype === Object.getPrototypeOf(a), A.prototype.constructor === A, a.__proto__ === A.prototype);
const mixin = { fly() { return this.v + ' flies' } }; Object.assign(A.prototype, mixin); console.log(a.fly());
const base = { hi() { return 'hi ' + this.n } }; const derived = { __proto__: base, n: 7 }; console.log(derived.hi(), derived);
let s = 'abc', out = ''; for (let i = 0; i < 5; i++) out += s[i]; console.log(out);
Function.prototype.twice = function (...a) { return [this(...a), this(...a)] };
console.log((x => x + 1).twice(2));
const obj = { name: 'obj', inner: function () { return function () { return typeof this } } }; console.log(obj.inner()());
var counter = { count: 0, inc: function () { this.count++; return this } }; counter.inc().inc(); console.log(counter.count);
require('./described');
const seen = { a: 1, get b() { return this.a + 1 }, set c(v) { this.a = v } }; seen.c = 5;
console.log(seen, seen.b, JSON.stringify(seen), Object.keys(seen));
