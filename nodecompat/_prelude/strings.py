"""The methods of JavaScript's strings, as functions on `str`. Source: ECMA-262 22.1.3.

What must stay true: places and lengths count UTF-16 units, as JavaScript's do; what takes a pattern hands itself to
`patterns`.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.numbers import WHITE_SPACE
from nodecompat._js.regexps import is_regexp
from nodecompat.values import undefined

from . import patterns
from .calling import callback, integer, relative
from .collating import compare
from .faults import RangeError, TypeError
from .operators import text as text_of
from .units import from_units, length_of, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .terms import Found, Given

_NO_PATTERN: Final = "First argument to String.prototype.{} must not be a regular expression"

# -- places ----------------------------------------------------------------------------------------------


def charAt(text: str, index: Given = undefined, *_: object) -> str:
    """The unit at a place; '' where there is none."""
    place, units = integer(index), units_of(text)
    return units[place] if 0 <= place < len(units) else ""


def at(text: str, index: Given = undefined, *_: object) -> Found:
    """The unit at a place, counted from the end if negative; undefined where there is none."""
    place, units = integer(index), units_of(text)
    place = place + len(units) if place < 0 else place
    return units[place] if 0 <= place < len(units) else undefined


def charCodeAt(text: str, index: Given = undefined, *_: object) -> float:
    """The number of the unit at a place; NaN where there is none."""
    place, units = integer(index), units_of(text)
    return ord(units[place]) if 0 <= place < len(units) else math.nan


def codePointAt(text: str, index: Given = undefined, *_: object) -> Found:
    """The number of the character that begins at a place; undefined where there is none."""
    place, units = integer(index), units_of(text)
    return ord(from_units(units[place : place + 2])[0]) if 0 <= place < len(units) else undefined


def slice(text: str, start: Given = undefined, end: Given = undefined, *_: object) -> str:
    """A part, from a place up to another; negative ones count from the end."""
    units = units_of(text)
    return from_units(units[relative(start, len(units)) : relative(end, len(units), len(units))])


def substring(text: str, start: Given = undefined, end: Given = undefined, *_: object) -> str:
    """A part between two places, whichever comes first."""
    units = units_of(text)
    places = [min(max(integer(start), 0), len(units)), min(max(integer(end, len(units)), 0), len(units))]
    return from_units(units[min(places) : max(places)])


def substr(text: str, start: Given = undefined, count: Given = undefined, *_: object) -> str:
    """A part of so many units from a place, counted from the end if negative."""
    units = units_of(text)
    first = relative(start, len(units))
    return from_units(units[first : first + max(0, integer(count, len(units)))])


# -- looking for a text ----------------------------------------------------------------------------------


def indexOf(text: str, part: Given = undefined, start: Given = undefined, *_: object) -> int:
    """The first place of a text, from a place on; -1 when it is not there."""
    units, sought = units_of(text), units_of(text_of(part))
    return units.find(sought, min(max(integer(start), 0), len(units)))


def lastIndexOf(text: str, part: Given = undefined, start: Given = undefined, *_: object) -> int:
    """The last place of a text, up to a place; -1 when it is not there."""
    units, sought = units_of(text), units_of(text_of(part))
    last = max(integer(start, len(units)), 0)
    return units.rfind(sought, 0, min(last, len(units)) + len(sought))


def includes(text: str, part: Given = undefined, start: Given = undefined, *_: object) -> bool:
    """Whether a text is in it."""
    return indexOf(text, _no_pattern(part, "includes"), start) >= 0


def startsWith(text: str, part: Given = undefined, start: Given = undefined, *_: object) -> bool:
    """Whether a text begins at a place."""
    units, sought = units_of(text), units_of(text_of(_no_pattern(part, "startsWith")))
    return units.startswith(sought, min(max(integer(start), 0), len(units)))


def endsWith(text: str, part: Given = undefined, end: Given = undefined, *_: object) -> bool:
    """Whether a text ends at a place."""
    units, sought = units_of(text), units_of(text_of(_no_pattern(part, "endsWith")))
    return units.endswith(sought, 0, min(max(integer(end, len(units)), 0), len(units)))


def _no_pattern(part: Given, name: str) -> Given:
    if is_regexp(part):
        raise TypeError(_NO_PATTERN.format(name))
    return part


# -- other texts -----------------------------------------------------------------------------------------


def padStart(text: str, size: Given = undefined, padding: Given = undefined, *_: object) -> str:
    """The text, with others before it, so many units long."""
    return _padding(text, size, padding) + text


def padEnd(text: str, size: Given = undefined, padding: Given = undefined, *_: object) -> str:
    """The text, with others behind it, so many units long."""
    return text + _padding(text, size, padding)


def _padding(text: str, size: Given, padding: Given) -> str:
    missing = integer(size) - length_of(text)
    piece = " " if padding is undefined else units_of(text_of(padding))
    if missing <= 0 or not piece:
        return ""
    _check_length(missing)
    return from_units((piece * (missing // len(piece) + 1))[:missing])


def repeat(text: str, count: Given = undefined, *_: object) -> str:
    """The text so many times. Raises RangeError for a negative count."""
    times = integer(count)
    if times < 0 or times >= 1 << 62:
        raise RangeError(f"Invalid count value: {text_of(count)}")
    _check_length(times * len(text))
    return text * times


def _check_length(size: int) -> None:
    if size > 2**29 - 24:
        raise RangeError("Invalid string length")


def trim(text: str, *_: object) -> str:
    """Without the blanks at both ends."""
    return text.strip(WHITE_SPACE)


def trimStart(text: str, *_: object) -> str:
    """Without the blanks at the beginning."""
    return text.lstrip(WHITE_SPACE)


def trimEnd(text: str, *_: object) -> str:
    """Without the blanks at the end."""
    return text.rstrip(WHITE_SPACE)


def toUpperCase(text: str, *_: object) -> str:
    """In capital letters."""
    return text.upper()


def toLowerCase(text: str, *_: object) -> str:
    """In small letters."""
    return text.lower()


def normalize(text: str, form: Given = "NFC", *_: object) -> str:
    """In one of Unicode's normal forms. Raises RangeError for an unknown one."""
    name = "NFC" if form is undefined else text_of(form)
    if name not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise RangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.")
    return unicodedata.normalize(name, text)  # type: ignore[arg-type]  # one of those


