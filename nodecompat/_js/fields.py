"""What JavaScript would call the own properties of a Python object, and its hooks.

What must stay true: nothing of the object runs: no property, no `__getattr__`, no `__dict__` of its own making. Fields
come as they were declared or set; `ordered` puts them in JavaScript's order, whole numbers first.
"""

from __future__ import annotations

from types import GetSetDescriptorType, MappingProxyType, MemberDescriptorType
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from nodecompat._js.arity import is_function
from nodecompat._js.text import Symbol, own_keys, property_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_T = TypeVar("_T")

# Read from the class itself, whatever its metaclass says.
_members: Callable[[type], MappingProxyType[str, Any]] = type.__dict__["__dict__"].__get__
_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
_MODULE = type.__dict__["__module__"]
_NAME = type.__dict__["__name__"]
_QUALNAME = type.__dict__["__qualname__"]

_DESCRIPTORS = (GetSetDescriptorType, MemberDescriptorType)  # what Python gives a class; anything else may run code

# -- classes ---------------------------------------------------------------------------------------------


def bases(cls: type) -> tuple[type, ...]:
    """The classes a class is made of, itself first."""
    return _mro(cls)


def members(cls: type) -> MappingProxyType[str, Any]:
    """What a class itself defines."""
    return _members(cls)


def is_a(value: object, kinds: type[_T] | tuple[type[_T], ...]) -> TypeGuard[_T]:
    """`isinstance` that does not ask the object, whose `__class__` may say anything or fail."""
    return issubclass(type(value), kinds)


def module_of(cls: type) -> str:
    """The name of the module a class belongs to."""
    return str(_MODULE.__get__(cls))


def full_name(cls: type) -> str:
    """Module and name of a class."""
    return f"{module_of(cls)}.{_QUALNAME.__get__(cls)}"


def type_name(value: object) -> str:
    """The name of an object's class."""
    return str(_NAME.__get__(type(value)))


# -- fields ----------------------------------------------------------------------------------------------


def attributes(value: object) -> dict[Any, Any]:
    """The instance dictionary; empty for what has none."""
    for cls in _mro(type(value)):
        descriptor: Any = _members(cls).get("__dict__")
        if descriptor is not None and type(descriptor) in _DESCRIPTORS:
            found: object = descriptor.__get__(value)
            return found if type(found) is dict or is_a(found, dict) else {}
    return {}


def own_fields(value: object) -> dict[str, Any]:
    """Every field of an instance: its slots, then its attributes."""
    slots = _slots(value)
    return {**{name: item for name, _, item in slots}, **attributes(value)} if slots else attributes(value).copy()


def public_fields(value: object) -> dict[Any, Any]:
    """The fields that `util.inspect` shows.

    Left out are names that the class made private (`self.__x`, JavaScript's #x), Python's own (`__orig_class__`)
    and, in objects of this package, those with a leading underscore.
    """
    fields: dict[Any, Any] = {mangled: item for _, mangled, item in _slots(value)}
    fields.update(attributes(value))
    mro = _mro(type(value))
    private = tuple([_mangled(cls, "__") for cls in mro])
    ours = any(_is_ours(cls) for cls in mro)
    return {name: item for name, item in fields.items() if not _is_hidden(name, private, ours)}


def _slots(value: object) -> list[tuple[str, str, Any]]:
    """Name, name in the class, and content of each slot that has one, as the classes declare them."""
    found: list[tuple[str, str, Any]] = []
    for cls in reversed(_mro(type(value))):
        known = _members(cls)
        declared = known.get("__slots__")
        if not declared:
            continue
        for name in (declared,) if type(declared) is str else declared:
            mangled = _mangled(cls, name) if name[:2] == "__" else name
            slot = known.get(mangled)
            if type(slot) is MemberDescriptorType:
                try:
                    found.append((name, mangled, slot.__get__(value)))
                except AttributeError:  # not assigned
                    continue
    return found


def _mangled(cls: type, name: str) -> str:
    """A private name as the compiler writes it."""
    return f"_{_NAME.__get__(cls).lstrip('_')}{name}"


def _is_hidden(name: object, private: tuple[str, ...], ours: bool) -> bool:
    if not is_a(name, str):
        return False
    return name.startswith(private) or (name[:2] == name[-2:] == "__") or (ours and name[:1] == "_")


def _is_ours(cls: type) -> bool:
    return module_of(cls).startswith("nodecompat.") and full_name(cls) != "nodecompat.events.EventEmitter"


# -- names -----------------------------------------------------------------------------------------------


def key_of(key: object) -> str | Symbol:
    """The name a dict key stands for; a key whose own text fails is '[object Object]'."""
    if type(key) is str:
        return key
    try:
        return property_key(key)
    except Exception:
        return "[object Object]"


def ordered(items: Iterable[tuple[object, Any]]) -> list[tuple[str | Symbol, Any]]:
    """Names and values in JavaScript's order, from pairs of key and value."""
    pairs = [(key_of(key), value) for key, value in items]
    if all(type(name) is str and not name[:1].isdecimal() for name, _ in pairs):
        return pairs
    by_name: dict[str | Symbol, list[Any]] = {}
    for name, value in pairs:
        by_name.setdefault(name, []).append(value)
    return [(name, value) for name in own_keys(by_name) for value in by_name[name]]


# -- hooks -----------------------------------------------------------------------------------------------


def method(value: object, symbol: Symbol, name: str) -> Callable[..., Any] | None:
    """A hook of an object: under a symbol in a dict, an instance or a class, or the method of that name.

    None when it has none. Bound to the object when a class defines it.
    """
    keys: tuple[Any, Any] = (symbol, name)
    for own, names in ((value, keys[:1]), (attributes(value), keys)):
        if is_a(own, dict):
            for key in names:
                hook: object = dict.get(own, key)
                if is_function(hook):
                    return hook
    for cls in bases(type(value)):
        known = members(cls)
        for key in keys:
            found = known.get(key)
            if found is not None:
                binding = getattr(type(found), "__get__", None)
                bound: Callable[..., Any] = found if binding is None else binding(found, value, type(value))
                return bound
    return None
