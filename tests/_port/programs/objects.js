// Objects around plain values, classes that extend Array, texts of functions, and names that nothing has.
const s = new String('xyz'), n = new Number(42), b = new Boolean(false);
console.log(s, n, b, [s, n, b], { s, n, b });
console.log(typeof s, s == 'xyz', s === 'xyz', s instanceof String, s.length, s[1], s + '!', n + 1, n > 41, !b, b == false, b ? 'truthy' : 'falsy');
console.log(Object.keys(s), JSON.stringify({ s, n, b }), s.valueOf(), n.toFixed(2), s.toUpperCase(), `${s}`, n.toString(2), s.split(''), [...s]);
s.extra = 1;
console.log(s, Object.prototype.toString.call(s), Object.prototype.toString.call(n), 'a' instanceof String, new Number(5) == 5, new Number(5) === 5);
const plain = 'abc';
plain.prop = 1;
console.log(plain.prop);
class Stack extends Array {
  peek() { return this.at(-1); }
}
const stack = new Stack(1, 2, 3);
console.log(stack, stack.peek(), stack.map(x => x * 2), stack.filter(x => x > 1) instanceof Stack, Stack.from([1, 2]), Stack.of(7), new Stack(2), new Stack('a'));
class Named extends Array {
  constructor(name, ...items) { super(...items); this.name = name; }
  get first() { return this[0]; }
}
console.log(new Named('n', 4, 5), new Named('n', 4, 5).first, JSON.stringify(new Named('n', 4)));
class Point {
  constructor(x) { this.x = x; }
  toString() { return `(${this.x})`; }
}
const point = new Point(1);
console.log([point] + '', String([point]), `${[point, [point]]}`, point == '(1)', point === '(1)');
const add = (a, b) => a + b;
console.log(add.toString(), String(function () {}), `${add}`, 'f: ' + add);
function Person(name) { var secret = 'x'; this.name = name; }
const me = new Person('me');
console.log(me.secret, me.name, 1e400);
const Outer = class Inner { static make() { return new Inner(); } };
console.log(Outer.name, Outer.make());
const registry = new FinalizationRegistry(() => console.log('never'));
const token = {};
console.log(registry.register({}, 'held', token), registry.unregister(token), registry.unregister(token));
const running = (function* () {
  try { running.next(); } catch (error) { yield `${error.name}: ${error.message}`; }
})();
console.log(running.next().value);
