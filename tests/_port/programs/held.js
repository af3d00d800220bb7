'use strict';
// What is frozen, sealed, closed, or has only a getter, in strict mode.

const frozen = Object.freeze({ a: 1, nested: { b: 2 } });
const check = (label, fn) => {
  try { fn(); console.log(label, 'ok'); } catch (e) { console.log(label, e.constructor.name, e.message); }
};
check('write', () => { frozen.a = 5; });
check('add', () => { frozen.c = 5; });
check('delete', () => { delete frozen.a; });
check('nested', () => { frozen.nested.b = 3; });
const list = Object.freeze([1, 2, 3]);
check('push', () => list.push(4));
check('index', () => { list[0] = 9; });
check('sort', () => list.sort());
check('length', () => { list.length = 0; });
const sealed = Object.seal({ x: 1 });
check('sealed write', () => { sealed.x = 2; });
check('sealed add', () => { sealed.y = 2; });
check('sealed delete', () => { delete sealed.x; });
const closed = Object.preventExtensions({ k: 1 });
check('closed add', () => { closed.z = 1; });
check('closed delete', () => { delete closed.k; });
const ro = {};
Object.defineProperty(ro, 'id', { value: 7, enumerable: true });
check('readonly', () => { ro.id = 8; });
check('redefine', () => Object.defineProperty(ro, 'id', { value: 9 }));
const getter = { get total() { return 10; } };
check('getter only', () => { getter.total = 1; });
console.log(frozen, list, sealed, closed, ro, getter);
console.log(Object.isFrozen(frozen), Object.isSealed(sealed), Object.isExtensible(closed), Object.isFrozen('x'));
class Point { constructor(x) { this.x = x; Object.freeze(this); } move() { this.x++; } }
check('class', () => new Point(1).move());
class Money { #cents = 0; constructor(n) { this.n = n; Object.freeze(this); } add(k) { this.#cents += k; return this.#cents; } set both(v) { this.#cents = v; } }
const m = new Money(1); console.log(m.add(5), m, Object.isFrozen(m), m instanceof Money); m.both = 9; console.log(m.add(1));
check('instance add', () => { m.x = 1; }); check('instance delete', () => { delete m.n; });
const person = { first: 'Ada', get full() { return `${this.first}!`; }, last: 'L', set full(v) { this.first = v; } };
console.log(person, Object.keys(person), { ...person }, JSON.stringify(person)); person.full = 'Bo'; console.log(person.full);