def concat(text: str, *others: Given) -> str:
    """The text and others after it."""
    return text + "".join(map(text_of, others))


def localeCompare(text: str, other: Given = undefined, locales: Given = undefined, options: Given = undefined) -> int:
    """-1, 0 or 1, as a reader of English orders two texts."""
    return compare(text, text_of(other), options)


def isWellFormed(text: str, *_: object) -> bool:
    """Whether there is no surrogate without the other."""
    return not any("\ud800" <= char <= "\udfff" for char in from_units(text))


def toWellFormed(text: str, *_: object) -> str:
    """With U+FFFD in the place of surrogates without the other."""
    return "".join(["\ufffd" if "\ud800" <= char <= "\udfff" else char for char in from_units(text)])


def toString(text: str, *_: object) -> str:
    """The text."""
    return str.__str__(text)


# -- patterns --------------------------------------------------------------------------------------------


def split(text: str, separator: Given = undefined, limit: Given = undefined, *_: object) -> list[Any]:
    """The parts between a text, or what a pattern finds; of '' the units."""
    most = 2**32 - 1 if limit is undefined else integer(limit) & 0xFFFFFFFF
    if is_regexp(separator):
        return patterns.split(separator, text)[:most]
    if separator is undefined:
        return [text][:most]
    between = text_of(separator)
    return (text.split(between) if between else [*units_of(text)])[:most]


def replace(text: str, part: Given = undefined, new: Given = undefined, *_: object) -> str:
    """With the first place of a text, or what a pattern finds, replaced by a text or the result of a function."""
    if is_regexp(part):
        return patterns.replace(part, text, new)
    sought = text_of(part)
    place = text.find(sought)
    if place < 0:
        return text
    return text[:place] + _replacement(text, sought, place, new) + text[place + len(sought) :]


def replaceAll(text: str, part: Given = undefined, new: Given = undefined, *_: object) -> str:
    """With every place replaced. Raises TypeError for a pattern without the flag g."""
    if is_regexp(part):
        if "g" not in part.flags:
            raise TypeError("String.prototype.replaceAll called with a non-global RegExp argument")
        return patterns.replace(part, text, new)
    sought = text_of(part)
    found, last = "", 0
    place = text.find(sought)
    while place >= 0:
        found += text[last:place] + _replacement(text, sought, place, new)
        last = place + len(sought)
        place = text.find(sought, last if sought else last + 1) if last <= len(text) - (not sought) else -1
    return found + text[last:]


def _replacement(text: str, sought: str, place: int, new: Given) -> str:
    if callable(new) and new is not undefined:
        return text_of(callback(new, 3)(sought, place, text))
    return patterns.expand(text_of(new), sought, place, text, [], undefined)


def match(text: str, pattern: Given = undefined, *_: object) -> Found:
    """What a pattern finds: with the flag g all texts, else the first with its groups; None when there is nothing."""
    return patterns.match(patterns.pattern_of(pattern), text)


def matchAll(text: str, pattern: Given = undefined, *_: object) -> Iterator[Any]:
    """Everything a pattern with the flag g finds, with groups. Raises TypeError without that flag."""
    if is_regexp(pattern) and "g" not in pattern.flags:
        raise TypeError("String.prototype.matchAll called with a non-global RegExp argument")
    return patterns.match_all(patterns.pattern_of(pattern, "g"), text)


def search(text: str, pattern: Given = undefined, *_: object) -> int:
    """The first place that a pattern finds; -1 when there is none."""
    return patterns.search(patterns.pattern_of(pattern), text)


_OTHER_NAMES: dict[str, Callable[..., Any]] = {
    "toLocaleUpperCase": toUpperCase,
    "toLocaleLowerCase": toLowerCase,
    "trimLeft": trimStart,
    "trimRight": trimEnd,
    "valueOf": toString,
}
METHODS: Final[dict[str, Callable[..., Any]]] = {
    **{
        name: value
        for name, value in globals().items()
        if name[:1] != "_" and getattr(value, "__module__", "") == __name__
    },
    **_OTHER_NAMES,
}
"""The functions of this file by the names that JavaScript has for them."""
