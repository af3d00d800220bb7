// What `this` is: of plain calls, in the options of streams, in constructors that inherit.
function outer(bar) { this.bar = bar; var that = this; test = inner(2); function inner(baz) { this.baz = baz * that.bar; return this.baz; } return test; }
console.log("r " + outer(2), typeof bar, typeof nobody);
function numberOfUsers() { this.count = this.count || 5; return ++this.count; }
console.log(numberOfUsers(), numberOfUsers());
function who() { return this === undefined ? 'undefined' : this === globalThis ? 'global' : this.name; }
console.log(who(), who.call({ name: 'a' }), who.apply({ name: 'b' }, []), who.bind({ name: 'c' })(), who.call(null));
const util = require('util'), { EventEmitter } = require('events');
function Radio(station) { EventEmitter.call(this); let self = this; setTimeout(() => { self.emit('open', station); }, 0); }
util.inherits(Radio, EventEmitter);
const r = new Radio('x');
r.on('open', (s) => console.log('open', s));
const events = require("events"), E2 = events.EventEmitter, E3 = require("events");
function A() { EventEmitter.call(this); this.a = 1; }
util.inherits(A, EventEmitter);
function B() { events.EventEmitter.call(this); this.a = 2; }
util.inherits(B, events.EventEmitter);
function C() { E2.call(this); this.a = 3; }
util.inherits(C, E2);
function D() { E3.call(this); this.a = 4; }
util.inherits(D, E3);
D.prototype.go = function () { this.emit('x', this.a); };
function F(n) { A.call(this); this.n = n; }
util.inherits(F, A);
F.prototype.run = function (k) { this.emit('run', k * this.n); return this; };
for (const K of [A, B, C, D]) { const k = new K(); k.on('x', v => console.log(v, k instanceof EventEmitter)); k.emit('x', k.a); }
new F(3).on('run', v => console.log('run', v)).run(4);
function Animal(name) { this.name = name; this.kind = 'animal'; }
Animal.prototype.speak = function () { return this.name + ' speaks'; };
function Dog(name, breed) { Animal.call(this, name); this.breed = breed; }
const d = new Dog('Rex', 'lab');
console.log(d.name, d.kind, d.breed);
function Cat(name) { Animal.apply(this, arguments); this.lives = 9; }
Cat.prototype = Object.create(Animal.prototype);
Cat.prototype.constructor = Cat;
console.log(new Cat('Tom').speak());
const { Transform, Readable, Writable } = require("stream");
const up = new Transform({
  transform(chunk, encoding, callback) {
    this.push(chunk.toString().toUpperCase());
    callback();
  },
  flush(cb) { this.push('END\n'); cb(); }
});
const src = new Readable({ read() { this.push(this.n++ < 3 ? 'ab\n' : null); } });
src.n = 0;
src.pipe(up).pipe(process.stdout);
const out = new Writable({
  write: function (chunk, enc, next) { this.count = (this.count || 0) + chunk.length; setImmediate(() => { console.log(this === out, this.count); next(); }); }
});
out.write('hello'); out.end('world');
src.on('end', () => {
  const s2 = Readable.from(['q\n']);
  s2.pipe(new Transform({ transform(c, e, cb) { this.seen = (this.seen || '') + c; this.push(this.seen + this.seen); cb(); } })).pipe(process.stdout);
});
const held = { k: 9 };
[1, 2].forEach(function (x) { console.log(this.k, x); }, held);
console.log([1, 2].map(function (x) { return this.k + x; }, held), [1, 12].filter(function (x) { return x > this.k; }, held), [1].some(function () { return this.k === 9; }, held), [3].find(function (x) { return x < this.k; }, held));
new Map([[1, 2]]).forEach(function (v, k) { console.log(this.k, k, v); }, held);
new Set([5]).forEach(function (v) { console.log(this.k, v); }, held);
class Scaling { constructor() { this.f = 2; } scale(a) { return a.map(function (x) { return x * this.f; }, this); } add(a) { return a.map((x) => x + this.f, this); } }
console.log(new Scaling().scale([1, 2]), new Scaling().add([1]));
function shown(x) { console.log(this.k, x); }
[7].forEach(shown, held); shown.call(held, 8); const bindTo = shown.bind(held); bindTo(9);
const { EventEmitter: Emitting } = require('events');
class Counting extends Emitting { constructor() { super(); this.n = 5; } }
new Counting().on('x', function (v) { console.log(this.n, v); }).emit('x', 1);
const counting = new Counting();
const listening = function (v) { console.log(this.n, v); };
counting.on('w', listening);
counting.once('w', listening);
counting.emit('w', 1);
counting.off('w', listening);
console.log(counting.emit('w', 2), counting.listenerCount('w'));
let ticks = 0;
setInterval(function () {
  if (++ticks === 2) clearInterval(this);
}, 1);
process.on('exit', () => console.log('ticks', ticks));
if (process.argv.length < 9) { return console.log("the end"); }
console.log("never");
