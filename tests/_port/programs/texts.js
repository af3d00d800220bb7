// texts beyond U+FFFF: lengths and places are those of UTF-16
const s = 'ab😀c';
console.log(s.length, s[2] === '\ud83d', s.slice(1, 3).length, s.indexOf('c'), s.lastIndexOf('c'), s.padEnd(8, '.').length, s.substring(3));
for (let i = 0; i < s.length; i++) process.stdout.write(s[i].charCodeAt(0) + ' ');
console.log();
for (const c of s) process.stdout.write(`<${c}>`);
console.log([...s].length, s.split('').length, s.at(-1), s.codePointAt(2));
let built = '';
for (let i = 0; i < 3; i++) built += `${i},`;
console.log(built.length, built.slice(0, -1), String(12.5).length, (255).toString(16).padStart(4, '0'));
let smile = '-';
smile += '\u{1F600}';
console.log(smile.length, smile.padStart(5, '*'));
const trimmed = (line) => { const x = line.trim(); return `${x.length} ${x.slice(1)}`; };
console.log(trimmed(' 😀b '), trimmed('plain'));
console.log(new Date(0).toISOString().slice(0, 10), typeof s.length, process.platform.length > 3);
// defaults: undefined takes them, null does not
function sum(x, y = 2) { return `${x} ${y}`; }
console.log(sum(1), sum(1, undefined), sum(1, 5), sum(1, null));
const half = (n = 3) => n / 2;
console.log([undefined, 4].map((v = 9) => v), half(), half(undefined));
class Box { constructor(size = 4) { this.size = size; } more(by = 1) { this.size += by; return this; } }
console.log(new Box().more().more(undefined).size, new Box(undefined).size);
const options = {};
const waits = (ms = 100) => ms;
console.log(waits(options.ms), waits(7));
// what a class has of its own
class Counter {
  static #count = 0;
  static get count() { return Counter.#count; }
  static set count(value) { Counter.#count = value * 10; }
  static get twice() { return Counter.#count * 2; }
  static made() { Counter.#count++; return new this(); }
  static { Counter.#count = 5; }
  #secret = 1;
  is(other) { return #secret in other; }
}
console.log(Counter.count, Counter.made() instanceof Counter, Counter.count, Counter.twice);
Counter.count = 9;
console.log(Counter.count, new Counter().is(new Counter()), new Counter().is({}));
