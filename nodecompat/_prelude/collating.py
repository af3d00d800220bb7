"""The order in which a reader of English expects texts: `localeCompare`, as far as Latin letters go.

What must stay true: letters before accents before capitals, as the collation of ICU's root has it; blanks and signs
come before digits, and digits before letters. Measured on Node 26.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import truthy
from nodecompat.values import undefined

if TYPE_CHECKING:
    from .terms import Given

# The signs of ASCII as ICU orders them.
_SIGNS: Final = {char: rank for rank, char in enumerate("\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$")}


def compare(left: str, right: str, options: Given = undefined) -> int:
    """-1, 0 or 1. Options: `sensitivity` ('base', 'accent', 'case', 'variant'), `numeric`."""
    given = options if isinstance(options, dict) else {}
    sensitivity = given.get("sensitivity", "variant")
    numeric = truthy(given.get("numeric", False))
    one, other = _levels(left, numeric), _levels(right, numeric)
    kept = {"base": (0,), "accent": (0, 1), "case": (0, 2)}.get(sensitivity, (0, 1, 2))
    for level in kept:
        if one[level] != other[level]:
            return -1 if one[level] < other[level] else 1
    return 0


def _levels(text: str, numeric: bool) -> tuple[list[Any], list[Any], list[Any]]:
    letters: list[tuple[int, int, str]] = []
    accents: list[str] = []
    capitals: list[bool] = []
    digits = ""
    for char in [*unicodedata.normalize("NFD", text), ""]:
        if numeric and char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            letters.append((1, int(digits), ""))
            accents.append("")
            capitals.append(False)
            digits = ""
        if not char:
            continue
        if unicodedata.combining(char):
            if accents:
                accents[-1] += char
            continue
        letters.append(_rank(char))
        accents.append("")
        capitals.append(char != char.lower())
    return letters, accents, capitals


def _rank(char: str) -> tuple[int, int, str]:
    if char in _SIGNS:
        return 0, _SIGNS[char], ""
    if char.isdigit():
        return 1, unicodedata.digit(char, 0), ""
    return (2, 0, char.lower()) if char.isalpha() else (0, 1000, char)
