"""Math, Number and the global functions on numbers. Source: ECMA-262 21.1 to 21.3, 19.2.

What must stay true: every function takes what its JavaScript twin takes (a text that is a number is one, a missing
argument is undefined and so NaN), and gives its number: an `int` where it is whole and below 2^53, else a float.
"""

from __future__ import annotations

import math
import random as _random
import struct
from typing import Any, Final

from nodecompat._js.numbers import int32, number_of, uint32, whole
from nodecompat._js.parsing import parse_float
from nodecompat._js.text import to_string
from nodecompat.values import undefined

from . import elementary
from .faults import TypeError
from .parts import Part
from .terms import Given

_NaN: Final = math.nan
_INF: Final = math.inf
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The digits of every base."""


def to_float(value: Given) -> float:
    """A value as a float: what its number is."""
    if type(value).__name__ == "BigInt":
        raise TypeError("Cannot convert a BigInt value to a number")
    try:
        return float(number_of(value))
    except OverflowError:  # an integer of Python's that no float can hold
        return _INF if value > 0 else -_INF


# -- Math ------------------------------------------------------------------------------------------------


def _function(name: str, inside: Any, outside: Any = None) -> Any:
    """A function of one number; `outside(x)` is the answer where Python's raises, else NaN."""

    def call(x: Given = undefined, *_: object) -> float:
        number = to_float(x)
        if number != number:
            return _NaN
        try:
            return whole(float(inside(number)))
        except (ValueError, OverflowError):
            return _NaN if outside is None else float(outside(number))

    call.__name__ = name
    call.__doc__ = f"JavaScript's Math.{name}."
    return staticmethod(call)


def _rounded(number: float) -> float:
    if not math.isfinite(number) or abs(number) >= 2**52:
        return number
    below = math.floor(number)
    found = float(below + (number - below >= 0.5))
    return math.copysign(found, number) if found == 0 else found


def _keeping_sign(function: Any) -> Any:
    def call(number: float) -> float:
        return math.copysign(float(function(number)), number) if math.isfinite(number) else number

    return call


def _floored(function: Any) -> Any:
    def call(number: float) -> float:
        if not math.isfinite(number):
            return number
        found = float(function(number))
        return math.copysign(found, number) if found == 0 else found

    return call


def _signed_infinity(number: float) -> float:
    return math.copysign(_INF, number)


class MathObject(Part):
    """The class of Math, which is an object."""

    _toStringTag = "Math"

    E: Final = math.e
    LN10: Final = math.log(10)
    LN2: Final = math.log(2)
    LOG10E: Final = 0.4342944819032518
    LOG2E: Final = 1.4426950408889634
    PI: Final = math.pi
    SQRT1_2: Final = math.sqrt(0.5)
    SQRT2: Final = math.sqrt(2)

    abs = _function("abs", math.fabs)
    acos = _function("acos", elementary.acos)
    acosh = _function("acosh", math.acosh)
    asin = _function("asin", elementary.asin)
    asinh = _function("asinh", math.asinh)
    atan = _function("atan", elementary.atan)
    atanh = _function("atanh", math.atanh, lambda x: _signed_infinity(x) if abs(x) == 1 else _NaN)
    cbrt = _function("cbrt", elementary.cbrt)
    ceil = _function("ceil", _floored(math.ceil))
    cos = _function("cos", elementary.cos)
    cosh = _function("cosh", elementary.cosh, lambda _: _INF)
    exp = _function("exp", elementary.exp, lambda _: _INF)
    expm1 = _function("expm1", math.expm1, lambda _: _INF)
    f16round = _function("f16round", lambda x: struct.unpack("e", struct.pack("e", x))[0], _signed_infinity)
    floor = _function("floor", _floored(math.floor))
    fround = _function("fround", lambda x: struct.unpack("f", struct.pack("f", x))[0], _signed_infinity)
    log = _function("log", elementary.log, lambda x: -_INF if x == 0 else _NaN)
    log10 = _function("log10", elementary.log10, lambda x: -_INF if x == 0 else _NaN)
    log1p = _function("log1p", math.log1p, lambda x: -_INF if x == -1 else _NaN)
    log2 = _function("log2", math.log2, lambda x: -_INF if x == 0 else _NaN)
    round = _function("round", _rounded)
    sign = _function("sign", lambda x: math.copysign(1, x) if x else x)
    sin = _function("sin", elementary.sin)
    sinh = _function("sinh", math.sinh, _signed_infinity)
    sqrt = _function("sqrt", math.sqrt)
    tan = _function("tan", elementary.tan)
    tanh = _function("tanh", math.tanh)
    trunc = _function("trunc", _keeping_sign(lambda x: math.trunc(abs(x))))

    @staticmethod
    def atan2(y: Given = undefined, x: Given = undefined, *_: object) -> float:
        """The angle of a point, from its y and its x. JavaScript: Math.atan2."""
        return whole(elementary.atan2(to_float(y), to_float(x)))

    @staticmethod
    def clz32(x: Given = undefined, *_: object) -> int:
        """How many zeros the 32 bits of a number begin with. JavaScript: Math.clz32."""
        return 32 - uint32(to_float(x)).bit_length()

    @staticmethod
    def hypot(*values: Given) -> float:
        """The root of the sum of the squares. JavaScript: Math.hypot."""
        return whole(elementary.hypot([*map(to_float, values)]))

    @staticmethod
    def imul(x: Given = undefined, y: Given = undefined, *_: object) -> int:
        """The product of two 32-bit integers, as one. JavaScript: Math.imul."""
        return int32(uint32(to_float(x)) * uint32(to_float(y)) & 0xFFFFFFFF)

    @staticmethod
    def max(*values: Given) -> float:
        """The largest of some numbers; -Infinity of none. JavaScript: Math.max."""
        return _extreme(values, -_INF, 1)

    @staticmethod
    def min(*values: Given) -> float:
        """The smallest of some numbers; Infinity of none. JavaScript: Math.min."""
        return _extreme(values, _INF, -1)

    @staticmethod
    def pow(base: Given = undefined, exponent: Given = undefined, *_: object) -> float:
        """A power, as a JavaScript number: `Math.pow(2, 1024)` is Infinity. JavaScript: Math.pow."""
        return power(base, exponent)

    @staticmethod
    def random(*_: object) -> float:
        """A number from 0 up to 1. JavaScript: Math.random."""
        return _random.random()


