"""JSON.stringify: what it leaves out, indents, replaces and refuses."""

from nodecompat import js
from nodecompat.js import *

class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def toJSON(self, key):
        return f"{self.x},{self.y} as {js.text('itself' if key == '' else key)}"


def f():
    pass


values = [
    undefined,
    None,
    True,
    'text',
    '',
    1,
    -0.0,
    1.5,
    1e+21,
    NaN,
    Infinity,
    [],
    js.obj(),
    [1, [2, [3]]],
    js.obj(a=js.obj(b=1)),
    [undefined, lambda: 1, Symbol('s')],
    js.obj(gone=undefined, f=f, s=Symbol('s'), kept=None),
    Date(0),
    Date(NaN),
    Map([[1, 2]]),
    Set([1]),
    js.regexp(r'x', 'g'),
    Error('e'),
    js.call(Buffer, 'from', 'hi'),
    Uint8Array([1, 2]),
    Point(1, 2),
    js.obj(p=Point(3, 4)),
    [Point(5, 6)],
    js.obj({'2': 'b', '1': 'a', 'z': 1, 'y': 2}),
]
for value in values:
    console.log(JSON.stringify(value))
console.log(JSON.stringify('"\\\x08\x0c\n\r\t\x01\x7f\u2028é😀\ud83d'))
console.log(JSON.stringify({'a': [1, {'b': []}], 'c': {}}, None, 2))
console.log(JSON.stringify([[1], {'a': 1}], None, '--'))
console.log(
    JSON.stringify({'a': 1}, None, 20),
    JSON.stringify([1], None, '12345678901'),
    JSON.stringify([1], None, 0),
)
console.log(JSON.stringify({'a': 1, 'b': 2, 'c': {'a': 3, 'd': 4}}, ['a', 'c']))
console.log(
    JSON.stringify({'a': 1, 'b': 'x', 'c': [1, 2]}, lambda key, value=undefined: value * 10 if typeof(value) == 'number' else value)
)
console.log(JSON.stringify({'a': 1, 'b': 2}, lambda key, value: undefined if key == 'a' else value))
console.log(JSON.stringify([1, 2, 3], lambda key, value: undefined if key == '1' else value))
loop = js.obj(name='loop')
loop.again = loop
deep = js.obj(a=[js.obj(b=js.obj())])
js.get(deep.a, 0).b.back = deep.a
for attempt in [
    lambda: JSON.stringify(loop),
    lambda: JSON.stringify(deep),
    lambda: JSON.stringify(BigInt(10)),
    lambda: JSON.stringify({'n': [BigInt(1)]}),
]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name)
        console.log(error.message)
