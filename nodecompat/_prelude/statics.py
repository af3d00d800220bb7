"""What JavaScript has on `Object` itself. Source: ECMA-262 20.1.2.

What must stay true: these are found as attributes of the class Object, which loads this file with the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.arity import is_function
from nodecompat._js.kinds import truthy, type_of
from nodecompat._js.own import NullObject, Object
from nodecompat._js.text import Symbol, property_key, string_of
from nodecompat.values import undefined

from . import access, prototypes
from .calling import callback, shown
from .class_accessors import static_getter
from .faults import TypeError
from .freezing import CLOSED, FROZEN, SEALED, hold, how_held
from .iterating import each
from .methods_of import has_own
from .operators import is_same_value
from .receivers import Slot, become, called_on, describe, heir_of, is_a_programs_class, own_slots

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
        for name in [] if source is None or source is undefined else access.own_names(source):
            access.set(target, name, _own_value(source, name))
        if isinstance(source, dict):
            for symbol in [key for key in source if isinstance(key, Symbol)]:
                access.set(target, symbol, source[symbol])
    return target


def _own_value(source: Given, name: str) -> Found:
    """What an object has of its own; a function with a `this` of its own as it is."""
    return source[name] if isinstance(source, dict) and name in source else access.get(source, name)


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
    if isinstance(value, prototypes.Prototype):
        return value.names()
    names = [*dict.fromkeys([*keys(value), *(name for name in own_slots(value) if isinstance(name, str))])]
    return [*names, "length"] if isinstance(value, (list, tuple, str)) else names


def getOwnPropertySymbols(value: Given = undefined, *_: object) -> list[Symbol]:
    """The symbols that an object has something under."""
    return [key for key in value if isinstance(key, Symbol)] if isinstance(value, dict) else []


def getPrototypeOf(value: Given = undefined, *_: object) -> Found:
    """Where an object has from what it lacks: an object, or what `js.prototype` gives of a class."""
    return prototypes.prototype_of(_object(value))


def setPrototypeOf(value: Given = undefined, prototype: Given = undefined, *_: object) -> Found:
    """Let an object have from another what it lacks; returns it. Raises TypeError for a prototype that is no object."""
    if prototype is not None and (prototype is undefined or _is_primitive(prototype)):
        raise TypeError(f"Object prototype may only be an Object or null: {shown(prototype)}")
    owner = prototype.owner if isinstance(prototype, prototypes.Prototype) else None
    if isinstance(value, Object):
        become(value, Object if owner is Object else heir_of(prototype))
    elif isinstance(owner, type) and hasattr(value, "__dict__") and not isinstance(value, type):
        value.__class__ = owner
    return value


def create(prototype: Given = undefined, properties: Given = undefined, *_: object) -> Any:
    """An object that has from another what it lacks; of the prototype of a class an instance.

    Raises TypeError for a prototype that is no object.
    """
    owner = prototype.owner if isinstance(prototype, prototypes.Prototype) else None
    if isinstance(owner, type) and owner is not Object:
        found: Any = getattr(owner, "__make__", owner.__new__)(owner)  # type: ignore[call-overload]  # a class of the program's
    else:
        found = setPrototypeOf(Object(), prototype)
    return found if properties is undefined else defineProperties(found, properties)


_BOTH: Final = "Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, "


def defineProperty(value: Given = undefined, name: Given = undefined, how: Given = undefined, *_: object) -> Found:
    """Set a property that is described by `value` or `get` and `set`, `writable` and `enumerable`; returns the object.

    Of a list or a function it is a property as others. Raises TypeError for what is no object.
    """
    if _is_primitive(value):
        raise TypeError("Object.defineProperty called on non-object")
    if _is_primitive(how):
        raise TypeError(f"Property description must be an object: {shown(how)}")
    key = property_key(name)
    before = own_slots(value).get(key)
    known = [_own_value(how, each) for each in ("value", "get", "set")]
    if any(access.has(how, each) for each in ("get", "set")) and any(
        access.has(how, each) for each in ("value", "writable")
    ):
        raise TypeError(f"{_BOTH}{shown(how)}")
    flags = [truthy(access.get(how, each)) for each in ("writable", "enumerable")]
    if before is not None and known[0] is undefined and not (is_function(known[1]) or is_function(known[2])):
        known[0] = before.value
    slot = Slot(known[0], known[1], known[2], flags[0], flags[1], truthy(access.get(how, "configurable")))
    if before is not None and not before.configurable and (before.accesses or not before.writable):
        _check_same(key, before, slot)
    if isinstance(value, Object):
        if before is None and key in value:  # what is not said stays as it was
            slot.writable, slot.enumerable = (
                flag or not access.has(how, each) for flag, each in zip(flags, ("writable", "enumerable"), strict=True)
            )
            slot.configurable = slot.configurable or not access.has(how, "configurable")
            slot.value = slot.value if access.has(how, "value") else dict.get(value, key)
        elif before is not None and before.configurable:
            slot.enumerable = flags[1] if access.has(how, "enumerable") else before.enumerable
            slot.configurable = slot.configurable or not access.has(how, "configurable")
        describe(value, key, slot)
    elif isinstance(value, prototypes.Prototype) or (
        slot.accesses and hasattr(value, "__dict__") and is_a_programs_class(type(value))
    ):
        _in_class(value, key, slot)
    elif slot.get is not undefined and isinstance(value, type) and isinstance(key, str):
        setattr(value, key, static_getter(lambda: called_on(slot.get, value, ())))
    elif key == "name" and is_function(value):
        value.__name__ = slot.value
    else:
        access.set(value, key, slot.value)
    return value


def _check_same(key: Given, before: Slot, now: Slot) -> None:
    """Raise V8's TypeError where a property that is fixed would become another."""
    same = (before.get is now.get or now.get is undefined) and (before.set is now.set or now.set is undefined)
    if not same or not is_same_value(before.value, now.value):
        raise TypeError(f"Cannot redefine property: {string_of(key)}")


