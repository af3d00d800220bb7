"""What the operators make of values of different kinds: ==, +, <, truth, typeof."""

from nodecompat import js
from nodecompat.js import *

values = [
    undefined,
    None,
    True,
    False,
    0,
    -0.0,
    1,
    NaN,
    '',
    '0',
    '1',
    'a',
    ' ',
    [],
    [0],
    [1, 2],
    js.obj(),
    BigInt(1),
]


def name(value):
    return JSON.stringify(value) if typeof(value) == 'string' else '-0' if js.truthy(
        js.call(Object, 'is', value, -0.0)
    ) else f'{js.text(value)}n' if typeof(value) == 'bigint' else JSON.stringify(value) if typeof(value) == 'object' and value is not None else js.text(value)


for one in values:
    equal = js.map([other for other in values if js.eq(one, other)], name)
    less = js.map([other for other in values if js.lt(one, other)], name)
    console.log(
        name(one),
        '|',
        typeof(one),
        '|',
        'true' if js.truthy(one) else 'false',
        '|',
        js.join(equal, ' '),
        '|',
        js.join(less, ' '),
    )
for one_2 in values[:-1]:
    console.log(name(one_2), '|', ' '.join([name(js.add(one_2, other)) for other in values[:-1]]))
console.log(
    ' '.join(
        [
            js.join(
                js.map([Number(value), js.text(value), js.truthy(value)], name),
                '/',
            ) for value in values[:-1]
        ]
    )
)
console.log(
    js.add([], js.obj()),
    js.add([], []),
    f'{js.text(js.obj())}x',
    js.add(1, None),
    js.add(1, undefined),
    f'1{js.text(None)}',
    js.add(True, True),
    js.mul([1], [2]),
    js.mul('3', '4'),
    js.add(None, 1),
    js.sub([], 1),
    js.number([]),
    js.number(js.obj()),
    js.number('0x10'),
    js.number(True),
    js.neg(''),
    js.add(not '', 1),
)
custom = js.obj(valueOf=lambda: 42, toString=lambda: 'text')
console.log(
    js.add(custom, 1),
    f'{js.text(custom)}',
    js.mul(custom, 2),
    js.gt(custom, 41),
    js.eq(custom, 42),
    js.text(custom),
    js.join([custom]),
    JSON.stringify({'custom': custom}),
)
console.log(
    js.ge(None, 0),
    js.gt(None, 0),
    0 in (None, undefined),
    undefined in (None, undefined),
    0 in (None, undefined),
    NaN != NaN,
    'b' > 'a',
    'B' > 'a',
    '2' > '12',
    js.gt(2, '12'),
    js.gt([2], 1),
    js.gt('a', 1),
)
console.log(
    js.lt(1 < 2, 3),
    js.gt(3 > 2, 1),
    f"5{js.text(js.neg('2'))}",
    js.sub('5', js.neg('2')),
    f"foo{js.text(js.number('bar'))}",
    f'{js.text([1, 2, 3])}',
    (lambda: 1) is 1,
    typeof(typeof(1)),
    bool('false') == bool('true'),
)
n = 5
s = '5'
console.log(
    (n := n + 1) - 1 + (n := n + 1),
    n,
    (s := js.number(s) + 1) - 1,
    s,
    (n := n - 1) + 1 - (n := n - 1),
    -n,
    js.number(s),
    js.bit_or('7.9', 0),
    js.shr('8', 1),
    js.bit_or(None, 5),
    js.bit_or(undefined, 0),
    js.bit_or('x', 0),
    js.pow(2, 3 ** 2),
    js.pow(-2, 2),
)
console.log(
    js.add(Date(0), 1) == f'{js.text(Date(0))}1',
    js.sub(Date(5), 1),
    js.gt(Date(5), 4),
    isNaN('x'),
    isNaN(undefined),
    js.map([10, 1, 5], String),
    js.map(['1', '2'], Number),
    js.truthy([]),
    bool(''),
    js.truthy(NaN),
)
match '1':
    case 1:
        console.log('number')
    case '1':
        console.log('text')
        console.log('falls through')
        console.log('default')
    case 'fall':
        console.log('falls through')
        console.log('default')
    case _:
        console.log('default')
