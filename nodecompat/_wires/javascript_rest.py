"""What the wires of JavaScript's engines have in common for values that are not plain, see `javascript`.

What must stay true: nothing here knows a wire; a value that arrives by one of them is what it is by the other.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from nodecompat._js import MAX_DEPTH
from nodecompat._js.classes import items_of
from nodecompat._js.dates import date_of, microseconds
from nodecompat._js.fields import fields_of
from nodecompat._js.kinds import RefusedError, kind_of
from nodecompat._js.regexps import regexp_text
from nodecompat._js.text import Symbol
from nodecompat._on_use import on_use
from nodecompat._wires.javascript import TOO_DEEP, Numbers, Objects, Reader, Text, skip_number
from nodecompat._wires.tree import Again, Rest, Writer, check_collisions, key_text
from nodecompat.values import Date, Map, RegExp, Set

if TYPE_CHECKING:
    import re
    from datetime import date
else:
    re = on_use("re")  # 5 ms, and only patterns need it

_T = TypeVar("_T")
_Known = TypeVar("_Known", bound=Objects)
_double: Final = struct.Struct("<d")

# -- patterns ----------------------------------------------------------------------------------------

# Escapes, classes, openings of groups, two quantifiers in a row: in JavaScript some of them are errors, or
# mean something else.
_PIECES: Final = r"(?s)\\.|\[\^?\]|\[(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!])?|[*+?}]\+"
_PYTHON_ONLY: Final = frozenset({r"\A", r"\Z", r"\N", r"\U", "[]", "[^]", "(?", "*+", "++", "?+", "}+"})


def pattern_parts(value: re.Pattern[str] | RegExp) -> tuple[str, str]:
    """The source and the flags of a pattern. Raises RefusedError for what JavaScript cannot read."""
    pattern = regexp_text(value)
    if pattern is None:
        raise RefusedError("a pattern over bytes")
    source, letters = pattern
    if not isinstance(value, RegExp) and ("x" in letters or not _PYTHON_ONLY.isdisjoint(re.findall(_PIECES, source))):
        raise RefusedError(f"the pattern {source[:40]!r}, which JavaScript cannot read,")
    return source, letters


# -- writing -----------------------------------------------------------------------------------------


class NumberedRest(Rest[Numbers]):
    """The writers that both formats share. A wire derives its own, which has the tags of `undefined` and of dates."""

    undefined_tag: bytes
    date_tag: bytes

    def __init__(self, writers: dict[type, Writer], write_items: Writer, again: Again) -> None:
        super().__init__(writers, write_items, again)
        self.by_kind |= {
            "undefined": self.write_undefined,
            "date": self.write_date,
            "regexp": self.write_regexp,
            "bytes": self.write_bytes,
            "typed": self.write_typed,
            "error": self.write_error,
        }

    # What a wire says of its own.

    def write_regexp(self, value: Any, out: list[Any], seen: Any, depth: int) -> None:
        """A pattern; one that JavaScript cannot read is refused."""
        raise NotImplementedError

    def write_bytes(self, value: Any, out: list[Any], seen: Any, depth: int) -> None:
        """A Buffer."""
        raise NotImplementedError

    def write_typed(self, value: Any, out: list[Any], seen: Any, depth: int) -> None:
        """A typed array."""
        raise NotImplementedError

    def write_error(self, value: Any, out: list[Any], seen: Any, depth: int) -> None:
        """An error."""
        raise NotImplementedError

    # What they share.

    def enter(self, value: object, make: Callable[[Any], _T], out: list[Any], seen: Numbers) -> _T | None:
        if id(value) in seen:
            self.again(value, out, seen)
            return None
        made = make(value)
        seen[id(value)] = (len(seen), made)
        return made

    def fields_of(self, value: Any) -> dict[str, object]:
        return string_keys(dict(items_of(value)) if kind_of(type(value)) == "map" else fields_of(value))

    def rewrite(self, value: dict[Any, Any], out: list[Any], parts: int, seen: Numbers, count: int, depth: int) -> None:
        """Write a dict again, one of whose keys turned out to be no string.

        `parts` is the number of parts before it; `count` is how many objects had a number, with its own.
        """
        self.undo(out, parts, seen, count)
        self.write_properties(string_keys(value), out, seen, depth)

    def undo(self, out: list[Any], parts: int, seen: Numbers, count: int) -> None:
        """Remove all parts but the first `parts`, and all numbers but the first `count`."""
        del out[parts:]
        while len(seen) > count:
            seen.popitem()

    def write_undefined(self, value: object, out: list[Any], seen: Numbers, depth: int) -> None:
        """The tag alone."""
        out.append(self.undefined_tag)

    def write_date(self, value: date | Date, out: list[Any], seen: Numbers, depth: int) -> None:
        """Milliseconds with a fraction, which JavaScript cuts off; without one where a double has no room for it."""
        skip_number(seen)
        whole = microseconds(value)
        time = whole / 1000
        if time == time and int(time) * 1000 + round((time - int(time)) * 1000) != whole:
            time = whole // 1000
        out.append(self.date_tag + _double.pack(time))


def string_keys(value: Mapping[Any, _T]) -> dict[str, _T]:
    """The properties JavaScript's `{[key]: item}` would make: equal strings are one property, the last one.

    Those whose key is a symbol do not travel.
    """
    return {key_text(key): item for key, item in value.items() if type(key) is not Symbol}


# -- reading -----------------------------------------------------------------------------------------


def read_date(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """A date: milliseconds."""
    return date_of(_double.unpack_from(data, position)[0]), position + 8


class RestReader(Generic[_Known]):
    """The readers of a wire whose values hold other values, besides objects and arrays.

    `readers` are all readers of the wire, by tag. A wire derives its own, which has the tags that end a Map and a Set,
    and reads what follows those.
    """

    map_end: int
    set_end: int

    def __init__(self, readers: list[Reader]) -> None:
        self.readers = readers

    def end(self, data: bytes, text: Text, position: int, objects: _Known, depth: int, size: int) -> int:
        """Read what follows the end of a Map or Set with so many keys, values or members; the position after it."""
        raise NotImplementedError

    def read_map(self, data: bytes, text: Text, position: int, objects: _Known, depth: int) -> tuple[object, int]:
        """A Map: keys and values in turn."""
        made: Map[object, object] = Map()
        objects.append(made)
        content, position = self._content(data, text, position, objects, depth, self.map_end)
        if len(content) & 1:
            raise ValueError("a Map with a key without a value")
        keys = content[::2]
        check_collisions(keys)
        for key, value in zip(keys, content[1::2], strict=True):
            made[key] = value
        return made, position

    def read_set(self, data: bytes, text: Text, position: int, objects: _Known, depth: int) -> tuple[object, int]:
        """A Set."""
        made: Set[object] = Set()
        objects.append(made)
        members, position = self._content(data, text, position, objects, depth, self.set_end)
        check_collisions(members)
        for member in members:
            made.add(member)
        return made, position

    def _content(
        self, data: bytes, text: Text, position: int, objects: _Known, depth: int, end: int
    ) -> tuple[list[object], int]:
        if depth > MAX_DEPTH:
            raise ValueError(TOO_DEEP)
        content: list[object] = []
        while (tag := data[position]) != end:
            value, position = self.readers[tag](data, text, position + 1, objects, depth + 1)
            content.append(value)
        return content, self.end(data, text, position + 1, objects, depth, len(content))
