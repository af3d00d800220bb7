"""sin, exp, log and the like, to the last digit as V8 has them. Source: fdlibm 5.3 (V8: ieee754.cc, math.tq).

What must stay true: each operation is the same, in the same order; where V8's own way is for arguments beyond any use,
or ends in an infinity or NaN, Python's function stands.
Constants and steps are under fdlibm's notice: Copyright (C) 1993-2004 by Sun Microsystems, Inc. All rights reserved.
Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
is freely granted, provided that this notice is preserved.
"""

from __future__ import annotations

import math
from struct import Struct
from typing import Final

_DOUBLE: Final = Struct("<d")
_HALVES: Final = Struct("<Ii")
_BITS: Final = Struct("<Q")


def _high(x: float) -> int:
    """The upper 32 bits of a number, signed."""
    found: int = _HALVES.unpack(_DOUBLE.pack(x))[1]
    return found


def _of(high: int, low: int = 0) -> float:
    found: float = _DOUBLE.unpack(_HALVES.pack(low, high))[0]
    return found


def _rough(x: float) -> float:
    """The number without its lower 32 bits."""
    return _of(_high(x))


def _sum(x: float, factors: tuple[float, ...]) -> float:
    """`factors[0] + x * (factors[1] + x * …)`."""
    found = factors[-1]
    for each in factors[-2::-1]:
        found = each + x * found
    return found


# -- angles ----------------------------------------------------------------------------------------------

_S: Final = (
    8.33333333332248946124e-03, -1.98412698298579493134e-04, 2.75573137070700676789e-06, -2.50507602534068634195e-08,
    1.58969099521155010221e-10,
)  # fmt: skip
_S1: Final = -1.66666666666666324348e-01
_C: Final = (
    4.16666666666666019037e-02, -1.38888888888741095749e-03, 2.48015872894767294178e-05, -2.75573143513906633035e-07,
    2.08757232129817482790e-09, -1.13596475577881948265e-11,
)  # fmt: skip
_T: Final = (
    3.33333333333334091986e-01, 1.33333333333201242699e-01, 5.39682539762260521377e-02, 2.18694882948595424599e-02,
    8.86323982359930005737e-03, 3.59207910759131235356e-03, 1.45620945432529025516e-03, 5.88041240820264096874e-04,
    2.46463134818469906812e-04, 7.81794442939557092300e-05, 7.14072491382608190305e-05, -1.85586374855275456654e-05,
    2.59073051863633712884e-05,
)  # fmt: skip
_INVERSE: Final = 6.36619772367581382433e-01
_PARTS: Final = (
    (1.57079632673412561417e00, 6.07710050650619224932e-11),
    (6.07710050630396597660e-11, 2.02226624879595063154e-21),
    (2.02226624871116645580e-21, 8.47842766036889956997e-32),
)  # of a quarter turn


def _quarters(x: float) -> tuple[int, float, float]:
    """How many quarter turns are in an angle, and the rest in two parts."""
    top = _high(x) & 0x7FFFFFFF
    if top <= 0x3FE921FB:
        return 0, x, 0.0
    size = abs(x)
    near = top < 0x4002D97C
    turns = 1 if near else int(size * _INVERSE + 0.5)
    rest, tail = size - turns * _PARTS[0][0], turns * _PARTS[0][1]
    first = rest - tail
    for part, limit in ((1, 16), (2, 49)):
        if (top >> 20) - ((_high(first) >> 20) & 0x7FF) <= limit:
            break
        before = rest
        more = turns * _PARTS[part][0]
        rest = before - more
        tail = turns * _PARTS[part][1] - ((before - rest) - more)
        first = rest - tail
    second = (rest - first) - tail
    return (turns, first, second) if x > 0 else (-turns, -first, -second)


def _sine(x: float, tail: float) -> float:
    if _high(x) & 0x7FFFFFFF < 0x3E400000:
        return x
    square = x * x
    cube = square * x
    found = _sum(square, _S)
    if tail == 0:
        return x + cube * (_S1 + square * found)
    return x - ((square * (0.5 * tail - cube * found) - tail) - cube * _S1)


