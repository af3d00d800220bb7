"""`for (… of …)`, spread, destructuring. Source: ECMA-262 7.4, 8.6.2.

What must stay true: an array, a Map and a Set may change while they are gone through, as in JavaScript; a text is gone
through by its characters; what cannot be gone through is a TypeError with V8's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from nodecompat._inspect.inspection import inspected
from nodecompat._js.arity import fit, is_function
from nodecompat._js.kinds import truthy, type_of
from nodecompat._js.text import Symbol
from nodecompat.values import Map, Set, undefined

from .faults import TypeError
from .naming import first_argument

if TYPE_CHECKING:
    from .terms import Found, Given

ITERATOR = Symbol("Symbol.iterator")
ASYNC_ITERATOR = Symbol("Symbol.asyncIterator")


def each(value: Given) -> Iterator[Found]:
    """The members that `for (x of value)` and `...value` give: of a Map `[key, value]`, of an iterator what is left.

    Raises TypeError for what cannot be iterated, a plain object too.
    """
    if isinstance(value, (list, tuple, str, range)):
        return iter(value)
    if isinstance(value, Map):
        return _each_entry(value)
    if isinstance(value, Set):
        return _each_member(value._members)
    own = _method(value)
    if own is not None:
        return steps(own())
    if isinstance(value, dict) or not isinstance(value, Iterable) or isinstance(value, type):
        raise TypeError(not_iterable(value))
    return iter(value)


def not_iterable(value: Given) -> str:
    """V8's text for what cannot be iterated."""
    written = first_argument()
    if written:
        return f"{written} is not iterable"
    if value is undefined:
        return "undefined is not iterable (cannot read property Symbol(Symbol.iterator))"
    kind = type_of(value)
    shown = kind if kind in ("object", "function") and value is not None else f"{kind} {inspected(value, {})}"
    return f"{shown} is not iterable (cannot read property Symbol(Symbol.iterator))"


def _method(value: Given) -> Found:
    found = dict.get(value, ITERATOR) if isinstance(value, dict) else getattr(value, "__dict__", {}).get(ITERATOR)
    return fit(found, 0) if is_function(found) else None


def steps(iterator: Given) -> Iterator[Found]:
    """What an iterator of JavaScript's gives, `{value, done}` at a time; one of Python's is one already."""
    following = dict.get(iterator, "next") if isinstance(iterator, dict) else getattr(iterator, "next", None)
    if not is_function(following):
        yield from iterator
        return
    step = fit(following, 0)
    while True:
        found = step()
        if truthy(field_of(found, "done")):
            return
        yield field_of(found, "value")


def field_of(result: Given, name: str) -> Found:
    """A field of what an iterator gives, or of the iterator; undefined where it has none."""
    return dict.get(result, name, undefined) if isinstance(result, dict) else getattr(result, name, undefined)


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


def first(value: Given, count: int, rest: bool = False) -> list[Found]:
    """The members that `[a, b] = value` takes, undefined where there are no more; with `rest` the others as a list."""
    iterator = each(value)
    found: list[Found] = [next(iterator, undefined) for _ in range(count)]
    if rest:
        found.append([*iterator])
    return found


__all__ = ["each", "field_of", "first", "steps"]
