"""Numbers as texts: digits after the point, in all, in another base. Source: ECMA-262 21.1.3.

What must stay true: digits are those of the exact value, halves rounded up, as V8 writes them.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from nodecompat._js.text import number_text
from nodecompat.values import undefined

from .faults import RangeError
from .locales import number_in_words
from .numbers import DIGITS, to_float
from .terms import Given


def _whole_part(value: Given, missing: int) -> int:
    """An argument that is an integer; NaN is 0, and what no integer is stands for itself outside every range."""
    if value is undefined:
        return missing
    number = to_float(value)
    return 0 if number != number else int(max(min(number, 1000), -1000))


def to_fixed(number: float, digits: Given = undefined) -> str:
    """A number with so many digits after the point, 0 to 100. JavaScript: number.toFixed(digits).

    Raises RangeError with V8's text. Source: ECMA-262 21.1.3.3; halves are rounded up, by the exact value.
    """
    count = _whole_part(digits, 0)
    if not 0 <= count <= 100:
        raise RangeError("toFixed() digits argument must be between 0 and 100")
    if not isinstance(number, (int, float)):
        number = to_float(number)  # of an object around a number
    if not math.isfinite(number) or abs(number) >= 1e21:
        return number_text(number)
    numerator, denominator = abs(number).as_integer_ratio()
    scaled = (2 * numerator * 10**count + denominator) // (2 * denominator)
    text = str(scaled).rjust(count + 1, "0")
    text = f"{text[:-count]}.{text[-count:]}" if count else text
    return f"-{text}" if number < 0 else text


def to_radix(number: float, radix: Given = undefined) -> str:
    """The text of a number in a base from 2 to 36. JavaScript: number.toString(radix).

    Raises RangeError with V8's text. Of a fraction as many digits as tell it from its neighbours, as V8 writes them.
    """
    base = _whole_part(radix, 10)
    if not 2 <= base <= 36:
        raise RangeError("toString() radix argument must be between 2 and 36")
    if base == 10 or not math.isfinite(number):
        return number_text(number)
    sign, number = ("-", -number) if number < 0 else ("", number)
    zeros = ""
    while (
        isinstance(number, float) and number >= 2**53
    ):  # V8 does not tell the digits that a double has not; not all of its last ones are these
        number, zeros = number / base, zeros + "0"
    integer = int(number)
    fraction = 0.0 if zeros else float(number) - integer if isinstance(number, float) else 0.0
    texts: list[str] = []
    if fraction:
        delta = max(0.5 * (math.nextafter(float(number), math.inf) - float(number)), math.nextafter(0.0, 1.0))
        integer, texts = _fraction_digits(integer, fraction, delta, base)
    return f"{sign}{_integer_digits(integer, base)}{zeros}{'.' + ''.join(texts) if texts else ''}"


def _fraction_digits(integer: int, fraction: float, delta: float, base: int) -> tuple[int, list[str]]:
    digits: list[int] = []
    while fraction >= delta:
        fraction, delta = fraction * base, delta * base
        digit = int(fraction)
        digits.append(digit)
        fraction -= digit
        if (fraction > 0.5 or (fraction == 0.5 and digit & 1)) and fraction + delta > 1:
            while digits and digits[-1] + 1 == base:
                digits.pop()
            if digits:
                digits[-1] += 1
            else:
                integer += 1
            break
    return integer, [DIGITS[digit] for digit in digits]


def _integer_digits(integer: int, base: int) -> str:
    found = ""
    while integer:
        integer, digit = divmod(integer, base)
        found = DIGITS[digit] + found
    return found or "0"


def to_precision(number: float, digits: Given = undefined) -> str:
    """A number with so many digits in all, 1 to 100. JavaScript: number.toPrecision(digits).

    Raises RangeError with V8's text.
    """
    if digits is undefined or not math.isfinite(number):
        return number_text(number)
    count = _whole_part(digits, 0)
    if not 1 <= count <= 100:
        raise RangeError("toPrecision() argument must be between 1 and 100")
    mantissa, exponent = _scientific(number, count - 1)
    if exponent < -6 or exponent >= count:
        return f"{mantissa}e{'+' if exponent >= 0 else '-'}{abs(exponent)}"
    figures = mantissa.lstrip("-").replace(".", "")
    sign = "-" if mantissa[0] == "-" else ""
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{figures}"
    return f"{sign}{figures[: exponent + 1]}{'.' if count > exponent + 1 else ''}{figures[exponent + 1 :]}"


def to_exponential(number: float, digits: Given = undefined) -> str:
    """A number with one digit before the point, and an exponent. JavaScript: number.toExponential(digits).

    Raises RangeError with V8's text.
    """
    count = _whole_part(digits, 0)
    if not math.isfinite(number):
        return number_text(number)
    if not 0 <= count <= 100:
        raise RangeError("toExponential() argument must be between 0 and 100")
    if digits is undefined:
        figures = number_text(float(number)).lstrip("-").partition("e")[0].replace(".", "").strip("0")
        count = max(len(figures) - 1, 0)
    mantissa, exponent = _scientific(number, count)
    return f"{mantissa}e{'+' if exponent >= 0 else '-'}{abs(exponent)}"


def _scientific(number: float, places: int) -> tuple[str, int]:
    """Mantissa with so many places, and exponent; halves go up, by the exact value."""
    exact = Decimal(number)
    if not exact:
        return f"{0:.{places}f}", 0
    rounded = +Context(prec=places + 1, rounding=ROUND_HALF_UP).plus(exact)
    exponent = rounded.adjusted()
    return f"{Context(prec=200).scaleb(rounded, -exponent):.{places}f}", exponent


METHODS: Final = {
    "toFixed": lambda number, *args: to_fixed(number, *args[:1]),
    "toString": lambda number, *args: to_radix(number, *args[:1]),
    "toPrecision": lambda number, *args: to_precision(number, *args[:1]),
    "toExponential": lambda number, *args: to_exponential(number, *args[:1]),
    "toLocaleString": lambda number, locales=undefined, options=undefined, *_: number_in_words(
        number, options, locales
    ),
    "valueOf": lambda number, *_: number,
}
"""The methods of a number by the names that JavaScript has for them."""
