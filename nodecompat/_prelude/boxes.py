"""Objects around plain values: `new String('a')`, `new Number(1)`, `new Boolean(false)`. ECMA-262 20.3, 21.1, 22.1.

What must stay true: such an object is equal to nothing but itself, true to every condition, and has what its value has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.kinds import type_of
from nodecompat._js.own import Object
from nodecompat.values import undefined

from . import access
from .iterating import each
from .receivers import BOXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .terms import Found, Given

_NAMES = {"string": "String", "number": "Number", "boolean": "Boolean"}


class Boxed:
    """A plain value as an object."""

    def __init__(self, value: Given) -> None:
        object.__setattr__(self, "_value", value)

    @property
    def _toStringTag(self) -> str:
        return _NAMES[type_of(self._value)]

    def valueOf(self, *_: object) -> Found:
        """The plain value."""
        return self._value

    def toString(self, *args: Given) -> str:
        """The text of the value, of a number in a base."""
        return str(access.call(self._value, "toString", *args))

    def __getattr__(self, name: str) -> Found:
        if name[:2] == "__":
            raise AttributeError(name)
        return access.get(self._value, name)

    def __iter__(self) -> Iterator[Found]:
        return each(self._value)

    def toJSON(self, *_: object) -> Found:
        """What `JSON.stringify` writes: the value."""
        return self._value

    def inspectCustom(self, _depth: object, options: Given, inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows."""
        shown = f"[{self._toStringTag}: {inspect(self._value, options)}]"
        own = {name: item for name, item in vars(self).items() if name != "_value"}
        return f"{shown} {inspect(own, options)}" if own else shown


BOXES.add(Boxed)


def boxed(value: Any) -> Boxed:
    """JavaScript's `new String(value)`, `new Number(value)`, `new Boolean(value)`."""
    return Boxed(value)


def object_of(value: Given = undefined, *_: object) -> Found:
    """JavaScript's `Object(value)`: an object around a plain value, every other one itself."""
    if value is None or value is undefined:
        return Object()
    return Boxed(value) if type_of(value) in _NAMES else value


def is_boxed(value: Given, name: str) -> bool:
    """Whether a value is such an object, of a class of that name."""
    return type(value) is Boxed and value._toStringTag == name


__all__ = ["boxed", "object_of"]
