"""JSON.parse: values, a reviver, and the text of every kind of error."""

from nodecompat import js
from nodecompat.js import *

for text in [
    '1',
    '-0',
    '1.5e3',
    '"a\\u00e9\\n"',
    'null',
    'true',
    '[]',
    '{}',
    ' [1 , 2] ',
    '{"b":1,"a":{"c":[null]}}',
    '{"a":1,"a":2}',
    '{"__proto__":1}',
    '123456789012345678901',
    '"\\ud83d\\ude00"',
]:
    console.log(JSON.parse(text))
console.log(
    JSON.parse('{"a":1,"b":[2,{"c":3}]}', lambda key, value=undefined: js.add(value, 1) if typeof(value) == 'number' else value)
)
console.log(JSON.parse('{"a":1,"b":2,"c":[1,2]}', lambda key, value: undefined if key == 'b' else value))
console.log(
    JSON.parse('{"when":"1970-01-01T00:00:00.000Z"}', lambda key, value: Date(value) if key == 'when' else value)
)
order = []


def callback(key, value):
    order.append(key)
    return value


JSON.parse('{"a":[1,2],"b":{"c":3}}', callback)
console.log(order)
wrong = [
    '',
    '{',
    '[',
    '[1,]',
    '{"a":}',
    '{a:1}',
    "{'a':1}",
    '{"a" 1}',
    '{"a":1,}',
    'nul',
    'undefined',
    '01',
    '1.',
    '"a',
    '"a\nb"',
    '"\\x"',
    '"\\u12"',
    '[1 2]',
    '1 2',
    'tru',
    '-',
    '+1',
    'NaN',
    '[1,2',
    '{"a":1',
    '\x00',
    '{"a":1}}',
    '["long enough text to be cut somewhere in the middle of it", nope, "and more text after it, which is cut as well"]',
]
for text in wrong:
    try:
        console.log(JSON.parse(text))
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
for value in [undefined, None, js.obj(), [], 5, '5', True]:
    try:
        console.log(JSON.parse(value))
    except Exception as caught_2:
        error = js.caught(caught_2)
        console.log(error.name, error.message)
