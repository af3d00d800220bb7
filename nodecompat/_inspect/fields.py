"""What of a Python object JavaScript would call its own properties, and its hooks.

What must stay true: nothing of the object runs: no property, no `__getattr__`, no `__dict__` that lies. Names
come in JavaScript's order, whole numbers first.
"""

from __future__ import annotations

from types import MemberDescriptorType
from typing import Any

from .._js.text import Symbol, own_keys, property_key

_DICT = type.__dict__["__dict__"]  # the real class dictionaries, also under a metaclass
_MRO = type.__dict__["__mro__"]
_MODULE = type.__dict__["__module__"]
_NAME = type.__dict__["__name__"]
_QUALNAME = type.__dict__["__qualname__"]

# The state of an emitter, which Node shows in its own way.
EMITTER_STATE = frozenset(
    ("_events", "_plans", "_maxListeners", "_crowded", "_captures", "_capturing", "_toStringTag", "_eventsCount")
)


def bases(cls: type) -> tuple[type, ...]:
    """The classes a class is made of, itself first."""
    found: tuple[type, ...] = _MRO.__get__(cls)
    return found


def members(cls: type) -> Any:
    """What a class itself defines."""
    return _DICT.__get__(cls)


def is_a(value: Any, kinds: type | tuple[type, ...]) -> bool:
    """`isinstance` that does not ask the object, whose `__class__` may say anything or fail."""
    return issubclass(type(value), kinds)


def module_of(cls: type) -> str:
    """The name of the module a class belongs to."""
    return str(_MODULE.__get__(cls))


def full_name(cls: type) -> str:
    """Module and name of a class."""
    return f"{module_of(cls)}.{_QUALNAME.__get__(cls)}"


def type_name(value: Any) -> str:
    """The name of an object's class."""
    return str(_NAME.__get__(type(value)))


def attributes(value: Any) -> dict[Any, Any]:
    """The instance dictionary; empty for what has none."""
    try:
        found = object.__getattribute__(value, "__dict__")
    except Exception:
        return {}
    return found if is_a(found, dict) else {}


def own_fields(value: Any) -> dict[Any, Any]:
    """The fields of an instance: slots, then attributes.

    Left out are names that the class made private (`self.__x`, JavaScript's #x), Python's own (`__orig_class__`)
    and, in objects of this package, those with a leading underscore.
    """
    mro = bases(type(value))
    found: dict[Any, Any] = {}
    for cls in reversed(mro):
        for name, member in list(members(cls).items()):
            if type(member) is MemberDescriptorType and "__slots__" in members(cls):
                try:
                    found[name] = member.__get__(value)
                except AttributeError:  # not assigned
                    continue
    found.update(attributes(value))
    private = tuple(f"_{_NAME.__get__(cls).lstrip('_')}__" for cls in mro)
    ours = any(_is_ours(cls) for cls in mro)
    return {name: item for name, item in found.items() if not _is_hidden(name, private, ours)}


def _is_hidden(name: Any, private: tuple[str, ...], ours: bool) -> bool:
    if not is_a(name, str):
        return False
    return name.startswith(private) or (name[:2] == name[-2:] == "__") or (ours and name[:1] == "_")


def _is_ours(cls: type) -> bool:
    module = module_of(cls)
    return module.startswith("nodecompat.") and module != "nodecompat.events"


def key_of(key: Any) -> str | Symbol:
    """The name a dict key stands for."""
    if type(key) is str:
        return key
    try:
        return property_key(key)
    except Exception:
        return "[object Object]"


def ordered(items: Any) -> list[tuple[str | Symbol, Any]]:
    """Names and values in JavaScript's order, from pairs of key and value."""
    pairs = [(key_of(key), value) for key, value in items]
    if all(type(name) is str and not name[:1].isdecimal() for name, _ in pairs):
        return pairs
    by_name: dict[Any, list[Any]] = {}
    for name, value in pairs:
        by_name.setdefault(name, []).append(value)
    return [(name, value) for name in own_keys(by_name) for value in by_name[name]]


def method(value: Any, symbol: Symbol, name: str) -> Any:
    """A hook of an object: under a symbol in a dict, an instance or a class, or the method of that name.

    None when it has none. Bound to the object when a class defines it.
    """
    if is_a(value, dict):
        found = dict.get(value, symbol)
        if callable(found):
            return found
    own = attributes(value)
    for key in (symbol, name):
        if key in own and callable(own[key]):
            return own[key]
    for cls in bases(type(value)):
        names = members(cls)
        for key in (symbol, name):
            found = names.get(key)
            if found is not None:
                binding = getattr(type(found), "__get__", None)
                return found if binding is None else binding(found, value, type(value))
    return None
