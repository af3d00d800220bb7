"""Texts: what their methods give, counted in UTF-16 units."""

from nodecompat import js
from nodecompat.js import *

text = 'Hello, Wörld 😀!'
console.log(
    js.length(text),
    js.get(text, 1),
    js.at(text, -1),
    js.charAt(text, 99),
    js.get(text, 99),
    js.charCodeAt(text, 8),
    js.codePointAt(text, 13),
    js.charCodeAt(text, 13),
    js.charCodeAt(text, 99),
)
console.log(
    js.slice(text, -4),
    js.slice(text, 2, -3),
    js.substring(text, 5, 2),
    js.substring(text, -3, 2),
    js.substr(text, -3, 2),
    js.slice(text, 5, 2),
    js.substr(text, 2),
)
console.log(
    js.indexOf(text, 'l'),
    js.lastIndexOf(text, 'l'),
    js.indexOf(text, 'l', 4),
    js.indexOf(text, ''),
    'Wö' in text,
    js.startsWith(text, 'ello', 1),
    js.endsWith(text, 'Hello', 5),
)
console.log(text.upper(), text.lower(), 'ß'.upper(), len('İ'.lower()), 'ΑΣ'.lower(), 'ǆ'.upper())
console.log(
    JSON.stringify([' \t\n\xa0 a '.strip(), ' a '.lstrip(), ' a '.rstrip()]),
    js.padStart('ab', 5, '12'),
    'ab'.ljust(5),
    'abc'.rjust(2),
    'ab' * 3,
    'a' * 0 == '',
)
console.log(
    'a-b-c'.split('-'),
    js.split('abc', ''),
    js.split('a😀', ''),
    [*js.each('a😀')],
    'a,b,'.split(','),
    js.split('one two', ' ', 1),
    'abab'.split('b'),
)
console.log(
    js.replace('aXbX', 'X', '[$&]'),
    js.replaceAll('aXbX', 'X', lambda m, at: at),
    js.replace('abc', 'b', '$$'),
    'abc'.replace('', '_', 1),
    'abc'.replace('', '_'),
    js.concat('x', 1, None, [2]),
)
console.log('a' < 'b', 'a' < 'B', 'a' < '', '10' < '9', js.lt(10, '9'), 'é' > 'z', 'abc' == 'abc')
console.log(
    ''.join(js.sort(['b', 'a', 'ä', 'A', 'B', '1', '_', 'z', 'é', 'e'], lambda a, b: js.localeCompare(a, b))),
    js.localeCompare('a', 'b'),
    js.localeCompare('a', 'a'),
    js.localeCompare('a10', 'a2', undefined, js.obj(numeric=True)),
    js.localeCompare('a', 'A', undefined, js.obj(sensitivity='base')),
)
console.log(
    js.length(js.normalize('é', 'NFD')),
    js.length(js.normalize('é')),
    js.normalize('ﬁ', 'NFKC'),
    String.fromCharCode(72, 0x1f600, 105),
    String.fromCodePoint(128512),
    String.raw(js.strings(['a\n', ''], ['a\\n', '']), 1),
    f'{1 + 1}{js.text(None)}{js.text(undefined)}{js.text([1, 2])}{js.text(js.obj())}',
)
console.log(
    encodeURIComponent('a b&ü/😀'),
    encodeURI('http://x/a b?q=ü#h'),
    decodeURIComponent('%F0%9F%98%80%20'),
    decodeURI('%2F%20'),
    escape('ü €'),
    unescape('%u20AC%FC'),
)
console.log(
    typeof('x'),
    js.call('abc', 'hasOwnProperty', 'length'),
    Object.keys('ab'),
    f'b{1}{2}',
    f'{1 + 2}b',
    js.mul('5', '2'),
    js.sub('5', 2),
    f'5{2}',
    js.number(''),
    js.number(' '),
    js.number('a'),
    js.neg('3'),
    js.mul('a', 1),
)
console.log(
    ''.join(js.reverse(js.split('abc', ''))),
    js.replace('the quick', js.regexp(r'\b\w', 'g'), lambda c: js.toUpperCase(c)),
    js.replace('camelCaseText', js.regexp(r'([A-Z])', 'g'), '_$1').lower(),
    len('a\tb\\'),
    js.codePointAt('x', 5),
    js.at('a', 5),
)
console.log(
    js.search('text', 'x'),
    js.match('abc', 'b'),
    js.split('line1\nline2\r\nline3', js.regexp(r'\r?\n')),
    js.localeCompare('x'),
    js.includes('undefined'),
    'ab',
    js.indexOf('null', None),
)
for attempt in [
    lambda: js.normalize('a', 'X'),
    lambda: String.fromCodePoint(-1),
    lambda: decodeURIComponent('%'),
    lambda: encodeURI('\ud800'),
    lambda: f"{js.text(Symbol('s'))}",
    lambda: js.repeat('a', Infinity),
    lambda: js.startsWith('a', js.regexp(r'a')),
    lambda: js.length(None),
    lambda: js.get(undefined, 'x').y,
]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
