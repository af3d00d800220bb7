"""RegExp, and what strings do with it. Source: ECMA-262 22.2.

What must stay true: a RegExp travels as the pattern it is; one that arrived (`re.Pattern`, `values.RegExp`) does what
one made here does; places count UTF-16 units.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nodecompat._js.own import NullObject
from nodecompat._js.regexps import is_regexp, regexp_literal, regexp_text
from nodecompat.values import RegExp as InertRegExp
from nodecompat.values import undefined

from .calling import callback, integer
from .faults import SyntaxError, TypeError
from .operators import text as text_of
from .translating import translated
from .units import from_units, length_of, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .terms import Found, Given

_FLAGS = "dgimsuvy"


class Array(list[Any]):
    """What `exec` finds: the whole text and the groups, with `index`, `input` and `groups`. Shown as an array is."""

    index: int  # type: ignore[assignment]  # JavaScript's name for the place of what was found
    input: str
    groups: Any


class RegExp(InertRegExp):
    """JavaScript's RegExp: `RegExp(source, flags)`, of a text or another pattern.

    Raises SyntaxError with V8's text.
    """

    __slots__ = ("_translated", "lastIndex")

    def __init__(self, source: Given = undefined, flags: Given = undefined, *_: object) -> None:
        text = "(?:)" if source is undefined else source
        given = "" if flags is undefined else text_of(flags)
        if is_regexp(source):
            found = as_regexp(source)
            text, given = found.source, found.flags if flags is undefined else given
        text = text_of(text) or "(?:)"
        if set(given) - set(_FLAGS) or len(set(given)) != len(given) or {"u", "v"} <= set(given):
            raise SyntaxError(f"Invalid flags supplied to RegExp constructor '{given}'")
        super().__init__(_shown_source(text), "".join(sorted(given)))
        self._translated = translated(text if self._by_character else units_of(text), self.flags)
        self.lastIndex: Any = 0

    @property
    def hasIndices(self) -> bool:
        """Whether `exec` gives the places of groups: flag d."""
        return "d" in self.flags

    @property
    def ignoreCase(self) -> bool:
        """Flag i."""
        return "i" in self.flags

    @property
    def multiline(self) -> bool:
        """Flag m."""
        return "m" in self.flags

    @property
    def dotAll(self) -> bool:
        """Flag s."""
        return "s" in self.flags

    @property
    def unicode(self) -> bool:
        """Flag u."""
        return "u" in self.flags

    @property
    def sticky(self) -> bool:
        """Flag y."""
        return "y" in self.flags

    @property
    def unicodeSets(self) -> bool:
        """Flag v."""
        return "v" in self.flags

    @property
    def _by_character(self) -> bool:
        """Whether a character beyond U+FFFF is one, not the two units that it has without the flags u and v."""
        return "u" in self.flags or "v" in self.flags

    def _searched(self, text: str) -> str:
        """The text as this pattern sees it: its characters, or its units."""
        return text if self._by_character else units_of(text)

    def __getattr__(self, name: str) -> Any:
        if name == "global":  # a keyword of Python's: `getattr(pattern, "global")`, `js.get(pattern, "global")`
            return "g" in self.flags
        raise AttributeError(name)

    def exec(self, text: Given = undefined, *_: object) -> Found:
        """What is found first, from `lastIndex` on with the flags g or y; None when there is nothing."""
        found = _found(self, text_of(text))
        return None if found is None else _result(self, found)

    def test(self, text: Given = undefined, *_: object) -> bool:
        """Whether something is found; moves `lastIndex` as `exec` does."""
        return _found(self, text_of(text)) is not None

    def toString(self, *_: object) -> str:
        """`/source/flags`."""
        return regexp_literal(self)

    @staticmethod
    def escape(text: Given = undefined, *_: object) -> str:
        """A text as the pattern that finds it. Raises TypeError for what is no text."""
        if not isinstance(text, str):
            raise TypeError("Input argument must be a string")
        first = f"\\x{ord(text[0]):02x}" if text[:1].isalnum() and text[:1].isascii() else _escaped(text[:1])
        return first + "".join(map(_escaped, text[1:]))


def _escaped(char: str) -> str:
    if char in tuple("^$\\.*+?()[]{}|/"):
        return f"\\{char}"
    if char in _CONTROLS:
        return _CONTROLS[char]
    if char in tuple(",-=<>#&!%:;@~'`\" "):
        return f"\\x{ord(char):02x}"
    return char


_CONTROLS = {"\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r"}


def _shown_source(text: str) -> str:
    return regexp_literal(InertRegExp(text, ""))[1:-1]


def as_regexp(value: Given) -> RegExp:
    """A RegExp for a pattern of any kind: itself when it is one."""
    if isinstance(value, RegExp):
        return value
    source, flags = regexp_text(value) or ("", "")
    return RegExp(source, "".join(flag for flag in flags if flag in _FLAGS))


def pattern_of(value: Given, flags: str = "") -> RegExp:
    """The RegExp that `match` and `search` make of what they are given."""
    return as_regexp(value) if is_regexp(value) else RegExp(value, flags)


# -- finding ---------------------------------------------------------------------------------------------


def _found(regexp: RegExp, text: str) -> re.Match[str] | None:
    """What is found next, as `lastIndex` and the flags say, which it moves. ECMA-262 22.2.7.2."""
    moves = "g" in regexp.flags or "y" in regexp.flags
    text = regexp._searched(text)
    start = _place_in(text, integer(regexp.lastIndex)) if moves else 0
    found = None
    if 0 <= start <= len(text):
        pattern = regexp._translated.pattern
        found = pattern.match(text, start) if "y" in regexp.flags else pattern.search(text, start)
    if moves:
        regexp.lastIndex = 0 if found is None else _units_before(text, found.end())
    return found


def _place_in(text: str, units: int) -> int:
    """The place in Python's text for one in units."""
    if text.isascii() or units > length_of(text):
        return units
    seen = 0
    for place, char in enumerate(text):
        if seen >= units:
            return place
        seen += 1 + (char > "\uffff")
    return len(text)


