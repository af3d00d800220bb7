const s = 'Straße ñandú 😀 é';
console.log(s.length, [...s].length, s.toUpperCase(), s.normalize('NFC').length, s.normalize('NFD').length, s.codePointAt(13), s.charCodeAt(13), s.at(-1), s.charAt(99), s[99]);
console.log('a-b_c d'.split(/[-_ ]/).map((w) => w[0].toUpperCase() + w.slice(1)).join(''), 'abc'.substring(2, 0), 'abc'.substr(-2, 1), 'abc'.slice(-2), 'abc'.slice(2, 1), 'abc'.substring(-1, 2));
console.log('é' === 'e\u0301', 'é'.localeCompare('e\u0301'), 'a'.localeCompare('b'), 'a'.localeCompare('B'), 'a'.localeCompare('A'), 'ä'.localeCompare('z', 'de'), '10'.localeCompare('2', undefined, { numeric: true }), 'a'.localeCompare('Á', 'en', { sensitivity: 'base' }));
console.log(['b', 'a', 'C', 'A', 'ä', 'z', '10', '9', '_', '-x'].sort(), ['b', 'a', 'C', 'A', 'ä', 'z', '10', '9', '_', '-x'].sort((a, b) => a.localeCompare(b)));
console.log(['z10', 'z2', 'Z1'].sort(new Intl.Collator('en', { numeric: true }).compare), 'İ'.toLowerCase().length, 'ß'.toUpperCase(), 'ΑΣ'.toLowerCase());
console.log('abc'.padStart(6, '12'), 'abc'.padEnd(2), 'x'.padEnd(4, 'ab') + '|', 'ab'.repeat(0) === '', ' \t\n\u3000x\ufeff'.trim(), '  x '.trimStart() + '|');
console.log('abcabc'.indexOf('c', 3), 'abc'.indexOf(''), 'abc'.includes('d'), 'abc'.startsWith('b', 1), 'abc'.endsWith('b', 2), 'abc'.lastIndexOf('c', -1), 'abc'.concat(1, null, [2]));
console.log(String.raw`a\n${1}`, `multi
line`, 'tab\tq"uote\'s', ['it\'s', 'say "x"', `both ' and "`, 'all \' " `', 'nl\n', '\x1b[0m', '\u{1F600}', '\ud83d']);
console.log('\ud83d'.isWellFormed(), '\ud83d'.toWellFormed(), encodeURIComponent('a b&c/é😀'), encodeURI('http://x/a b?q=é#h'), decodeURIComponent('%F0%9F%98%80'), escape('é b'), unescape('%u0107'));
console.log('%s is %d years and %i, %f, %j %o %O %%', 'Bob', 42.5, 42.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'extra', 7);
console.log('a\0b'.length, 'abc' < 'abd', 'a' < 'B', 'Z' < 'a', [..."ab"].entries().toArray(), Object.entries('hi'), 'abc'.split('').reverse().join(''));
console.log(btoa('hello'), atob('aGVsbG8='), Buffer.from('héllo').toString('base64'), Buffer.from('aGk', 'base64url').toString(), Buffer.byteLength('é😀'), Buffer.from('ff0g', 'hex'));
console.log(String(null), String([1, [2, 3]]), String({}), String(Symbol('d')), String(() => 1), `${[]}`, String(123n), [null, undefined, 1].join('-'), String([null]), String([undefined, [null]]));
const esc = { '&': '&amp;', '<': '&lt;' }; console.log('<a & b>'.replace(/[&<]/g, (c) => esc[c]), 'x'.codePointAt(), ''.charCodeAt(0), 'abc'.at(5), 'a,b'.split(',', 0), 'abc'.split(undefined));
const str = new String('boxed'); console.log(str, typeof str, str.length, str == 'boxed', str === 'boxed', str + '!', new Number(5), new Boolean(false), Object('x'), [new String('a')], JSON.stringify(new Number(3)));
const words = 'the quick the lazy the end'.split(' ').reduce((acc, w) => ({ ...acc, [w]: (acc[w] ?? 0) + 1 }), {}); console.log(words, Object.entries(words).sort(([, a], [, b]) => b - a)[0]);
function wrap(text, width) { const out = []; let line = ''; for (const w of text.split(/\s+/)) { if ((line + ' ' + w).trim().length > width) { out.push(line); line = w; } else line = (line + ' ' + w).trim(); } if (line) out.push(line); return out; }
console.log(wrap('the quick brown fox jumps over the lazy dog', 10), 'abc'.replace('b', () => '$&'), [...'a😀'].map((c) => c.codePointAt(0).toString(16)), 'z'.localeCompare('a'), 'ab'.search('b'), 'ab'.match('b').index);
