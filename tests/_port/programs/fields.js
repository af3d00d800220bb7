// Fields of classes, the names of functions, generators that are sent values, lists with empty places.
class Stack {
  items = [];
  static made = 0;
  static label = function () {};
  arrow = () => 1;
  fn = function named() {};
  #secret = () => 2;
  add(x) { this.items.push(x); return this.items.length; }
  secretName() { return this.#secret.name; }
}
class Text extends Stack {
  constructor() { super(); this.items = 'text'; }
  first() { return this.items.slice(0, 2); }
  grow = (n) => [n].map(() => super.secretName());
}
const stack = new Stack();
console.log(stack.add(1), new Text().first(), new Text().grow(1));
console.log(stack.arrow.name, Stack.label.name, stack.fn.name, stack.secretName(), stack);
const o = { m() {}, p: () => {}, q: function () {} };
console.log(o.m.name, o.p.name, o.q.name, new Set([function () {}, () => {}]), [function () { return 1; }]);
function* inner() {
  const r = yield* [10, 20];
  const v = yield 5;
  return [r, v];
}
const it = inner();
it.next();
console.log(it.next('x'), it.next('y'), it.next('z'));
const a = [1, , 3, , 5];
console.log(a.slice(0, 3), a.concat([7, , 8]), [...a], [3, , 1].sort(), a.slice(1), a.reverse(), [0].concat(a, 5));
a.unshift(0);
console.log(a.splice(1, 2), a, a.shift(), a);
function given() {
  const first = () => arguments[0];
  return [first('no'), JSON.stringify(arguments)];
}
console.log(given('a', 1));
console.log((s => [s, s.raw, Object.isFrozen(s)])`a\tb`);
const bytes = new Uint8Array([1, 2, 300]);
console.log(bytes.set([7, 8], 1), bytes);
const promise = Promise.resolve();
const mark = Symbol('mark');
promise[mark] = 4;
promise.cancel = () => 'cancelled';
console.log(promise[mark], promise.cancel());
const bare = Object.create(null);
console.log('toString' in bare, 'toString' in {});
var closest = function search(n) {
  if (n === 0) return 'end';
  var closest = search(n - 1);
  return closest + n;
};
console.log(closest(2));
Array.fromAsync({ length: 2, 0: 'a', 1: 'b' }).then((list) => console.log(list));