Math: Final = MathObject()
"""JavaScript's Math."""


def power(base: Given, exponent: Given) -> float:
    """JavaScript's `base ** exponent` of two numbers."""
    x, y = to_float(base), to_float(exponent)
    if not y:
        return 1
    if y != y or (abs(x) == 1 and math.isinf(y)):
        return _NaN
    try:
        return whole(math.pow(x, y))
    except OverflowError:
        return -_INF if x < 0 and y % 2 == 1 else _INF
    except ValueError:
        if x:
            return _NaN
        return -_INF if math.copysign(1, x) < 0 and y % 2 == 1 else _INF  # 0 to a negative power


def _extreme(values: tuple[Given, ...], found: float, sign: int) -> float:
    for number in map(to_float, values):
        if number != number or found != found:
            found = _NaN
        elif number == found == 0:
            found = math.copysign(0, found * 0 + sign if math.copysign(1, number) == sign else math.copysign(1, found))
        elif (number - found) * sign > 0 or (math.isinf(found) and number != found and number * sign > found * sign):
            found = number
    return whole(found)


# -- texts as numbers -----------------------------------------------------------------------------------


def parseFloat(text: Given = undefined, *_: object) -> float:
    """The decimal number that a text begins with; NaN if there is none. JavaScript: parseFloat."""
    return parse_float(to_string(text))


def parseInt(text: Given = undefined, radix: Given = undefined, *_: object) -> float:
    """The integer that a text begins with, in a base from 2 to 36; NaN if there is none. JavaScript: parseInt."""
    source = to_string(text).lstrip(_BLANKS)
    base = int32(to_float(radix))
    sign = -1 if source[:1] == "-" else 1
    source = source[1:] if source[:1] in ("+", "-") else source
    if base in (0, 16) and source[:2].lower() == "0x":
        source, base = source[2:], 16
    base = base or 10
    if not 2 <= base <= 36:
        return _NaN
    allowed = DIGITS[:base]
    end = next((at for at, char in enumerate(source) if char.lower() not in allowed or not char.isascii()), len(source))
    if not end:
        return _NaN
    digits = source[:end].lstrip("0") or "0"
    try:
        return whole(sign * float(int(digits, base))) if len(digits) <= _MOST_DIGITS else sign * _INF
    except OverflowError:
        return sign * _INF


_MOST_DIGITS: Final = 1024  # more of any base are beyond the largest number
_BLANKS: Final = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def isNaN(value: Given = undefined, *_: object) -> bool:
    """Whether `Number(value)` is NaN. JavaScript: isNaN."""
    number = to_float(value)
    return number != number


def isFinite(value: Given = undefined, *_: object) -> bool:
    """Whether `Number(value)` is a finite number. JavaScript: isFinite."""
    return math.isfinite(to_float(value))
