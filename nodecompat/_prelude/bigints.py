"""BigInt: integers of any size, that JavaScript keeps apart from numbers. Source: ECMA-262 21.2.

What must stay true: one is an `int` of Python's and travels as one; a plain `int` counts as a BigInt only where it is
beyond what a JavaScript number can hold.
"""

from __future__ import annotations

import decimal
from typing import Final

from nodecompat._js.numbers import MAX_SAFE_INTEGER, WHITE_SPACE
from nodecompat._js.text import Symbol, integer_text, number_text, to_string
from nodecompat.values import undefined

from .faults import RangeError, SyntaxError, TypeError
from .numbers import DIGITS
from .terms import Given


class BigInt(int):
    """JavaScript's BigInt: `BigInt(value)` of a number, a text or a boolean; a literal `10n` is `BigInt(10)`.

    Raises TypeError, RangeError and SyntaxError with V8's texts.
    """

    __slots__ = ()

    def __new__(cls, value: Given = undefined, *_: object) -> BigInt:
        """Make one."""
        return int.__new__(cls, value if type(value) is int else _integer_of(value))

    @staticmethod
    def asIntN(bits: int, value: Given) -> BigInt:
        """The low bits as an integer with a sign."""
        low = int(value) & ((1 << bits) - 1)
        return BigInt(low - (1 << bits) if bits and low >> (bits - 1) else low)

    @staticmethod
    def asUintN(bits: int, value: Given) -> BigInt:
        """The low bits as an integer without a sign."""
        return BigInt(int(value) & ((1 << bits) - 1))

    def toString(self, radix: Given = undefined, *_: object) -> str:
        """The digits, in a base from 2 to 36. Raises RangeError."""
        base = 10 if radix is undefined else int(radix)
        if not 2 <= base <= 36:
            raise RangeError("toString() radix must be between 2 and 36")
        if base == 10:
            return integer_text(self)
        found, left = "", abs(int(self))
        while left:
            left, digit = divmod(left, base)
            found = DIGITS[digit] + found
        return f"-{found}" if self < 0 else found or "0"

    def toLocaleString(self, *_: object) -> str:
        """The digits with commas."""
        return f"{decimal.Decimal(int(self)):,f}"

    def valueOf(self) -> BigInt:
        """Itself."""
        return self

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return f"{integer_text(self)}n"


def both_big(left: Given, right: Given) -> bool:
    """Whether two numbers are both BigInts. Raises TypeError when only one is."""
    one, other = type(left) is BigInt, type(right) is BigInt
    if one is other:
        return one and other
    if (type(right if one else left) is int) and abs(right if one else left) > MAX_SAFE_INTEGER:
        return True
    raise TypeError("Cannot mix BigInt and other types, use explicit conversions")


def _integer_of(value: Given) -> int:
    if value is None or value is undefined or isinstance(value, Symbol):
        shown = repr(value) if isinstance(value, Symbol) else to_string(value)
        raise TypeError(f"Cannot convert {shown} to a BigInt")
    if isinstance(value, (int, float)):
        if value != value or (isinstance(value, float) and not value.is_integer()):
            text = f"The number {number_text(value)} cannot be converted to a BigInt because it is not an integer"
            raise RangeError(text)
        return int(value)
    text = to_string(value)
    source = text.strip(WHITE_SPACE)
    base = {"0x": 16, "0o": 8, "0b": 2}.get(source[:2].lower(), 10)
    digits = source[2:] if base != 10 else source.lstrip("+-") if source[:2] not in ("+-", "-+", "--", "++") else "?"
    if source and not (digits.isascii() and digits.isalnum()):
        raise SyntaxError(f"Cannot convert {text} to a BigInt")
    try:
        return (_of_digits(source) if base == 10 else int(source, base)) if source else 0
    except ValueError:
        raise SyntaxError(f"Cannot convert {text} to a BigInt") from None


_MOST_DIGITS: Final = 640  # which `int` takes whatever the limit is


def _of_digits(source: str) -> int:
    """The integer that decimal digits are, however many; `int` takes `sys.get_int_max_str_digits()` at the most."""
    return int(source) if len(source) <= _MOST_DIGITS else int(decimal.Decimal(source))
