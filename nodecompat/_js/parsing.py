"""`parseInt` and `parseFloat`: the number that a text begins with.

Apart from `numbers`, because `re` costs 5 ms and only `util.format` asks for them.
"""

from __future__ import annotations

import re
from math import nan

from .numbers import WHITE_SPACE, number_in, whole

_INTEGER = re.compile("([+-]?)(?:0[xX]([0-9a-fA-F]*)|([0-9]+))")
_FLOAT = re.compile("[+-]?(?:Infinity|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")


def parse_int(text: str) -> float:
    """JavaScript's `parseInt(text)`: the integer a text begins with, decimal or hexadecimal; NaN if there is none."""
    found = _INTEGER.match(text.lstrip(WHITE_SPACE))
    if found is None:
        return nan
    sign, hexadecimal, decimal = found.groups()
    magnitude = number_in(decimal or f"0x{hexadecimal}")
    return whole(-float(magnitude)) if sign == "-" else magnitude


def parse_float(text: str) -> float:
    """JavaScript's `parseFloat(text)`: the decimal number a text begins with; NaN if there is none."""
    found = _FLOAT.match(text.lstrip(WHITE_SPACE))
    return nan if found is None else number_in(found[0])
