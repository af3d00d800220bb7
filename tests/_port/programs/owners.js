'use strict';
const o = { n: 1, get() { return this?.n; }, arrow: () => typeof this, nested() { return [1, 2].map(function (x) { return this === undefined ? 'u' : this.n + x; }, this); } };
const { get } = o;
console.log(o.get(), get(), (0, o.get)(), (o.get)(), o.arrow(), o.nested());
console.log(get.call({ n: 5 }), get.apply({ n: 6 }, []), get.bind({ n: 7 })(), o['get']());
class Button {
  label = 'ok';
  onClick = () => this.label;
  handle() { return this === undefined ? 'lost' : this.label; }
  static create() { return new this(); }
}
const b = new Button();
const { onClick, handle } = b;
console.log(onClick(), handle(), Button.create().label, [b].map((x) => x.handle()));
setTimeout(b.handle.bind(b), 0);
const timers = [];
function Person(name) { if (!new.target) return new Person(name); this.name = name; }
Person.prototype.hi = function () { return 'hi ' + this.name; };
console.log(Person('Al').hi(), new Person('Bo').hi());
const borrowed = Person.prototype.hi.call({ name: 'X' });
console.log(borrowed, Array.prototype.slice.call('abc'), Math.max.apply(null, [1, 3, 2]));
const acc = { total: 0, add(x) { this.total += x; return this; } };
console.log(acc.add(1).add(2).total);
[1, 2].forEach(acc.add, acc);
console.log(acc.total);
function outer() { const self = this; return { run() { return [self === this, this.id]; }, id: 9 }; }
console.log(outer.call({}).run());
console.log((function () { return this; })(), (() => this)() === module.exports);
const getter = { get me() { return this; }, set v(x) { this._v = x * 2; } };
getter.v = 4;
console.log(getter.me === getter, getter._v, Object.keys(getter));
const ctx = { vals: [1, 2, 3], k: 2 };
console.log(ctx.vals.filter(function (v) { return v >= this.k; }, ctx));
const proto = { hello() { return `${this.name}!`; } };
const child = Object.create(proto, { name: { value: 'kid', enumerable: true } });
console.log(child.hello(), Object.getPrototypeOf(child) === proto, child);
class A { who() { return 'A' + this.x; } } class B extends A { x = 1; who() { return 'B' + super.who(); } call() { const f = () => super.who(); return f(); } }
console.log(new B().who(), new B().call());
const fn = function () { return arguments.length + (this ? this.z : 0); };
console.log(fn(1, 2), fn.call({ z: 10 }, 1), fn.apply({ z: 1 }, [1, 2, 3]));
console.log(new (class { constructor() { this.a = 1; } get b() { return this.a + 1; } })().b);
console.log(Reflect.apply(fn, { z: 2 }, [1]));
