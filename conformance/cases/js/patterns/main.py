"""Regular expressions: what exec, match, matchAll, replace, split and test give, and how lastIndex moves."""

from nodecompat import js
from nodecompat.js import *

date = js.regexp(r'(?<year>\d{4})-(?<month>\d\d)')
found = date.exec('on 2024-02-29')
console.log(found, found.index, found.input, found.groups.year, js.length(found))
console.log(date.exec('none'), js.get(js.match('on 2024-02', date), 0), js.match('x', date))
every = js.regexp(r'a(b)?', 'g')
console.log(js.match('abacab', every), js.match('xyz', every), every.lastIndex)
console.log(every.test('ab'), every.lastIndex, every.test('ab'), every.lastIndex)
one = undefined
steps = []
while (one := every.exec('abxa')) is not None:
    steps.append([js.get(one, 0), js.get(one, 1), one.index, every.lastIndex])
console.log(steps)
console.log(
    [
        [js.get(m, 0), js.get(m, 1), m.index] for m in [
            *js.each(js.matchAll('a1b22', js.regexp(r'[a-z](\d+)', 'g'))),
        ]
    ]
)
console.log(
    js.replace('2024-02', date, '$2/$1'),
    js.replace('2024-02', date, "$<month>.$<year> [$&] [$`] [$'] $$ $3"),
)
console.log(
    'a-b-c'.replace('-', '+', 1),
    js.replace('a-b-c', js.regexp(r'-', 'g'), '+'),
    'a-b-c'.replace('-', '+'),
    js.replace('abc', js.regexp(r'b'), lambda m, at, whole: f'{js.text(js.toUpperCase(m))}{js.text(at)}{js.text(whole)}'),
)


def replaced(*args):
    args = list(args)
    return f'{js.text(js.at(args, -1).last)}, {js.text(js.at(args, -1).first)}'


console.log(js.replace('John Smith', js.regexp(r'(?<first>\w+) (?<last>\w+)'), replaced))
console.log(
    js.split('a, b;c', js.regexp(r'[,;]\s*')),
    js.split('a1b2', js.regexp(r'(\d)')),
    js.split('abc', ''),
    js.split('abc', js.regexp(r'(?:)')),
    ''.split(','),
    js.split('', ''),
    js.split('a,b,c', ',', 2),
    js.split('abc'),
)
console.log(
    js.search('foo bar', js.regexp(r'bar')),
    js.search('foo', 'x'),
    js.regexp(r'^b', 'm').test('a\nb'),
    js.regexp(r'a.b').test('a\nb'),
    js.regexp(r'a.b', 's').test('a\nb'),
    js.regexp(r'ABC', 'i').test('abc'),
)
sticky = js.regexp(r'foo', 'y')
sticky.lastIndex = 3
console.log(sticky.test('barfoo'), sticky.lastIndex, sticky.test('barfoo'), sticky.lastIndex)
console.log(
    js.get(js.regexp(r'(?<=\$)\d+').exec('cost $42'), 0),
    js.get(js.regexp(r'(?<!\$)\b\d+').exec('$42 17'), 0),
    js.get(js.regexp(r'\d+(?=%)').exec('5 10%'), 0),
    js.regexp(r'q(?!u)').test('qatar'),
)
console.log(
    js.regexp(r'^\p{Lu}', 'u').test('Éa'),
    js.regexp(r'\u{1f600}', 'u').test('😀'),
    js.regexp(r'^.$').test('😀'),
    js.regexp(r'^.$', 'u').test('😀'),
    js.length(js.match('😀', js.regexp(r'.', 'g'))),
    js.match('😀a', js.regexp(r'.', 'gu')),
)
console.log(
    js.regexp(r'(a)|(b)').exec('b'),
    js.get(js.regexp(r'(?:a|b)+').exec('abab'), 0),
    js.get(js.regexp(r'(\w)\1').exec('hello'), 0),
    js.regexp(r'[\]\\-]').test('-'),
    js.regexp(r'\bfoo\b').test('a foo b'),
    js.get(js.regexp(r'a{2,3}?').exec('aaaa'), 0),
)
console.log(
    js.text(js.regexp(r'a\/b', 'gi')),
    RegExp('a/b', 'g'),
    RegExp(js.regexp(r'x', 'g'), 'i').flags,
    js.regexp(r'a', 'dgimsuy').flags,
    RegExp('').source,
    js.get(js.regexp(r'x'), 'global'),
    js.regexp(r'x', 'g').source,
    typeof(js.regexp(r'x')),
)
indices = js.regexp(r'a(?<b>b)', 'd').exec('xab').indices
console.log(js.get(indices, 0), js.get(indices, 1), indices.groups.b)
for attempt in [
    lambda: RegExp('('),
    lambda: RegExp('[b-a]'),
    lambda: RegExp('a', 'gg'),
    lambda: RegExp('*'),
    lambda: RegExp('\\'),
    lambda: RegExp('a{2,1}'),
    lambda: js.matchAll('x', js.regexp(r'x')),
    lambda: js.replaceAll('x', js.regexp(r'x'), ''),
]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
