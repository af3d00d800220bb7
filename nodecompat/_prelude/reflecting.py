"""Reflect: what is done to objects, as functions that say whether it was. Source: ECMA-262 28.1.

What must stay true: what JavaScript lets a Proxy see, there is here for every value; what is no object is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.arity import is_function
from nodecompat._js.kinds import type_of
from nodecompat._js.text import Symbol, property_key
from nodecompat.values import undefined

from . import access, statics
from .calling import shown
from .faults import TypeError
from .freezing import CLOSED, FROZEN, SEALED, how_held
from .iterating import each
from .parts import Part
from .receivers import called_on

if TYPE_CHECKING:
    from .terms import Found, Given


def _object(value: Given, name: str) -> Given:
    if value is None or type_of(value) not in ("object", "function"):
        raise TypeError(f"Reflect.{name} called on non-object")
    return value


class ReflectObject(Part):
    """The class of Reflect, which is an object."""

    _toStringTag = "Reflect"

    @staticmethod
    def apply(function: Given = undefined, this: Given = undefined, args: Given = undefined, *_: object) -> Found:
        """Call a function with a list of arguments. Raises TypeError."""
        if not is_function(function):
            named = f"{shown(function)}, which is a{'n' if type_of(function)[0] in 'aou' else ''} {type_of(function)}"
            raise TypeError(f"Function.prototype.apply was called on {named} and not a function")
        return called_on(function, this, tuple(_arguments(args)))

    @staticmethod
    def construct(cls: Given = undefined, args: Given = undefined, *_: object) -> Found:
        """`new cls(...args)`. Raises TypeError for what is no class."""
        if not is_function(cls):
            raise TypeError(f"{shown(cls)} is not a constructor")
        return cls(*_arguments(args))

    @staticmethod
    def defineProperty(value: Given = undefined, name: Given = undefined, how: Given = undefined, *_: object) -> bool:
        """Set a property that is described; whether it could be."""
        if not _can_set(_object(value, "defineProperty"), name):
            return False
        statics.defineProperty(value, name, how)
        return True

    @staticmethod
    def deleteProperty(value: Given = undefined, name: Given = undefined, *_: object) -> bool:
        """Delete a property; whether it could be."""
        return access.delete(_object(value, "deleteProperty"), name)

    @staticmethod
    def get(value: Given = undefined, name: Given = undefined, *_: object) -> Found:
        """A property."""
        return access.get(_object(value, "get"), name)

    @staticmethod
    def getOwnPropertyDescriptor(value: Given = undefined, name: Given = undefined, *_: object) -> Found:
        """How a property is; undefined where there is none."""
        return statics.getOwnPropertyDescriptor(_object(value, "getOwnPropertyDescriptor"), name)

    @staticmethod
    def getPrototypeOf(value: Given = undefined, *_: object) -> Found:
        """What an object derives from."""
        return statics.getPrototypeOf(_object(value, "getPrototypeOf"))

    @staticmethod
    def has(value: Given = undefined, name: Given = undefined, *_: object) -> bool:
        """Whether there is a property of that name."""
        return access.has(_object(value, "has"), name)

    @staticmethod
    def isExtensible(value: Given = undefined, *_: object) -> bool:
        """Whether properties can be added."""
        return statics.isExtensible(_object(value, "isExtensible"))

    @staticmethod
    def ownKeys(value: Given = undefined, *_: object) -> list[Any]:
        """The names and the symbols of the own properties."""
        found = _object(value, "ownKeys")
        return [*statics.getOwnPropertyNames(found), *statics.getOwnPropertySymbols(found)]

    @staticmethod
    def preventExtensions(value: Given = undefined, *_: object) -> bool:
        """Let nobody add properties."""
        statics.preventExtensions(_object(value, "preventExtensions"))
        return True

    @staticmethod
    def set(value: Given = undefined, name: Given = undefined, new: Given = undefined, *_: object) -> bool:
        """Set a property; whether it could be."""
        if not _can_set(_object(value, "set"), name):
            return False
        access.set(value, name, new)
        return True

    @staticmethod
    def setPrototypeOf(value: Given = undefined, prototype: Given = undefined, *_: object) -> bool:
        """Derive an object from another."""
        statics.setPrototypeOf(_object(value, "setPrototypeOf"), prototype)
        return True


def _can_set(value: Given, name: Given) -> bool:
    held = how_held(value)
    if held == FROZEN:
        return False
    key = property_key(name)
    known = key in value if isinstance(value, dict) or isinstance(key, Symbol) else access.has(value, name)
    return bool(known) or held not in (SEALED, CLOSED)


def _arguments(args: Given) -> list[Any]:
    if args is None or type_of(args) not in ("object", "function"):
        raise TypeError("CreateListFromArrayLike called on non-object")
    return [*each(args)]


Reflect: Final = ReflectObject()
"""JavaScript's Reflect."""
