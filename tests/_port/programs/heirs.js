// What objects and classes have from others, and what describes properties.
const collect = ([val, ...arr]) => [...(val % 2 ? [val] : []), ...(arr.length ? collect(arr) : [])];
console.log(collect([1, 2, 3]), Math.max(...(1 > 0 ? [1, 2] : [3])), [...(null || [5])], [...(null ?? [6])]);
console.log({ __proto__: null, a: 1 }, { __proto__: { x: 1 }, y: 2 }, ({ __proto__: { x: 1 }, y: 2 }).x);
class Base {
  static create() { return new this(); }
}
class Derived extends Base {
  static create() { const made = super.create(); made.done = true; return made; }
}
console.log(Derived.create(), Object.getPrototypeOf(Derived).name);
Object.prototype.added = 'new';
console.log('a'.added, [].added, ({}).added);
for (const key in { own: 1 }) console.log(key);
delete Object.prototype.added;
const o = { get v() { return 1; }, set v(x) {} };
console.log(Object.getOwnPropertyDescriptor(o, 'v'));
try {
  Object.defineProperty({}, 'both', { value: 1, get() { return 2; } });
} catch (error) {
  console.log(error.message);
}

// `super_`: the base's constructor and its methods, over several generations.
const { inherits } = require('util');
function Shape(n) { this.n = n; }
Shape.prototype.m = function () { return 'shape ' + this.n; };
function Circle(n) { Shape.call(this, n); }
inherits(Circle, Shape);
Circle.prototype.m = function () { return 'circle/' + Shape.prototype.m.call(this) + '/' + Circle.super_.prototype.m.call(this); };
function Dot(n) { Dot.super_.call(this, n); }
inherits(Dot, Circle);
console.log(new Circle('x').m(), new Dot('y').m(), new Dot('z') instanceof Shape);
