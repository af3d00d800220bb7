"""What the wires of JavaScript's engines have in common, besides what all wires have (see `tree`).

A reader has the form `(data, text, position, objects, depth) -> (value, next position)`: `text` is the message as
Latin-1, so that most strings are one slice of it, `objects` holds what a reference may name, `depth` is the level of
containers that the value sits in.

What must stay true: nothing here knows a wire; a value that arrives by one of them is what it is by the other.
"""

from __future__ import annotations

from collections.abc import Callable
from math import copysign
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from nodecompat._js.kinds import MAX_DEPTH, RefusedError
from nodecompat._js.regexps import regexp_text
from nodecompat._on_use import on_use
from nodecompat._wires.tree import LARGE, MADE_OF_NOTHING, TOO_DEEP, check_collisions
from nodecompat.values import Map, RegExp, Set, undefined

if TYPE_CHECKING:
    import re
else:
    re = on_use("re")  # 5 ms, and only patterns need it

# -- numbers -----------------------------------------------------------------------------------------


def whole_number(value: float) -> float:
    """A float without a fraction: an int where JavaScript's number is one, within 2^53 and not -0."""
    if -9007199254740992.0 <= value <= 9007199254740992.0 and (value or copysign(1.0, value) > 0):
        return int(value)
    return value


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


# -- the text of a frame -----------------------------------------------------------------------------

_FEW: Final = 32


class Latin1:
    """The text of a large frame, which is not copied as a whole before many slices of it were asked for."""

    __slots__ = ("_data", "_left", "_whole")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _FEW
        self._whole: str | None = None

    def __getitem__(self, place: slice) -> str:
        if self._whole is None:
            if self._left:
                self._left -= 1
                return self._data[place].decode("latin-1")
            self._whole = self._data.decode("latin-1")
        return self._whole[place]


Text = str | Latin1


def latin1(data: bytes) -> Text:
    """What slices of a frame are taken of, to have them as text."""
    return data.decode("latin-1") if len(data) < LARGE else Latin1(data)


# -- reading: what a pass knows ----------------------------------------------------------------------

PENDING: Final = object()  # among the objects: one that is not complete, which no reference may name


class Objects(list[Any]):
    """The objects of a message so far; a reference names one by its place.

    `left` is how many elements may still be made of nothing: holes of arrays, copies of views. A message may have
    `allowance` of them more.
    """

    left = MADE_OF_NOTHING
    allowance = 0
    too_many = f"more than {MADE_OF_NOTHING} holes or copied elements"

    def spend(self, elements: int) -> None:
        """Make elements of nothing."""
        self.left -= elements
        if self.left + self.allowance < 0:
            raise ValueError(self.too_many)

    def fill(self, made: list[object], length: int) -> None:
        """Make the holes of an array up to a length."""
        holes = length - len(made)
        if holes > 0:
            self.spend(holes)
            made += [undefined] * holes

    def named(self, number: int) -> Any:
        """The object that a reference names."""
        if number >= len(self) or self[number] is PENDING:
            raise ValueError(f"a reference to the object {number}, which is not there")
        return self[number]


_Known = TypeVar("_Known", bound=Objects)

# -- reading: the readers that are not plain ---------------------------------------------------------

Reader = Callable[[bytes, Any, int, Any, int], tuple[Any, int]]


def constant(value: object) -> Reader:
    """The reader of a value that is its tag alone."""

    def read_constant(data: bytes, text: object, position: int, objects: object, depth: int) -> tuple[object, int]:
        return value, position

    return read_constant


def numbered(read: Reader) -> Reader:
    """The reader of `new Number(…)` and its like: the plain value, which has a number all the same."""

    def read_numbered(data: bytes, text: object, position: int, objects: Objects, depth: int) -> tuple[object, int]:
        value, position = read(data, text, position, objects, depth)
        objects.append(value)
        return value, position

    return read_numbered


class RestReader(Generic[_Known]):
    """The readers of a wire whose values hold other values, besides objects and arrays.

    `readers` are all readers of the wire, by tag. A wire derives its own: it says which tags end a Map and a Set, and
    what comes after those.
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