def _cosine(x: float, tail: float) -> float:
    top = _high(x) & 0x7FFFFFFF
    if top < 0x3E400000:
        return 1.0
    square = x * x
    found = square * _sum(square, _C)
    if top < 0x3FD33333:
        return 1.0 - (0.5 * square - (found * square - x * tail))
    part = 0.28125 if top > 0x3FE90000 else _of(top - 0x00200000)
    return (1.0 - part) - ((0.5 * square - part) - (found * square - x * tail))


def _tangent(x: float, tail: float, odd: int) -> float:
    high = _high(x)
    top = high & 0x7FFFFFFF
    if top < 0x3E300000:
        return x if odd == 1 else -1.0 / x
    if top >= 0x3FE59428:
        if high < 0:
            x, tail = -x, -tail
        x, tail = (7.85398163397448278999e-01 - x) + (3.06161699786838301793e-17 - tail), 0.0
    square = x * x
    fourth = square * square
    found = _sum(fourth, _T[1:12:2])
    other = square * _sum(fourth, _T[2:13:2])
    cube = square * x
    found = tail + square * (cube * (found + other) + tail)
    found += _T[0] * cube
    whole = x + found
    if top >= 0x3FE59428:
        return (1 - ((high >> 30) & 2)) * (odd - 2.0 * (x - (whole * whole / (whole + odd) - found)))
    if odd == 1:
        return whole
    rough = _rough(whole)
    inverse = -1.0 / whole
    below = _rough(inverse)
    return below + inverse * ((1.0 + below * rough) + below * (found - (rough - x)))


_LARGEST: Final = 2.0**19 * math.pi  # an angle beyond is Python's


def sin(x: float) -> float:
    """The sine."""
    if abs(x) > _LARGEST:
        return math.sin(x)
    turns, first, second = _quarters(x)
    found = _cosine(first, second) if turns & 1 else _sine(first, second)
    return -found if turns & 2 else found


def cos(x: float) -> float:
    """The cosine."""
    if abs(x) > _LARGEST:
        return math.cos(x)
    turns, first, second = _quarters(x)
    found = _sine(first, second) if turns & 1 else _cosine(first, second)
    return -found if (turns + 1) & 2 else found


def tan(x: float) -> float:
    """The tangent."""
    if abs(x) > _LARGEST:
        return math.tan(x)
    turns, first, second = _quarters(x)
    return _tangent(first, second, 1 - ((turns & 1) << 1))


_AT_HIGH: Final = (
    4.63647609000806093515e-01, 7.85398163397448278999e-01, 9.82793723247329054082e-01, 1.57079632679489655800e00,
)  # fmt: skip
_AT_LOW: Final = (
    2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17,
)  # fmt: skip
_AT: Final = (
    3.33333333333329318027e-01, -1.99999999998764832476e-01, 1.42857142725034663711e-01, -1.11111104054623557880e-01,
    9.09088713343650656196e-02, -7.69187620504482999495e-02, 6.66107313738753120669e-02, -5.83357013379057348645e-02,
    4.97687799461593236017e-02, -3.65315727442169155270e-02, 1.62858201153657823623e-02,
)  # fmt: skip


def atan(x: float) -> float:
    """The angle of a tangent."""
    top = _high(x) & 0x7FFFFFFF
    if top >= 0x44100000 or top < 0x3E400000:
        return math.atan(x)
    size, row = abs(x), -1
    if top >= 0x40038000:
        row, size = 3, -1.0 / size
    elif top >= 0x3FF30000:
        row, size = 2, (size - 1.5) / (1.0 + 1.5 * size)
    elif top >= 0x3FE60000:
        row, size = 1, (size - 1.0) / (size + 1.0)
    elif top >= 0x3FDC0000:
        row, size = 0, (2.0 * size - 1.0) / (2.0 + size)
    square = size * size
    fourth = square * square
    found = square * _sum(fourth, _AT[0::2]) + fourth * _sum(fourth, _AT[1::2])
    if row < 0:
        return x - x * found
    found = _AT_HIGH[row] - ((size * found - _AT_LOW[row]) - size)
    return -found if x < 0 else found


