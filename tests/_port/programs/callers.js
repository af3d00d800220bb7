// who calls what with how many arguments; what belongs to a class alone
class Base { constructor(a, b) { this.a = a; this.b = b; } static make(...args) { return new this(...args); } }
class Middle extends Base { constructor(...all) { super(...all); } }
class Last extends Middle { #count = 0; #log() { return `#${this.#count}`; } up() { this.#count++; return this.#log(); } reset() { this.#count ||= 5; return this?.#count; } static #made = 0; static of() { Last.#made += 1; return new Last(Last.#made); } static { this.first = Last.#made; } }
console.log(Base.make(1), Middle.make(), Last.make('x'), Last.of(), Last.of(), Last.first);
const last = new Last(1, 2, 3);
console.log(last, last.up(), last.up(), last.reset(), Object.keys(last), JSON.stringify(last), last.none);
const kinds = { Base, Last }; console.log(['Base', 'Last'].map((name) => new kinds[name]()));
function Shape(sides, color) { this.sides = sides; this.color = color; }
Shape.prototype.describe = function (prefix) { return (prefix || '') + this.sides + this.color; };
const plain = Shape.prototype.describe;
Shape.prototype.describe = function () { return '<' + plain.apply(this, arguments) + '>'; };
console.log(new Shape(3).describe(), new Shape(4, 'red').describe('a '));
function each(list, { visit = () => {}, done = () => 'done' } = {}) { list.forEach((item, index) => visit(item, index)); return done(list, list.length); }
console.log(each([1, 2]), each([3], { visit: (x) => console.log(x), done: () => 0 }));
const curried = (fn) => function next(...args) { return args.length >= fn.length ? fn(...args) : (...more) => next(...args, ...more); };
console.log(curried((a, b, c) => a + b + c)(1)(2)(3), ((a, b) => a).length, ((...rest) => rest).length);
const first = Symbol('first'), table = { [first]: 1, [`k${1 + 1}`]: 2 }, pick = (key) => ({ [key]: table[key] });
console.log(table, pick(first), String(first), [first].map((s) => s.toString()));
const found = [{ value: 1 }, { reason: new Error('no') }].map((r) => r.value ?? r.reason.message); console.log(found);
const EventEmitter = require('events');
for (let i = 0; i < 2; i++) { const em = new EventEmitter(); em.id = i; em.on('go', function (x) { console.log(this.id, x); }); setTimeout(() => em.emit('go', i), 1); }
console.log(1n << 3n, '\ufeff a \u0085'.trim().length);
async function* inner() { yield 1; yield Promise.resolve(2); } async function* outer() { yield 0; yield* inner(); yield* [3]; }
setTimeout(async () => { for await (const x of outer()) console.log(x); }, 20);
(function (root, missing) { console.log(typeof root, missing); })(5);
(function step(n) { if (n !== undefined) return console.log('step', n); step(1); })();
const named = { start: function onStart() {}, list: [function firstly() {}], async run() {} }; console.log(named);
function inside() { return function own() { return typeof own; }; } console.log(inside()());
function quits() { return; } console.log(quits(), typeof quits());
function* guarded() { try { yield 1; } catch (e) { console.log('caught', e); yield 'after'; } } const g = guarded(); console.log(g.next(), g.throw('text'), g.next());
const sent = (function* () { const x = yield 1; yield x; })(); console.log(sent.next('ignored'), sent.next('kept'));
const held = new Base(1); console.log('b' in held, 'c' in held, 'make' in Base);
const live = new Set([1, 2, 3, 4]); for (const x of live) { live.delete(x + 1); if (x === 3) live.add(9); console.log(x); }
console.log([null].includes(undefined), [undefined].includes(null), [1, null].includes(null));
