// Regular expressions: what exec, match, matchAll, replace, split and test give, and how lastIndex moves.
const date = /(?<year>\d{4})-(?<month>\d\d)/;
const found = date.exec('on 2024-02-29');
console.log(found, found.index, found.input, found.groups.year, found.length);
console.log(date.exec('none'), 'on 2024-02'.match(date)[0], 'x'.match(date));
const every = /a(b)?/g;
console.log('abacab'.match(every), 'xyz'.match(every), every.lastIndex);
console.log(every.test('ab'), every.lastIndex, every.test('ab'), every.lastIndex);
let one;
const steps = [];
while ((one = every.exec('abxa')) !== null) steps.push([one[0], one[1], one.index, every.lastIndex]);
console.log(steps);
console.log([...'a1b22'.matchAll(/[a-z](\d+)/g)].map((m) => [m[0], m[1], m.index]));
console.log('2024-02'.replace(date, '$2/$1'), '2024-02'.replace(date, '$<month>.$<year> [$&] [$`] [$\'] $$ $3'));
console.log('a-b-c'.replace('-', '+'), 'a-b-c'.replace(/-/g, '+'), 'a-b-c'.replaceAll('-', '+'), 'abc'.replace(/b/, (m, at, whole) => `${m.toUpperCase()}${at}${whole}`));
console.log('John Smith'.replace(/(?<first>\w+) (?<last>\w+)/, (...args) => `${args.at(-1).last}, ${args.at(-1).first}`));
console.log('a, b;c'.split(/[,;]\s*/), 'a1b2'.split(/(\d)/), 'abc'.split(''), 'abc'.split(/(?:)/), ''.split(','), ''.split(''), 'a,b,c'.split(',', 2), 'abc'.split());
console.log('foo bar'.search(/bar/), 'foo'.search('x'), /^b/m.test('a\nb'), /a.b/.test('a\nb'), /a.b/s.test('a\nb'), /ABC/i.test('abc'));
const sticky = /foo/y;
sticky.lastIndex = 3;
console.log(sticky.test('barfoo'), sticky.lastIndex, sticky.test('barfoo'), sticky.lastIndex);
console.log(/(?<=\$)\d+/.exec('cost $42')[0], /(?<!\$)\b\d+/.exec('$42 17')[0], /\d+(?=%)/.exec('5 10%')[0], /q(?!u)/.test('qatar'));
console.log(/^\p{Lu}/u.test('Éa'), /\u{1f600}/u.test('😀'), /^.$/.test('😀'), /^.$/u.test('😀'), '😀'.match(/./g).length, '😀a'.match(/./gu));
console.log(/(a)|(b)/.exec('b'), /(?:a|b)+/.exec('abab')[0], /(\w)\1/.exec('hello')[0], /[\]\\-]/.test('-'), /\bfoo\b/.test('a foo b'), /a{2,3}?/.exec('aaaa')[0]);
console.log(String(/a\/b/gi), new RegExp('a/b', 'g'), new RegExp(/x/g, 'i').flags, /a/dgimsuy.flags, new RegExp('').source, /x/.global, /x/g.source, typeof /x/);
const indices = /a(?<b>b)/d.exec('xab').indices;
console.log(indices[0], indices[1], indices.groups.b);
for (const attempt of [() => new RegExp('('), () => new RegExp('[b-a]'), () => new RegExp('a', 'gg'), () => new RegExp('*'), () => new RegExp('\\'), () => new RegExp('a{2,1}'), () => 'x'.matchAll(/x/), () => 'x'.replaceAll(/x/, '')]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
