"""`instanceof`. Source: ECMA-262 7.3.22, 13.10.2.

What must stay true: Python's values are instances of the classes that JavaScript has for them.
"""

from __future__ import annotations

from types import CoroutineType
from typing import TYPE_CHECKING

from nodecompat._js.kinds import kind_of, type_of
from nodecompat._js.own import Object
from nodecompat.promise import Promise
from nodecompat.values import Map, RegExp, Set, undefined

from . import patterns
from .buffer import Buffer
from .faults import TypeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Given

_SPECIAL: dict[object, Callable[[Given], bool]] = {
    Object: lambda value: type_of(value) in ("object", "function") and value is not None,
    Promise: lambda value: isinstance(value, (Promise, CoroutineType)),
    Map: lambda value: isinstance(value, Map),
    Set: lambda value: isinstance(value, (Set, set, frozenset)),
    RegExp: patterns.is_pattern,
    patterns.RegExp: patterns.is_pattern,
    Buffer: lambda value: isinstance(value, (bytes, Buffer)),
}


def instanceof(value: Given, cls: Given) -> bool:
    """JavaScript's `value instanceof cls`. Raises TypeError for what is no class."""
    special = _SPECIAL.get(cls) if isinstance(cls, type) else None
    if special is not None:
        return special(value)
    if isinstance(cls, type):
        return isinstance(value, cls)
    named = getattr(cls, "instances", None) or getattr(cls, "__wrapped__", None)
    if isinstance(named, type):
        return isinstance(value, named)
    if not callable(cls) or cls is undefined:
        raise TypeError(
            "Right-hand side of 'instanceof' is not callable"
            if type_of(cls) == "object" and cls is not None
            else "Right-hand side of 'instanceof' is not an object"
        )
    return kind_of(type(value)) == "typed" and getattr(cls, "__name__", "").endswith("Array")


__all__ = ["instanceof"]
