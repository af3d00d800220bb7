// Texts: what their methods give, counted in UTF-16 units.
const text = 'Hello, Wörld 😀!';
console.log(text.length, text[1], text.at(-1), text.charAt(99), text[99], text.charCodeAt(8), text.codePointAt(13), text.charCodeAt(13), text.charCodeAt(99));
console.log(text.slice(-4), text.slice(2, -3), text.substring(5, 2), text.substring(-3, 2), text.substr(-3, 2), text.slice(5, 2), text.substr(2));
console.log(text.indexOf('l'), text.lastIndexOf('l'), text.indexOf('l', 4), text.indexOf(''), text.includes('Wö'), text.startsWith('ello', 1), text.endsWith('Hello', 5));
console.log(text.toUpperCase(), text.toLowerCase(), 'ß'.toUpperCase(), 'İ'.toLowerCase().length, 'ΑΣ'.toLowerCase(), 'ǆ'.toUpperCase());
console.log(JSON.stringify([' \t\n\u00a0 a '.trim(), ' a '.trimStart(), ' a '.trimEnd()]), 'ab'.padStart(5, '12'), 'ab'.padEnd(5), 'abc'.padStart(2), 'ab'.repeat(3), 'a'.repeat(0) === '');
console.log('a-b-c'.split('-'), 'abc'.split(''), 'a😀'.split(''), [...'a😀'], 'a,b,'.split(','), 'one two'.split(' ', 1), 'abab'.split('b'));
console.log('aXbX'.replace('X', '[$&]'), 'aXbX'.replaceAll('X', (m, at) => at), 'abc'.replace('b', '$$'), 'abc'.replace('', '_'), 'abc'.replaceAll('', '_'), 'x'.concat(1, null, [2]));
console.log('a' < 'b', 'a' < 'B', 'a' < '', '10' < '9', 10 < '9', 'é' > 'z', 'abc' === 'ab' + 'c');
console.log(['b', 'a', 'ä', 'A', 'B', '1', '_', 'z', 'é', 'e'].sort((a, b) => a.localeCompare(b)).join(''), 'a'.localeCompare('b'), 'a'.localeCompare('a'), 'a10'.localeCompare('a2', undefined, { numeric: true }), 'a'.localeCompare('A', undefined, { sensitivity: 'base' }));
console.log('é'.normalize('NFD').length, 'e\u0301'.normalize().length, 'ﬁ'.normalize('NFKC'), String.fromCharCode(72, 0x1f600, 105), String.fromCodePoint(128512), String.raw`a\n${1}`, `${1 + 1}${null}${undefined}${[1, 2]}${{}}`);
console.log(encodeURIComponent('a b&ü/😀'), encodeURI('http://x/a b?q=ü#h'), decodeURIComponent('%F0%9F%98%80%20'), decodeURI('%2F%20'), escape('ü €'), unescape('%u20AC%FC'));
console.log(typeof 'x', 'abc'.hasOwnProperty('length'), Object.keys('ab'), 'b' + 1 + 2, 1 + 2 + 'b', '5' * '2', '5' - 2, '5' + 2, +'', +' ', +'a', -'3', 'a' * 1);
console.log('abc'.split('').reverse().join(''), 'the quick'.replace(/\b\w/g, (c) => c.toUpperCase()), 'camelCaseText'.replace(/([A-Z])/g, '_$1').toLowerCase(), 'a\tb\\'.length, 'x'.codePointAt(5), 'a'.at(5));
console.log('text'.search('x'), 'abc'.match('b'), 'line1\nline2\r\nline3'.split(/\r?\n/), 'x'.localeCompare(), 'undefined'.includes(), 'ab'.concat(), 'null'.indexOf(null));
for (const attempt of [() => 'a'.normalize('X'), () => String.fromCodePoint(-1), () => decodeURIComponent('%'), () => encodeURI('\ud800'), () => `${Symbol('s')}`, () => 'a'.repeat(Infinity), () => 'a'.startsWith(/a/), () => null.length, () => undefined.x.y]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
