// Functions that are constructors, as they are seen, and constructors that give another object
function Animal(name) { this.name = name; }
Animal.prototype.speak = function () { return this.name + ' makes a noise'; };
Animal.prototype.legs = 4;
Animal.count = 1;
function Dog(name) { Animal.call(this, name); }
Dog.prototype = Object.create(Animal.prototype);
Dog.prototype.constructor = Dog;
function Cat(name) { Animal.call(this, name); }
Cat.prototype = Object.create(Animal.prototype);
function Plain(n) { this.n = n; }
Plain.prototype = { go() { return this.n; }, k: 1 };
class Item { static count = 0; static make() {} #secret = 1; size = 2; }
class Box extends Item { static kinds = ['a']; }

for (const Made of [Animal, Dog, Cat, Plain]) {
  const one = new Made('x');
  const seen = [];
  for (const key in one) seen.push(one.hasOwnProperty(key) ? `own ${key}` : key);
  console.log(Made, one, seen, one.constructor.name, Object.keys(Made.prototype));
}
console.log(Animal.prototype, Plain.prototype, Object.keys(Animal), Object.keys(Box), Object.entries(Item));
console.log(Item, Box);
for (const key in Box) console.log(key);

function Single() { if (Single.instance) return Single.instance; Single.instance = this; this.n = 1; }
console.log(new Single() === new Single());
class Logger {
  constructor() { if (Logger.instance) return Logger.instance; this.lines = []; Logger.instance = this; }
  log(line) { this.lines.push(line); }
}
new Logger().log('a');
new Logger().log('b');
console.log(new Logger().lines, Logger.nothing);
class Pool { static get() { if (!this.one) this.one = new Pool(); return this.one; } }
console.log(Pool.get() === Pool.get());
function Counter(start) { let n = start; return { inc() { return ++n; } }; }
console.log(new Counter(3).inc(), new Counter(1));
function Chain(n) { this.n = n; this.add = function (k) { this.n += k; return this; }; return this; }
console.log(new Chain(1).add(2).n);
class Base { constructor(x) { this.x = x; if (x > 5) return { big: x }; } }
class Derived extends Base { constructor(x) { super(x); this.y = 1; } }
console.log(new Base(1), new Base(9), new Derived(2));
