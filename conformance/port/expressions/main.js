// Assignments as values, labels, tags, coercion, `this` of a file.
let a, b; console.log([a, b] = [1, 2], a, b);
if ([a, b] = [b, a]) console.log(a, b);
let x = ({ a } = { a: 5 }); console.log(x, a);
outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; console.log(i, j); } }
function tag(s, ...v) { return s.raw.join('|') + v.join(',') } console.log(tag`a${1}b${2}c`);
function* g() { const x = yield 1; console.log('got', x); return 9 } const it = g(); console.log(it.next(), it.next('hey'), it.next());
const fs = []; for (var i = 0; i < 3; i++) fs.push(() => i); console.log(fs.map(f => f()));
const fl = []; for (let i = 0; i < 3; i++) fl.push(() => i); console.log(fl.map(f => f()));
let c = (1, 2, 3); console.log(c);
function args() { return Array.prototype.slice.call(arguments, 1).concat(arguments.length) } console.log(args(1, 2, 3));
for (const k in [7, 8]) console.log(k, typeof k);
for (const k in 'ab') console.log(k);
console.log([3, 1, 2].sort((a, b) => a > b), [5, 25, 100, 1].sort(), ['b', undefined, 'a'].sort());
var self = this; console.log(typeof self, this === module.exports);
console.log(typeof process.hrtime.bigint(), typeof Symbol(), typeof null, typeof 1n);
switch (3) { case 1: console.log('one'); default: console.log('def'); case 2: console.log('two'); break; case 4: console.log('four') }
do { var q = 1 } while (false); console.log(q);
const { a: { b: deep = 5 } = {}, ...rest } = { c: 1, d: 2 }; console.log(deep, rest);
console.log(((a, b = 2, ...c) => a + b + c.length)(1), (function () { return arguments.length })(1, 2));
var v = 1; { var v = 2 } console.log(v); console.log(hoisted()); function hoisted() { return 'h' }
try { null.x } catch ({ message }) { console.log(message) } finally { console.log('fin') }
console.log([..."héllo"].length, [...new Set([1, 1, 2])], Math.max(...[1, 2, 3]));
console.log(isNaN('abc'), [1, [2, [3, [4]]]].flat(Infinity), Object.entries({ a: 1 }).map(([k, v]) => k + v));
label: { console.log('in'); if (true) break label; console.log('never') }
console.log(0.1 + 0.2, 1 / 3, 1e21, 1e-7, -0, [-0], 5 % -3, -5 % 3, 2 ** -1, 7 / 2 | 0, ~~-7.9, 1 / 0, parseInt('12px'), Number(''), +[], +{}, [] + {}, [] + []);
console.log(null ?? 'd', undefined?.x, 0 || 'z', '' ?? 'e', !!'' , void 0);
console.log(this); this.x = 1; console.log(module.exports, exports.x);
try { const fixed = 1; fixed = 2 } catch (e) { console.log(e.name, e.message) }
require('./numbers');
