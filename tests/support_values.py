"""The cells of the table of values: what is written in one, and what has to arrive for it."""

from __future__ import annotations

import array
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from nodecompat.values import Map, Set


class Cell(NamedTuple):
    """What the guide says, and what has to arrive: a value, a `Check`, or a name of an error at `send()`."""

    words: str
    expected: Any


class Check(NamedTuple):
    """What has to hold for what arrives."""

    holds: Callable[[Any], bool]


class Raises(NamedTuple):
    """`send()` raises an error of this name."""

    name: str


class ErrorLike(NamedTuple):
    """An error of exactly this class, with these attributes, without those."""

    kind: type
    text: str
    has: dict[str, Any]
    lacks: tuple[str, ...] = ()


class Numpy(NamedTuple):
    """A value that needs numpy."""

    expression: str

    def value(self) -> Any:
        import numpy

        return eval(self.expression, {"numpy": numpy})


KEPT = object()
ABSENT = object()  # the property is not there
SAME = Cell("the same", KEPT)
REFUSED = Cell("`DataCloneError`", Raises("DataCloneError"))
EMPTY = Cell("`{}`", {})
LEFT_OUT = Cell("left out", ABSENT)


class Row(NamedTuple):
    """`bun`: on `advanced`, when a Bun is the peer and it makes a difference. `node`: what Node shows of it."""

    label: str
    value: Any
    cbor: Cell
    advanced: Cell
    json: Cell
    node: Cell
    bun: Cell | None = None

    def cell(self, wire: str) -> Cell:
        """The cell of a wire, `bun` being one."""
        cell: Cell = getattr(self, wire) or self.advanced
        return cell


class Expression(NamedTuple):
    """What Node evaluates and sends; `node24` says that Node 20 has no such thing."""

    label: str
    source: str
    advanced: Cell
    json: Cell
    node24: bool = False


# -- comparing ---------------------------------------------------------------------------------------


def same(one: Any, other: Any) -> bool:
    """Equal, of the same types throughout, NaN and -0.0 too."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return repr(one) == repr(other)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return [*map(repr, one)] == [*map(repr, other)] and all(map(same, one.values(), other.values()))
    if isinstance(one, Map):
        return same([*map(list, one.entries())], [*map(list, other.entries())])
    if isinstance(one, Set):
        return same([*one], [*other])
    if isinstance(one, re.Pattern):
        return (one.pattern, one.flags) == (other.pattern, other.flags)
    if isinstance(one, array.array):
        return (one.typecode, one.tolist()) == (other.typecode, other.tolist())
    if type(one).__name__ == "ndarray":
        return (one.dtype, one.tolist()) == (other.dtype, other.tolist())
    return bool(one == other)


def levels(value: Any) -> int:
    """How many lists are in each other, of which each holds the next; to compare them would take as many calls."""
    found = 0
    while type(value) is list:
        found += 1
        value = value[0] if value else None
    return found


def meets(expected: Any, value: Any, found: Any) -> bool:
    """Whether what was found for a value is what was expected."""
    if isinstance(expected, Check):
        return expected.holds(found)
    if isinstance(expected, ErrorLike):
        return (
            (type(found), str(found)) == (expected.kind, expected.text)
            and all(same(getattr(found, name, None), wanted) for name, wanted in expected.has.items())
            and not any(hasattr(found, name) for name in expected.lacks)
        )
    if isinstance(expected, Raises) or expected is ABSENT:
        return bool(found == expected)
    return same(found, value if expected is KEPT else expected)