def atan2(y: float, x: float) -> float:
    """The angle of a point."""
    if not (math.isfinite(x) and math.isfinite(y) and x and y):
        return math.atan2(y, x)
    if x == 1.0:
        return atan(y)
    apart = ((_high(y) & 0x7FFFFFFF) - (_high(x) & 0x7FFFFFFF)) >> 20
    if apart > 60 or (apart < -60 and x < 0):
        return math.atan2(y, x)
    found = atan(abs(y / x))
    if x < 0:
        low = 1.2246467991473531772e-16
        return math.pi - (found - low) if y > 0 else (found - low) - math.pi
    return found if y > 0 else -found


_P: Final = (
    1.66666666666666657415e-01, -3.25565818622400915405e-01, 2.01212532134862925881e-01, -4.00555345006794114027e-02,
    7.91534994289814532176e-04, 3.47933107596021167570e-05,
)  # fmt: skip
_Q: Final = (
    1.0, -2.40339491173441421878e00, 2.02094576023350569471e00, -6.88283971605453293030e-01,
    7.70381505559019352791e-02,
)  # fmt: skip
_HALF_HIGH: Final = 1.57079632679489655800e00
_HALF_LOW: Final = 6.12323399573676603587e-17


def _ratio(x: float) -> float:
    return x * _sum(x, _P) / _sum(x, _Q)


def asin(x: float) -> float:
    """The angle of a sine."""
    top = _high(x) & 0x7FFFFFFF
    if top >= 0x3FF00000 or top < 0x3E400000:
        return math.asin(x)
    if top < 0x3FE00000:
        return x + x * _ratio(x * x)
    half = (1.0 - abs(x)) * 0.5
    root, ratio = math.sqrt(half), _ratio(half)
    if top >= 0x3FEF3333:
        found = _HALF_HIGH - (2.0 * (root + root * ratio) - _HALF_LOW)
    else:
        rough = _rough(root)
        rest = (half - rough * rough) / (root + rough)
        part = 2.0 * root * ratio - (_HALF_LOW - 2.0 * rest)
        found = 7.85398163397448278999e-01 - (part - (7.85398163397448278999e-01 - 2.0 * rough))
    return found if x > 0 else -found


def acos(x: float) -> float:
    """The angle of a cosine."""
    top = _high(x) & 0x7FFFFFFF
    if top >= 0x3FF00000 or top <= 0x3C600000:
        return math.acos(x)
    if top < 0x3FE00000:
        return _HALF_HIGH - (x - (_HALF_LOW - x * _ratio(x * x)))
    if x < 0:
        half = (1.0 + x) * 0.5
        root = math.sqrt(half)
        return math.pi - 2.0 * (root + (_ratio(half) * root - _HALF_LOW))
    half = (1.0 - x) * 0.5
    root = math.sqrt(half)
    rough = _rough(root)
    return 2.0 * (rough + (_ratio(half) * root + (half - rough * rough) / (root + rough)))


# -- powers and logarithms -------------------------------------------------------------------------------

_LN2_HIGH: Final = 6.93147180369123816490e-01
_LN2_LOW: Final = 1.90821492927058770002e-10
_E: Final = (
    1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05, -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
)  # fmt: skip
_L: Final = (
    6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
    1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
)  # fmt: skip


def exp(x: float) -> float:
    """A power of e."""
    top = _high(x) & 0x7FFFFFFF
    if top >= 0x40862E42 or x < -708 or top < 0x3E300000:
        return math.exp(x)
    high, low, turns = x, 0.0, 0
    if top > 0x3FD62E42:
        if top < 0x3FF0A2B2:
            if x == 1.0:
                return math.e
            turns = 1 if x > 0 else -1
        else:
            turns = int(1.44269504088896338700e00 * x + (0.5 if x > 0 else -0.5))
        high, low = x - turns * _LN2_HIGH, turns * _LN2_LOW
        x = high - low
    square = x * x
    found = x - square * _sum(square, _E)
    if turns == 0:
        return 1.0 - ((x * found) / (found - 2.0) - x)
    return math.ldexp(1.0 - ((low - (x * found) / (2.0 - found)) - high), turns)


