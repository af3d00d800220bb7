"""What classes of converted programs do that Python's do not: accessors of the class itself, other results of `new`.

What must stay true: a getter is called for the class and for its instances; only a class made with the metaclass
`StaticSetters` calls a setter, because Python asks the metaclass where something is assigned to a class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat.values import undefined

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


def returning(cls: type) -> type:
    """A class whose constructor may return another object, which is what the class gives when it is called."""
    begin: Any = getattr(cls, "__init__")  # noqa: B009  # what the class itself has
    make: Any = cls.__new__

    def __new__(kind: type, *args: Any) -> Any:
        made = make(kind) if make is object.__new__ else make(kind, *args)
        if kind is not cls:
            return made
        found = begin(made, *args)
        return made if found is None or found is undefined or isinstance(found, (str, int, float)) else found

    def __init__(self: Any, *args: Any) -> None:
        if type(self) is not cls:  # of a class that derives from it
            begin(self, *args)

    setattr(cls, "__make__", make)  # for Object.create, which runs no constructor
    cls.__new__, cls.__init__ = __new__, __init__  # type: ignore[assignment, misc]  # in place of those it was made with
    return cls


__all__ = ["StaticSetters", "returning", "static_getter"]
