"""Numbers become texts and texts become numbers, as the language has it."""

from nodecompat import js
from nodecompat.js import *

numbers = [0, -0.0, 1, -1.5, 0.1 + 0.2, 1e-07, 123456789.125, 2 ** 53, 5e-324, NaN, Infinity, -Infinity]
for number in numbers:
    console.log(
        js.text(number),
        js.toStringRadix(number, 2)[:20],
        js.toStringRadix(number, 16),
        js.toStringRadix(number, 36)[:12],
    )
for number in [0, 1.005, 1.45, 25, 1234.5678, 1.234e-06, -1.5, 1e+21]:
    console.log(
        js.toFixed(number),
        js.toFixed(number, 2),
        js.call(number, 'toPrecision', 3),
        js.call(number, 'toExponential'),
        js.call(number, 'toExponential', 2),
    )
for text in [
    '',
    ' 12 ',
    '1e3',
    '0x1f',
    '0b101',
    '0o17',
    '1_000',
    '.5',
    '5.',
    '-',
    'Infinity',
    '12px',
    '\n',
    '1,000',
    '+7',
    '--7',
]:
    console.log(
        JSON.stringify(text),
        Number(text),
        parseInt(text),
        parseFloat(text),
        isNaN(text),
        isFinite(text),
    )


def mapped(items):
    text, radix = js.first(items, 2)
    return parseInt(text, radix)


console.log(
    js.map([['ff', 16], ['z', 36], ['12', 2], ['0x1f', 16], ['077', 8], ['123', 1], ['11', 0]], mapped)
)
console.log(
    Number.isInteger(5),
    Number.isInteger('5'),
    Number.isSafeInteger(2 ** 53),
    Number.isNaN('x'),
    Number.isFinite('1'),
)
console.log(
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
    Number.EPSILON > 0,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
)
console.log([Math.round(x) for x in [1.5, 2.5, -1.5, -0.4, 0.49999999999999994, 1e+300]])
console.log([[Math.floor(x), Math.ceil(x), Math.trunc(x), Math.sign(x)] for x in [1.7, -1.7, -0.2]])
console.log(
    Math.max(),
    Math.min(),
    Math.max(1, '3', 2),
    Math.max(1, NaN),
    Math.min(0, -0.0),
    Math.hypot(3, 4),
    Math.cbrt(27),
    Math.clz32(1),
    Math.imul(3, 4),
    Math.fround(5.5),
)
console.log(
    js.mod(7, -3),
    js.mod(-7, 3),
    js.mod(5.5, 2),
    js.pow(2, -1),
    js.div(0, 0),
    js.div(1, 0),
    js.div(-1, 0),
    js.div(1, -0.0),
    10 / 4,
    js.add(js.get(numbers, 7), 1),
)
console.log(
    5 & 3,
    js.bit_or(5, 3),
    js.bit_xor(5, 3),
    js.bit_not(5),
    js.shl(1, 31),
    js.ushr(-1, 0),
    js.ushr(-1, 28),
    js.bit_or(2 ** 32, 0),
    js.bit_or(10000000000, 0),
    js.bit_and('7', 3),
)
console.log(
    js.toStringRadix(25, 36),
    js.toStringRadix(255, 16).rjust(4, '0'),
    js.toStringRadix(-255, 2),
    js.toStringRadix(0.5, 2),
    js.call(1e+21, 'toLocaleString', 'en-US'),
    js.call(1234567.891, 'toLocaleString', 'en-US'),
)
for attempt in [
    lambda: js.toFixed(1, 101),
    lambda: js.toStringRadix(1, 1),
    lambda: js.call(1, 'toPrecision', 0),
    lambda: js.call(1, 'toExponential', -1),
]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
