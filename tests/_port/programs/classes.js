// classes
class Animal { static count = 0; #secret = 42; name; constructor(name) { this.name = name; Animal.count++; } speak() { return `${this.name} makes a sound`; } get upper() { return this.name.toUpperCase(); } set upper(v) { this.name = v.toLowerCase(); } static create(n) { return new this(n); } reveal() { return this.#secret; } #priv() { return 'p'; } callPriv() { return this.#priv(); } toString() { return `Animal(${this.name})`; } }
class Dog extends Animal { constructor(name, tricks = []) { super(name); this.tricks = tricks; } speak() { return super.speak() + ' woof'; } add(t) { this.tricks.push(t); return this; } *[Symbol.iterator]() { yield* this.tricks; } }
const d = new Dog('Rex'); console.log(d.speak(), d.upper, Animal.count, d.reveal(), d.callPriv()); d.upper = 'MAX'; console.log(d.name, `${d}`, String(d));
d.add('sit').add('roll'); console.log([...d], d.tricks.length); for (const t of d) console.log(t);
console.log(d instanceof Dog, d instanceof Animal, Dog.name, d.constructor.name, Animal.create('x').name);
class MyErr extends Error { constructor(msg, code) { super(msg); this.name = 'MyErr'; this.code = code; } }
try { throw new MyErr('bad', 7); } catch (e) { console.log(e.name, e.message, e.code, e instanceof MyErr, e instanceof Error, String(e)); } finally { console.log('fin'); }
try { null.foo; } catch (e) { console.log(e.name, e.message); } try { undefined.bar(); } catch (e) { console.log(e instanceof TypeError, e.message); }
try { JSON.parse('{bad'); } catch ({ name, message }) { console.log(name, message.slice(0, 10)); }
function Old(x) { this.x = x; } Old.prototype.get = function () { return this.x; }; Old.make = function (x) { return new Old(x); }; console.log(new Old(3).get(), Old.make(4).get());
function Base() { this.b = 1; } Base.prototype.hi = function () { return 'hi' + this.b; }; function Derived() { Base.call(this); this.d = 2; } Derived.prototype = Object.create(Base.prototype); Derived.prototype.constructor = Derived; Derived.prototype.both = function () { return this.hi() + this.d; }; console.log(new Derived().both(), new Derived() instanceof Base);
const obj = { n: 1, inc() { this.n++; return this; }, get double() { return this.n * 2; }, nested: { f: () => 'arrow' } }; console.log(obj.inc().inc().n, obj.double, obj.nested.f());
function mk() { return { v: 1, set(x) { this.v = x; return this.v; } }; } console.log(mk().set(5));
class Q { constructor() { this.items = []; } enqueue(x) { this.items.push(x); } dequeue() { return this.items.shift(); } get size() { return this.items.length; } isEmpty() { return this.items.length === 0; } } const q = new Q(); q.enqueue(1); q.enqueue(2); console.log(q.dequeue(), q.size, q.isEmpty(), q);
class T { tick() { this.t = (this.t || 0) + 1; return this.t; } bound = () => this.tick(); } const t = new T(); t.tick(); const { bound } = t; console.log(bound());
const K = class { static s = 'st'; static { K2 = 1; } }; var K2; console.log(K.s);
class Bare { method() {} get field() { return 1; } static own() {} }
console.log(Object.keys(Bare.prototype), JSON.stringify(Bare.prototype), Bare.prototype.hasOwnProperty('method'), Object.hasOwn(Bare.prototype, 'own'));
