"""`for (… of …)`, spread, destructuring. Source: ECMA-262 7.4, 8.6.2.

What must stay true: an array, a Map and a Set may change while they are gone through, as in JavaScript; a text is gone
through by its characters; what cannot be gone through is a TypeError with V8's text.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from math import ceil, floor, inf
from operator import ge, gt, le, lt
from types import GeneratorType
from typing import TYPE_CHECKING, Any, Final

from nodecompat._inspect.inspection import inspected
from nodecompat._js.iterators import ITERATOR, opener, steps
from nodecompat._js.kinds import type_of
from nodecompat._js.memory import is_big
from nodecompat._js.numbers import number_of
from nodecompat.values import Map, Set, undefined

from .bigints import BigInt
from .faults import TypeError
from .naming import first_argument

if TYPE_CHECKING:
    from .terms import Found, Given


def each(value: Given, only_names: bool = False) -> Iterator[Found]:
    """The members that `for (x of value)` and `...value` give: of a Map `[key, value]`, of an iterator what is left.
    `only_names` is for the text of the error.

    Raises TypeError for what cannot be iterated, a plain object too.
    """
    if isinstance(value, (list, tuple, str, builtins.range)):
        return iter(value)
    if isinstance(value, Map):
        return _each_entry(value)
    if isinstance(value, Set):
        return _each_member(value._members)
    if is_big(value):
        return map(BigInt, value)
    own = opener(value, ITERATOR)
    if own is not None:
        return steps(own())
    if isinstance(value, dict) or not isinstance(value, Iterable) or isinstance(value, type):
        raise TypeError(not_iterable(value, only_names))
    return iter(value)


def delegated(value: Given) -> Iterator[Found]:
    """What `yield*` goes through where the program sends values to its generators, which others do not take."""
    found = each(value)
    return found if hasattr(found, "send") else _forwarded(found)


_END: Final = object()


def _forwarded(found: Iterator[Found]) -> Iterator[Found]:
    while (item := next(found, _END)) is not _END:  # `yield from` would hand on what is sent, which not all can take
        yield item


def not_iterable(value: Given, only_names: bool = False) -> str:
    """V8's text for what cannot be iterated; with `only_names` it names what stands there only where that is a name."""
    written = first_argument(only_names)
    if written.endswith("(...)"):
        return f"{written.removesuffix('(...)')} is not a function or its return value is not iterable"
    if written:
        return f"{written} is not iterable"
    if value is undefined:
        return "undefined is not iterable (cannot read property Symbol(Symbol.iterator))"
    kind = type_of(value)
    shown = kind if kind in ("object", "function") and value is not None else f"{kind} {inspected(value, {})}"
    return f"{shown} is not iterable (cannot read property Symbol(Symbol.iterator))"


def _each_entry(entries: Map[Any, Any]) -> Iterator[list[Any]]:
    for name in _live(entries._entries):
        key, value = entries._entries[name]
        yield [key, value]


def _each_member(members: dict[object, Any]) -> Iterator[Any]:
    for name in _live(members):
        yield members[name]


def _live(entries: dict[object, Any]) -> Iterator[object]:
    """The keys of a dict that changes meanwhile: those that are removed are left out, those that are added come."""
    seen: set[object] = set()
    names = [*entries]
    while names:
        for name in names:
            if name in entries:
                seen.add(name)
                yield name
            else:
                seen.discard(name)
        names = [name for name in entries if name not in seen]


def range(*bounds: Given, through: bool = False) -> Iterable[float]:
    """What `for (let i = begin; i < end; i += step)` counts: `range(end)`, `range(begin, end, step)`.

    With `through` the end is counted, too (`i <= end`). Both bounds are worked out as `<` does; where one is no number,
    nothing is counted.
    """
    first, last, step = (0, *bounds, 1) if len(bounds) == 1 else (*bounds, 1)[:3]
    begin, end = number_of(first), number_of(last)
    if abs(begin) < inf and begin % 1 == 0 and abs(end) < inf:
        stop = (floor(end) + 1 if step > 0 else ceil(end) - 1) if through else ceil(end) if step > 0 else floor(end)
        return builtins.range(int(begin), stop, step)
    goes_on = _GOES_ON[step > 0, through]
    return takewhile(lambda each: goes_on(each, end), count(begin, step))


_GOES_ON: Final = {(True, False): lt, (True, True): le, (False, False): gt, (False, True): ge}


def first(value: Given, size: int, rest: bool = False) -> list[Found]:
    """The `size` members that `[a, b] = value` takes, undefined for those that are not there; with `rest` the others as
    a list."""
    iterator = each(value, True)
    found: list[Found] = [next(iterator, undefined) for _ in builtins.range(size)]
    if rest:
        found.append([*iterator])
    elif isinstance(iterator, GeneratorType):
        iterator.close()
    return found


__all__ = ["delegated", "each", "first", "range"]