def _units_before(text: str, place: int) -> int:
    return place if text.isascii() else len(units_of(text[:place])) if place > 0 else place


def _result(regexp: RegExp, found: re.Match[str]) -> Array:
    result = Array([undefined if group is None else from_units(group) for group in (found[0], *found.groups())])
    text = found.string
    result.index = _units_before(text, found.start())
    result.input = from_units(text)
    names = regexp._translated.names
    result.groups = NullObject({name: result[number] for name, number in names.items()}) if names else undefined
    if "d" in regexp.flags:
        places = [_span(text, found.span(number)) for number in range(len(result))]
        indices = Array(places)
        indices.groups = NullObject({name: places[number] for name, number in names.items()}) if names else undefined
        vars(result)["indices"] = indices
    return result


def _span(text: str, span: tuple[int, int]) -> Any:
    return undefined if span[0] < 0 else [_units_before(text, place) for place in span]


def _all(regexp: RegExp, text: str) -> Iterator[re.Match[str]]:
    """Everything that is found, one after the other; a sticky pattern ends with the first gap."""
    pattern, place = regexp._translated.pattern, 0
    text = regexp._searched(text)
    while place <= len(text):
        found = pattern.match(text, place) if "y" in regexp.flags else pattern.search(text, place)
        if found is None:
            return
        yield found
        place = found.end() + (found.end() == found.start())


# -- what strings do with them ---------------------------------------------------------------------------


def match(pattern: Given, text: str) -> Found:
    """With the flag g all texts that are found, else what `exec` finds; None when there is nothing."""
    regexp = as_regexp(pattern)
    if "g" not in regexp.flags:
        return regexp.exec(text)
    regexp.lastIndex = 0
    return [from_units(found[0]) for found in _all(regexp, text)] or None


def match_all(pattern: Given, text: str) -> Iterator[Array]:
    """Everything that is found, as `exec` gives it."""
    regexp = as_regexp(pattern)
    start = _place_in(regexp._searched(text), integer(regexp.lastIndex))
    return iter([_result(regexp, found) for found in _all(regexp, text) if found.start() >= start])


def search(pattern: Given, text: str) -> int:
    """The first place where something is found; -1 when there is none."""
    regexp = as_regexp(pattern)
    found = next(_all(regexp, text), None)
    return -1 if found is None else _units_before(found.string, found.start())


def split(pattern: Given, text: str) -> list[Any]:
    """The parts between what is found, with the groups between them. ECMA-262 22.2.6.14."""
    regexp = as_regexp(pattern)
    search, text = regexp._translated.pattern, regexp._searched(text)
    if not text:
        return [] if search.match(text) else [text]
    parts: list[Any] = []
    last = place = 0
    while place < len(text):
        found = search.search(text, place)
        if found is None or found.start() >= len(text):
            break
        if found.end() == last:
            place = found.start() + 1
            continue
        parts.append(from_units(text[last : found.start()]))
        parts.extend(undefined if group is None else from_units(group) for group in found.groups())
        last = place = found.end()
    return [*parts, from_units(text[last:])]


def replace(pattern: Given, text: str, new: Given) -> str:
    """What is found replaced by a text with `$1`, `$<name>` and the like, or by the result of a function."""
    regexp = as_regexp(pattern)
    moves = "g" in regexp.flags
    if moves:
        regexp.lastIndex = 0
        every = [*_all(regexp, text)]
    else:
        found = _found(regexp, text)
        every = [] if found is None else [found]
    text = regexp._searched(text)
    parts: list[str] = []
    last = 0
    for one in every:
        parts += [text[last : one.start()], _replacement(regexp, one, new)]
        last = one.end()
    return from_units("".join([*parts, text[last:]]))


def _replacement(regexp: RegExp, found: re.Match[str], new: Given) -> str:
    result = _result(regexp, found)
    groups = result[1:]
    if callable(new) and new is not undefined:
        named = [] if result.groups is undefined else [result.groups]
        args = [*result, result.index, result.input, *named]
        new = text_of(callback(new, len(args))(*args))
        return new if regexp._by_character else units_of(new)
    return expand(text_of(new), found[0], found.start(), found.string, groups, result.groups)


_TEMPLATE = re.compile(r"\$(?:(\$)|(&)|(`)|(')|(\d{1,2})|<([^>]*)>)")


def expand(template: str, found: str, place: int, text: str, groups: list[Any], named: Given) -> str:
    """The text that a template of `replace` stands for. ECMA-262 22.1.3.19.1 GetSubstitution."""

    def one(part: re.Match[str]) -> str:
        if part[1]:
            return "$"
        if part[2]:
            return found
        if part[3]:
            return text[:place]
        if part[4]:
            return text[place + len(found) :]
        if part[5]:
            numbered = _group(part[5], groups)
            return part[0] if numbered is None else numbered
        if named is undefined:
            return part[0]
        group = dict.get(named, part[6], undefined)
        return "" if group is undefined else text_of(group)

    return _TEMPLATE.sub(one, template) if "$" in template else template


def _group(digits: str, groups: list[Any]) -> str | None:
    for size in (len(digits), 1):
        number = int(digits[:size])
        if 1 <= number <= len(groups):
            group = groups[number - 1]
            return ("" if group is undefined else str(group)) + digits[size:]
    return None
