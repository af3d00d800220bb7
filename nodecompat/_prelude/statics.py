"""What JavaScript has on `Object` itself. Source: ECMA-262 20.1.2.

What must stay true: these are found as attributes of the class Object, which loads this file with the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.arity import is_function
from nodecompat._js.kinds import type_of
from nodecompat._js.own import NullObject, Object
from nodecompat._js.text import Symbol, property_key
from nodecompat.values import undefined

from . import access
from .calling import callback, shown
from .faults import TypeError
from .freezing import CLOSED, FROZEN, SEALED, hold, how_held
from .iterating import each
from .methods_of import has_own
from .operators import is_same_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given


def _object(value: Given) -> Given:
    if value is None or value is undefined:
        raise TypeError("Cannot convert undefined or null to object")
    return value


def keys(value: Given = undefined, *_: object) -> list[str]:
    """The names of the own properties. JavaScript: Object.keys."""
    return access.own_names(_object(value))


def values(value: Given = undefined, *_: object) -> list[Any]:
    """The values of the own properties. JavaScript: Object.values."""
    return [access.get(value, name) for name in keys(value)]


def entries(value: Given = undefined, *_: object) -> list[list[Any]]:
    """Name and value of each own property. JavaScript: Object.entries."""
    return [[name, access.get(value, name)] for name in keys(value)]


def fromEntries(pairs: Given = undefined, *_: object) -> Object:
    """An object of names and values. JavaScript: Object.fromEntries."""
    found = Object()
    for pair in each(_object(pairs)):
        found[property_key(access.get(pair, 0))] = access.get(pair, 1)
    return found


def assign(target: Given = undefined, *sources: Given) -> Found:
    """Put the own properties of several objects into the first; returns it. JavaScript: Object.assign."""
    _object(target)
    for source in sources:
        for name in access.keys(source):
            access.set(target, name, access.get(source, name))
        if isinstance(source, dict):
            for symbol in [key for key in source if isinstance(key, Symbol)]:
                access.set(target, symbol, source[symbol])
    return target


def freeze(value: Given = undefined, *_: object) -> Found:
    """Let nobody change it any more; returns it. JavaScript: Object.freeze."""
    hold(value, FROZEN)
    return value


def seal(value: Given = undefined, *_: object) -> Found:
    """Let nobody add or remove properties; returns it. JavaScript: Object.seal."""
    hold(value, SEALED)
    return value


def preventExtensions(value: Given = undefined, *_: object) -> Found:
    """Let nobody add properties; returns it. JavaScript: Object.preventExtensions."""
    hold(value, CLOSED)
    return value


def _is_primitive(value: Given) -> bool:
    return value is None or type_of(value) not in ("object", "function")


def isFrozen(value: Given = undefined, *_: object) -> bool:
    """Whether nobody can change it; of a primitive value True."""
    return _is_primitive(value) or how_held(value) == FROZEN or (bool(how_held(value)) and not keys(value))


def isSealed(value: Given = undefined, *_: object) -> bool:
    """Whether nobody can add or remove properties."""
    return _is_primitive(value) or how_held(value) in (FROZEN, SEALED)


def isExtensible(value: Given = undefined, *_: object) -> bool:
    """Whether properties can be added."""
    return not _is_primitive(value) and not how_held(value)


def is_(one: Given = undefined, other: Given = undefined, *_: object) -> bool:
    """Whether two values are the same one, also NaN and -0. JavaScript: Object.is."""
    return is_same_value(one, other)


def hasOwn(value: Given = undefined, name: Given = undefined, *_: object) -> bool:
    """Whether there is an own property of that name. JavaScript: Object.hasOwn."""
    return has_own(_object(value), name)


def getOwnPropertyNames(value: Given = undefined, *_: object) -> list[str]:
    """The names of the own properties, also of those that are hidden."""
    names = keys(value)
    return [*names, "length"] if isinstance(value, (list, tuple, str)) else names


def getOwnPropertySymbols(value: Given = undefined, *_: object) -> list[Symbol]:
    """The symbols that an object has something under."""
    return [key for key in value if isinstance(key, Symbol)] if isinstance(value, dict) else []


def getPrototypeOf(value: Given = undefined, *_: object) -> Found:
    """What an object derives from: here, its class."""
    return type(_object(value)) if not isinstance(value, dict) else Object


def setPrototypeOf(value: Given = undefined, prototype: Given = undefined, *_: object) -> Found:
    """Derive an object from another: what it lacks of it is put into it; returns it."""
    if isinstance(value, dict) and isinstance(prototype, dict):
        for name in keys(prototype):
            dict.setdefault(value, name, prototype[name])
    return value


def create(prototype: Given = undefined, properties: Given = undefined, *_: object) -> Object:
    """An object with the properties of another, as far as they are functions, and others that are described.

    Raises TypeError for a prototype that is no object.
    """
    if prototype is undefined or (prototype is not None and _is_primitive(prototype)):
        raise TypeError(f"Object prototype may only be an Object or null: {shown(prototype)}")
    found = NullObject() if prototype is None else setPrototypeOf(Object(), prototype)
    return found if properties is undefined else defineProperties(found, properties)


def defineProperty(value: Given = undefined, name: Given = undefined, how: Given = undefined, *_: object) -> Found:
    """Set a property that is described: `value`, or what `get` gives now; returns the object."""
    getter = access.get(how, "get")
    access.set(value, name, callback(getter, 0)() if is_function(getter) else access.get(how, "value"))
    return value


def defineProperties(value: Given = undefined, properties: Given = undefined, *_: object) -> Found:
    """Set properties that are described; returns the object."""
    for name, how in entries(properties):
        defineProperty(value, name, how)
    return value


def getOwnPropertyDescriptor(value: Given = undefined, name: Given = undefined, *_: object) -> Found:
    """How a property is: its value, and what may be done to it; undefined where there is none."""
    if not has_own(value, name):
        return undefined
    free = how_held(value)
    return Object(
        value=access.get(value, name),
        writable=free != FROZEN,
        enumerable=True,
        configurable=free not in (FROZEN, SEALED),
    )


def getOwnPropertyDescriptors(value: Given = undefined, *_: object) -> Object:
    """How each property is."""
    return Object({name: getOwnPropertyDescriptor(value, name) for name in keys(value)})


def _groups(items: Given, function: Given, put: Callable[[Given, Given], None]) -> None:
    call = callback(function, 2)
    for index, item in enumerate(each(items)):
        put(call(item, index), item)


def groupBy(items: Given = undefined, function: Given = undefined, *_: object) -> Object:
    """Lists of the items for which a function gives the same name. JavaScript: Object.groupBy."""
    found = NullObject()
    _groups(items, function, lambda name, item: dict.setdefault(found, property_key(name), []).append(item))
    return found