def cosh(x: float) -> float:
    """The hyperbolic cosine."""
    size = abs(x)
    if not 0.5 * math.log(2) < size < 709:
        return math.cosh(x)
    power = exp(size)
    return 0.5 * power + 0.5 / power if size < 22 else 0.5 * power


def log(x: float) -> float:
    """The natural logarithm."""
    if not 2.0**-1022 <= x < math.inf:
        return math.log(x)
    high, low = _high(x), _HALVES.unpack(_DOUBLE.pack(x))[0]
    turns = (high >> 20) - 1023
    high &= 0xFFFFF
    shift = (high + 0x95F64) & 0x100000
    x = _of(high | (shift ^ 0x3FF00000), low)
    turns += shift >> 20
    rest = x - 1.0
    if 0xFFFFF & (2 + high) < 3:
        if rest == 0.0:
            return turns * _LN2_HIGH + turns * _LN2_LOW
        part = rest * rest * (0.5 - 0.33333333333333333 * rest)
        return rest - part if turns == 0 else turns * _LN2_HIGH - ((part - turns * _LN2_LOW) - rest)
    ratio = rest / (2.0 + rest)
    square = ratio * ratio
    fourth = square * square
    found = square * _sum(fourth, _L[0::2]) + fourth * _sum(fourth, _L[1::2])
    if (high - 0x6147A) | (0x6B851 - high) > 0:
        half = 0.5 * rest * rest
        if turns == 0:
            return rest - (half - ratio * (half + found))
        return turns * _LN2_HIGH - ((half - (ratio * (half + found) + turns * _LN2_LOW)) - rest)
    if turns == 0:
        return rest - ratio * (rest - found)
    return turns * _LN2_HIGH - ((ratio * (rest - found) - turns * _LN2_LOW) - rest)


def log10(x: float) -> float:
    """The decimal logarithm."""
    if not 2.0**-1022 <= x < math.inf:
        return math.log10(x)
    high, low = _high(x), _HALVES.unpack(_DOUBLE.pack(x))[0]
    turns = (high >> 20) - 1023
    below = 1 if turns < 0 else 0
    rest = _of((high & 0xFFFFF) | ((0x3FF - below) << 20), low)
    turns += below
    return (
        turns * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * log(rest)
    ) + turns * 3.01029995663611771306e-01


_CUBE: Final = (1.87595182427177009643, -1.88497979543377169875, 1.621429720105354466140)
_CUBE_MORE: Final = (-0.758397934778766047437, 0.145996192886612446982)


def cbrt(x: float) -> float:
    """The cube root."""
    size = abs(x)
    if not 2.0**-1022 <= size < math.inf:
        return math.cbrt(x)
    near = _of(_high(size) // 3 + 715094163)
    ratio = (near * near) * (near / size)
    near = near * (_sum(ratio, _CUBE) + ((ratio * ratio) * ratio) * _sum(ratio, _CUBE_MORE))
    bits = (_BITS.unpack(_DOUBLE.pack(near))[0] + 0x80000000) & 0xFFFFFFFFC0000000
    near = float(_DOUBLE.unpack(_BITS.pack(bits))[0])
    rest = size / (near * near)
    near += near * ((rest - near) / ((near + near) + rest))
    return near if x > 0 else -near


def hypot(values: list[float]) -> float:
    """The length of a vector: a sum that is compensated."""
    largest = max(map(abs, values), default=0.0)
    if not 0.0 < largest < math.inf or any(each != each for each in values):
        return math.hypot(*values)
    total = lost = 0.0
    for each in values:
        part = abs(each) / largest
        square = part * part - lost
        before = total
        total = before + square
        lost = (total - before) - square
    return math.sqrt(total) * largest
