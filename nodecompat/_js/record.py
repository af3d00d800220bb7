"""A result with fixed fields: `usage.rss` and `usage["rss"]` are the same.

JavaScript reads both ways; a port should not have to change either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from . import undefined


class Record(dict[str, Any]):
    """A dict whose items are also attributes; an attribute that is not there is undefined.

    `r['nope']` is Python's KeyError. Names with two leading underscores are Python's.
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return self.get(name, undefined)

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]


class FrozenRecord(Record):
    """A record that cannot be changed (Node: Object.freeze)."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("Cannot assign to a property of a frozen object")

    if not TYPE_CHECKING:  # to a type checker they are what they are for a dict
        __setitem__ = __delitem__ = __setattr__ = __delattr__ = __ior__ = _refuse
        clear = pop = popitem = setdefault = update = _refuse
