"""`instanceof`. Source: ECMA-262 7.3.22, 13.10.2.

What must stay true: Python's values are instances of the classes that JavaScript has for them.
"""

from __future__ import annotations

from types import CoroutineType
from typing import TYPE_CHECKING

from nodecompat._js.arity import is_function
from nodecompat._js.kinds import truthy, type_of
from nodecompat._js.memory import typed_name
from nodecompat._js.own import Object
from nodecompat._js.regexps import is_regexp
from nodecompat.promise import Promise
from nodecompat.values import Map, RegExp, Set, undefined

from . import patterns
from .buffer import Buffer
from .faults import TypeError
from .prototypes import Prototype
from .receivers import of_symbol
from .symbols import WELL_KNOWN
from .typed import ArrayBuffer, TypedArray

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Given

_SPECIAL: dict[object, Callable[[Given], bool]] = {
    Object: lambda value: type_of(value) in ("object", "function") and value is not None,
    Promise: lambda value: isinstance(value, (Promise, CoroutineType)),
    Map: lambda value: isinstance(value, Map),
    Set: lambda value: isinstance(value, (Set, set, frozenset)),
    RegExp: is_regexp,
    patterns.RegExp: is_regexp,
    Buffer: lambda value: isinstance(value, (bytes, Buffer)),
    ArrayBuffer: lambda value: typed_name(value) == "ArrayBuffer" or type(value) is bytearray,
}


def instanceof(value: Given, cls: Given) -> bool:
    """JavaScript's `value instanceof cls`. Raises TypeError for what is no class."""
    own = of_symbol(cls, WELL_KNOWN["hasInstance"]) if cls is not None and cls is not undefined else undefined
    if is_function(own):
        return truthy(own(value))
    special = _SPECIAL.get(cls) if isinstance(cls, type) else None
    if special is not None:
        return special(value)
    if isinstance(value, Prototype) and isinstance(value.owner, type):
        return cls in value.owner.__mro__[1:]
    if isinstance(cls, type):
        return isinstance(value, cls)
    if isinstance(cls, TypedArray):
        return cls.has(value)
    if not callable(cls) or cls is undefined:
        is_object = type_of(cls) == "object" and cls is not None
        raise TypeError(f"Right-hand side of 'instanceof' is not {'callable' if is_object else 'an object'}")
    return False


__all__ = ["instanceof"]
