"""The places of lists that are empty in JavaScript: those of `[1, , 3]`, of `Array(3)`, after `delete list[1]`.

A list of Python's has undefined there, and cannot say more: the lists that got such places last are remembered.
What must stay true: a place that holds a value is no hole, whatever is remembered; what is remembered is bounded.
"""

from __future__ import annotations

from typing import Any, Final

from . import undefined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LISTS: Final = 64  # that are remembered
_LONGEST: Final = 100_000  # places
_KNOWN: Final[dict[int, tuple[list[Any], Collection[int]]]] = {}  # by identity, which the list keeps as it is held

NONE: Final[frozenset[int]] = frozenset()


def dig(array: list[Any], places: Iterable[int]) -> list[Any]:
    """Let places of a list, where undefined is, be holes; returns the list."""
    if len(array) > _LONGEST:
        return array
    known = _KNOWN.pop(id(array), None)
    _KNOWN[id(array)] = array, places if known is None and type(places) is range else {*(known or (0, ()))[1], *places}
    while len(_KNOWN) > _LISTS:
        del _KNOWN[next(iter(_KNOWN))]
    return array


def settle(array: list[Any], places: Iterable[int]) -> list[Any]:
    """Let just these places of a list be holes, whatever was remembered of it; returns the list."""
    _KNOWN.pop(id(array), None)
    found = {*places}
    return dig(array, found) if found else array


def fill(array: list[Any], place: int) -> None:
    """Let a place where undefined was put be none."""
    known = _KNOWN.get(id(array))
    if known is not None and place in known[1]:
        _KNOWN[id(array)] = array, {*known[1]} - {place}


def holes_of(array: Any) -> Collection[int]:
    """The places of a list that are empty."""
    known = _KNOWN.get(id(array)) if _KNOWN else None
    if known is None:
        return NONE
    size = len(array)
    found = {place for place in known[1] if place < size and array[place] is undefined}
    if not found:
        del _KNOWN[id(array)]
    return found
