"""`Number(x)`, and what JavaScript asks of numbers.

What must stay true: a text is a number exactly when it matches ECMAScript's StringNumericLiteral; what only Python's
grammar allows (`1_000`, `inf`, digits of other scripts) is NaN. A number made here is an `int` if it is whole and below
2**53, else a `float`; a number that is given stays what it is.
"""

from __future__ import annotations

from math import inf, isinf, nan
from typing import TYPE_CHECKING

from .._on_use import on_use
from . import Symbol, undefined
from .text import string_of

if TYPE_CHECKING:
    from typing import TypeGuard

    from . import dates, kinds
else:
    dates = on_use("nodecompat._js.dates")  # only objects need it
    kinds = on_use("nodecompat._js.kinds")  # only objects need it

MAX_SAFE_INTEGER = 2**53 - 1
INT32_MAX = 2**31 - 1
UINT32_MAX = 2**32 - 1

WHITE_SPACE = "\t\n\v\f\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_RADIX = {"0x": 16, "0o": 8, "0b": 2}
_DECIMAL = frozenset("0123456789+-.eE")
_INFINITIES = {"Infinity": inf, "+Infinity": inf, "-Infinity": -inf}


def number_of(value: object) -> float:
    """JavaScript's `Number(value)`. Raises TypeError for a symbol. Source: ECMA-262 7.1.4 ToNumber.

    A date becomes its milliseconds, an Enum's member the number of its value. `__float__` is called where there is
    one, as JavaScript calls `valueOf`. Every other object becomes the number of its text: `[]` is 0 and `[7]` is 7.
    """
    if isinstance(value, str):
        return number_in(str.__str__(value))
    if isinstance(value, (int, float)):
        return int(value) if isinstance(value, bool) else value
    if value is None:
        return 0
    if value is undefined:
        return nan
    if isinstance(value, Symbol):
        raise TypeError("Cannot convert a Symbol value to a number")
    return _number_of_object(value)


def _number_of_object(value: object) -> float:
    kind = kinds.kind_of(type(value))
    if kind == "date":
        return whole(float(dates.microseconds(value) // 1000))  # type: ignore[arg-type]  # which is what the kind says
    if kind == "enum":
        return number_of(value.value)  # type: ignore[attr-defined]
    convert = getattr(type(value), "__float__", None)
    if convert is not None:
        try:
            return whole(float(convert(value)))
        except (ValueError, OverflowError):  # a signalling NaN; an integer that no float can hold
            return nan
    plain = getattr(value, "valueOf", None) if kind in ("map", kinds.FIELDS) and not isinstance(value, type) else None
    found = plain() if callable(plain) else value
    return number_of(found) if isinstance(found, (int, float, str)) else number_in(string_of(value))


def number_in(text: str) -> float:
    """The number a text stands for; NaN for anything else. Source: ECMA-262 7.1.4.1 StringToNumber."""
    text = text.strip(WHITE_SPACE)
    if not text:
        return 0
    radix = _RADIX.get(text[:2].lower())
    try:
        if radix is not None:
            digits = text[2:]
            return whole(float(int(digits, radix))) if digits.isalnum() and digits.isascii() else nan
        return whole(float(text)) if _DECIMAL.issuperset(text) else _INFINITIES.get(text, nan)
    except ValueError:
        return nan
    except OverflowError:
        return inf


def whole(number: float) -> float:
    """The same number, as an `int` if it is a whole one below 2**53 (and not -0)."""
    if number.is_integer() and abs(number) <= MAX_SAFE_INTEGER and (number or float.__repr__(number)[0] != "-"):
        return int(number)
    return number


def is_number(value: object) -> TypeGuard[float]:
    """Whether `typeof value` is 'number'."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_integer(value: object) -> TypeGuard[float]:
    """JavaScript's `Number.isInteger`; `2.0` is one."""
    return is_number(value) and (isinstance(value, int) or value.is_integer())


def int32(number: float) -> int:
    """The low 32 bits of a number, as a signed integer. Source: ECMA-262 7.1.6 ToInt32."""
    return ((uint32(number) + 2**31) & UINT32_MAX) - 2**31


def uint32(number: float) -> int:
    """The low 32 bits of a number; 0 for NaN and the infinities. Source: ECMA-262 7.1.7 ToUint32."""
    return 0 if number != number or isinf(number) else int(number) & UINT32_MAX
