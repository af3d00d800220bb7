// Names of the global object, constructors that are called without new, and what every object has
function food() { this.cow = 123; console.log('is global:', cow === global.cow, typeof cow); }
food();
global.shared = 'everywhere'; console.log(shared, globalThis.shared);
console.log(toString.call([]), toString.call(null), toString());
function Person(name) { this.name = name; }
const cleo = Person('Cleo'); const taylor = new Person('Taylor');
console.log({ cleo, taylor }, globalThis.name);
function Guarded(n) { if (!(this instanceof Guarded)) return new Guarded(n); this.n = n; }
console.log(Guarded(2), new Guarded(3));
function Target(n) { if (!new.target) return new Target(n); this.n = n; }
console.log(Target(2));
function show(m) { return m.type ?? m; }
console.log(show('bare'), show({ type: 't' }), show(5));
class Plain { a = 1; }
const plain = new Plain();
console.log(plain.toString(), plain.valueOf() === plain, `${plain}`);
const counted = (f) => f.name;
console.log(counted(function named(a) { return a; }), counted((a) => a));
