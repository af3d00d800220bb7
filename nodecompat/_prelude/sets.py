"""The methods of JavaScript's Set, as functions on Set and on Python's sets. Source: ECMA-262 24.2.4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat.values import Set, undefined

from .calling import callback
from .iterating import each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .terms import Found, Given


def add(members: Given, value: Given = undefined, *_: object) -> Found:
    """Add a member; returns the set."""
    members.add(value)
    return members


def has(members: Given, value: Given = undefined, *_: object) -> bool:
    """Whether a value is a member."""
    return value in members


def delete(members: Given, value: Given = undefined, *_: object) -> bool:
    """Remove a member; False when it was none."""
    found = value in members
    members.discard(value)
    return found


def clear(members: Given, *_: object) -> Found:
    """Remove every member."""
    members.clear()
    return undefined


def values(members: Given, *_: object) -> Iterator[Any]:
    """The members."""
    return members.values() if isinstance(members, Set) else iter([*members])


def entries(members: Given, *_: object) -> Iterator[list[Any]]:
    """Each member twice."""
    return ([member, member] for member in each(members))


def forEach(members: Given, function: Given = undefined, this: Given = undefined, *_: object) -> Found:
    """Call `function(value, value, set)` for each member."""
    call = callback(function, 3, this)
    for member in each(members):
        call(member, member, members)
    return undefined


def _all(other: Given) -> Set[Any]:
    return Set(other.keys() if hasattr(other, "keys") else other)


def union(members: Iterable[Any], other: Given, *_: object) -> Set[Any]:
    """The members of both."""
    return Set([*members, *_all(other)])


def intersection(members: Iterable[Any], other: Given, *_: object) -> Set[Any]:
    """The members that both have."""
    theirs = _all(other)
    return Set(member for member in members if member in theirs)


def difference(members: Iterable[Any], other: Given, *_: object) -> Set[Any]:
    """The members that the other has not."""
    theirs = _all(other)
    return Set(member for member in members if member not in theirs)


def symmetricDifference(members: Given, other: Given, *_: object) -> Set[Any]:
    """The members that only one of both has."""
    return Set([*difference(members, other), *difference(_all(other), members)])


def isSubsetOf(members: Iterable[Any], other: Given, *_: object) -> bool:
    """Whether the other has all members."""
    theirs = _all(other)
    return all(member in theirs for member in members)


def isSupersetOf(members: Given, other: Given, *_: object) -> bool:
    """Whether it has all members of the other."""
    return isSubsetOf(_all(other), members)


def isDisjointFrom(members: Iterable[Any], other: Given, *_: object) -> bool:
    """Whether both have no member in common."""
    theirs = _all(other)
    return not any(member in theirs for member in members)


METHODS: Final[dict[str, Callable[..., Any]]] = {
    **{
        name: value
        for name, value in globals().items()
        if name[:1] != "_" and getattr(value, "__module__", "") == __name__
    },
    "keys": values,
    "toString": lambda *_: "[object Set]",
}
"""The functions of this file by the names that JavaScript has for them."""