def _in_class(value: Given, name: Given, slot: Slot) -> None:
    """An accessor of all instances of a class, or of one alone, which is of a class of its own then."""
    if not slot.accesses:
        access.set(value, name, slot.value)
        return
    made = property(
        lambda self: undefined if slot.get is undefined else called_on(slot.get, self, ()),
        lambda self, new: None if slot.set is undefined else called_on(slot.set, self, (new,)),
    )
    if isinstance(value, prototypes.Prototype):
        setattr(value.owner, name, made)
        return
    cls = type(value)
    value.__class__ = type(cls.__name__, (cls,), {name: made, "__module__": cls.__module__})


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
    slot = own_slots(value).get(property_key(name))
    if slot is not None:
        told = Object(get=slot.get, set=slot.set) if slot.accesses else Object(value=slot.value, writable=slot.writable)
        return Object(told, enumerable=slot.enumerable, configurable=slot.configurable)
    return Object(
        value=access.get(value, name),
        writable=free != FROZEN,
        enumerable=True,
        configurable=free not in (FROZEN, SEALED),
    )


def getOwnPropertyDescriptors(value: Given = undefined, *_: object) -> Object:
    """How each property is."""
    return Object({name: getOwnPropertyDescriptor(value, name) for name in getOwnPropertyNames(value)})


def _groups(items: Given, function: Given, put: Callable[[Given, Given], None]) -> None:
    call = callback(function, 2)
    for index, item in enumerate(each(items)):
        put(call(item, index), item)


def groupBy(items: Given = undefined, function: Given = undefined, *_: object) -> Object:
    """Lists of the items for which a function gives the same name. JavaScript: Object.groupBy."""
    found = NullObject()
    _groups(items, function, lambda name, item: dict.setdefault(found, property_key(name), []).append(item))
    return found
