"""Texts as JavaScript counts them, in UTF-16 units. Source: ECMA-262 6.1.4.

What must stay true: a text without characters beyond U+FFFF, as nearly all are, is its own units, and costs one look.
"""

from __future__ import annotations

import sys
from array import array

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"


def units_of(text: str) -> str:
    """The text with each UTF-16 unit as a character: surrogates in the place of what lies beyond U+FFFF."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(map(chr, array("H", text.encode(_UTF_16, "surrogatepass"))))


def from_units(text: str) -> str:
    """The text of some units: surrogates that belong together are one character again."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode(_UTF_16, "surrogatepass").decode(_UTF_16, "surrogatepass")


def length_of(text: str) -> int:
    """How many units a text has: JavaScript's `text.length`."""
    return len(text) if text.isascii() else len(units_of(text))
