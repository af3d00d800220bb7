"""BigInts: their arithmetic, what they are equal to, and what they are not mixed with."""

from nodecompat import js
from nodecompat.js import *

big = js.pow(BigInt(2), BigInt(64))
one, three, forty = BigInt(1), BigInt(3), BigInt(40)
console.log(
    big,
    js.add(big, BigInt(1)),
    js.mul(big, big),
    js.neg(big),
    js.div(big, BigInt(3)),
    js.mod(big, BigInt(10)),
    js.div(js.neg(BigInt(7)), BigInt(2)),
    js.mod(js.neg(BigInt(7)), BigInt(2)),
    js.pow(js.neg(BigInt(7)), BigInt(3)),
    js.sub(BigInt(5), BigInt(7)),
)
console.log(
    typeof(big),
    big.toString(),
    js.text(big),
    big.toString(16),
    f'{js.text(big)}',
    big.toLocaleString('en-US'),
    BigInt('0xff'),
    BigInt(' 12 '),
    BigInt(''),
    BigInt(True),
    BigInt(5),
)
console.log(
    js.eq(one, 1),
    js.gt(BigInt(2), 1),
    js.lt(BigInt(1), 1.5),
    js.eq(BigInt(0), ''),
    js.eq(BigInt(10), '10'),
    js.sort([BigInt(3), 1, BigInt(2)], lambda a, b: -1 if js.lt(a, b) else 1),
    js.add(BigInt(1), BigInt(1)) == BigInt(2),
)
console.log(
    js.bit_and(BigInt(5), BigInt(3)),
    js.bit_or(BigInt(5), BigInt(3)),
    js.bit_xor(BigInt(5), BigInt(3)),
    js.bit_not(BigInt(5)),
    js.shl(BigInt(1), forty),
    js.shr(js.neg(BigInt(1)), one),
    js.shr(js.shl(one, three), one),
    BigInt.asIntN(8, BigInt(255)),
    BigInt.asUintN(8, js.neg(BigInt(1))),
)
console.log(
    Number(big),
    parseInt('12n'),
    Number(BigInt(123)) + 1,
    bool(BigInt(0)),
    'true' if BigInt(0) else 'false',
    BigInt(5) or 'none',
    js.add(BigInt(Number.MAX_SAFE_INTEGER), BigInt(2)),
    Number.isInteger(BigInt(5)),
)
factorial = BigInt(1)
n = BigInt(1)
while js.le(n, BigInt(25)):
    factorial = js.mul(factorial, n)
    n = js.add(n, BigInt(1))
console.log(
    factorial,
    [BigInt(1), BigInt(2)],
    {'n': BigInt(3)},
    Map([[BigInt(1), 1]]).get(BigInt(1)),
    BigInt(1) in [BigInt(1)],
    js.indexOf([BigInt(1)], 1),
)
count = BigInt(5)
count = js.add(count, BigInt(1))
count = js.add(count, BigInt(10))
console.log(
    count,
    js.neg(count),
    js.add((count := js.sub(count, BigInt(1))), BigInt(1)),
    count,
    js.gt(process.hrtime.bigint(), BigInt(0)),
    typeof(process.hrtime.bigint()),
)
wrong = [
    lambda: js.add(BigInt(1), 1),
    lambda: js.div(BigInt(1), BigInt(0)),
    lambda: js.pow(BigInt(2), js.neg(BigInt(1))),
    lambda: BigInt(1.5),
    lambda: BigInt('x'),
    lambda: BigInt(undefined),
    lambda: js.ushr(BigInt(1), BigInt(0)),
    lambda: Math.max(BigInt(1)),
    lambda: JSON.stringify(BigInt(1)),
    lambda: BigInt(NaN),
    lambda: js.mul(BigInt(5), '2'),
]
for attempt in wrong:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
