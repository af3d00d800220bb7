// arguments, given away and read
function shown(a, b) { console.log(arguments); console.log(Array.isArray(arguments), arguments.length, typeof arguments, Object.keys(arguments)); return [].slice.call(arguments, 1); }
console.log(shown(1, 'two', [3]), shown());
function max() { return Math.max.apply(null, arguments); }
function sum() { let s = 0; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s; }
function pass() { return count(arguments); }
function count(list) { return list.length; }
function all() { return Array.from(arguments).concat([...arguments]); }
console.log(max(3, 9, 2), sum(1, 2, 3), pass(1, 2), all('a', 'b'));
const o = { f() { console.log('in', { given: arguments }); } };
o.f('x', { y: 1 });
