// What `replace` tells its function, and `==` of objects and plain values.
console.log('a1b2'.replace(/\d/g, (d) => d * 2), 'a1'.replace('1', (d) => d * 3));
console.log('3px 4px'.replace(/(\d+)(px)/g, (m, n, unit) => n * 2 + unit));
console.log('x-y'.replace(/-(\w)?(z)?/, (m, a, b, at, all) => `${a}|${b}|${at + 1}|${all}|` + (b || 'none')));
console.log('2020-01'.replace(/(?<y>\d{4})-(?<m>\d\d)/, (...all) => all.length));
const re = /(\d)(\d)/;
console.log('12'.replace(re, (m, a, b) => b - a), 'k12'.replace(re, function (m, a, b, at) { return a + b + at; }));
console.log('a.b'.replace('.', (m, at) => at + 1), 'aXbX'.replaceAll('X', (m, at) => at * 2));
console.log('[(1)]'.replace(/[(\[]\(?(\d)\)/, (m, d) => d + 1));
const camel = (s) => s.replace(/-([a-z])/g, (_, c) => c.toUpperCase());
console.log(camel('foo-bar-baz'), 'ab'.replace(/b/, (m) => m === 'b' ? 1 : 0));
const o = { toString() { return 'me'; } };
console.log(o == 'me', [1] == '1', [] == false, ['a'] != 'a', new Date(5) == 5, (() => 1) == 'x', [null] == '');
console.log([1, 2] == '1,2', [1] == 1, '1' == [1], [] == '', [] == 0, ({}) == '[object Object]', [[1]] == 1, null == 0, [1,2] != '1,2');
console.log('a1b2'.replace(/\d/g, (d) => d * 2), 'a1'.replace('1', (d) => d * 3), 'x9'.replace(/\d/, d => [d, d]), 'x'.replace('x', () => null));
