// The names of functions, and names that are read before they have a value
const made = { max: (x, y) => (x > y ? x : y), one: function () { return 1; }, two() { return 2; } };
made.added = () => 5;
made.later = function () { const a = 1; return a; };
console.log(made, made.one.name, made.later());
function Person(name) { this.name = name; this.greet = function () { const hi = 'hi '; return hi + this.name; }; }
const bob = new Person('bob');
console.log(bob, bob.greet());
console.log(function () { return made; }, () => {}, class {}, new (class {})(), function named() {});

let sayHi = function again(who) { return who ? 'hi ' + who : again('guest'); };
const welcome = sayHi;
sayHi = null;
console.log(welcome());

console.log(hoisted());
function hoisted() { return typeof value; }
var value = 5;
console.log(hoisted());
try { console.log(constant); } catch (error) { console.log(error.name, error.message); }
const constant = 1;
try { early(); } catch (error) { console.log(error.name, error.message); }
const early = () => 1;
try { new Late(); } catch (error) { console.log(error.name, error.message); }
class Late {}
try { nowhere; } catch (error) { console.log(error.name, error.message); }
