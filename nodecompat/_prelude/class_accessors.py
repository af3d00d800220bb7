"""The accessors that a class itself has in converted programs: `static get name()`, `static set name(value)`.

What must stay true: a getter is called for the class and for its instances; only a class made with the metaclass
`StaticSetters` calls a setter, because Python asks the metaclass where something is assigned to a class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class static_getter:  # a decorator
    """`static get name() { … }`; `@name.setter` below it is `static set name(value) { … }`."""

    def __init__(self, get: Callable[[], Any]) -> None:
        self._get = get
        self.set: Callable[[Any], object] | None = None

    def setter(self, set: Callable[[Any], object]) -> static_getter:
        """The setter beside the getter."""
        self.set = set
        return self

    def __get__(self, _instance: object, _owner: object = None) -> Any:
        return self._get()


class StaticSetters(type):
    """The metaclass of classes that have setters of their own."""

    def __setattr__(cls, name: str, value: object) -> None:
        found = next((vars(each)[name] for each in cls.__mro__ if name in vars(each)), None)
        if isinstance(found, static_getter) and found.set is not None:
            found.set(value)
        else:
            super().__setattr__(name, value)


__all__ = ["StaticSetters", "static_getter"]
