"""What JavaScript would call the own properties of a Python object, and its hooks.

What must stay true: nothing of the object runs: no property, no `__getattr__`, no `__dict__` of its own making. Fields
come as they were declared or set; `ordered` puts them in JavaScript's order, whole numbers first.
"""

from __future__ import annotations

from types import GetSetDescriptorType, MemberDescriptorType
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.arity import is_function
from nodecompat._js.classes import (
    EMITTER,
    bases,
    full_name,
    is_a,
    is_installed,
    is_ours,
    mangled,
    members,
    private_prefixes,
)
from nodecompat._js.kinds import RefusedError, advice_for, class_name
from nodecompat._js.list_fields import list_fields
from nodecompat._js.text import Symbol, own_keys, property_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DESCRIPTORS = (GetSetDescriptorType, MemberDescriptorType)  # what Python gives a class; anything else may run code

# -- fields ----------------------------------------------------------------------------------------------

EMITTER_STATE: Final = frozenset(
    ("_events", "_plans", "_maxListeners", "_crowded", "_captures", "_capturing", "_toStringTag", "_eventsCount")
)


def attributes(value: object) -> dict[Any, Any]:
    """The instance dictionary; empty for what has none, of a list what it was given."""
    if type(value) is list:
        return dict(list_fields(value))
    for cls in bases(type(value)):
        descriptor: Any = members(cls).get("__dict__")
        if descriptor is not None and type(descriptor) in _DESCRIPTORS:
            found: object = descriptor.__get__(value)
            return found if type(found) is dict or is_a(found, dict) else {}
    return {}


def own_fields(value: object) -> dict[Any, Any]:
    """The fields that messages and copies are made of: those that are shown, without an emitter's state."""
    fields = public_fields(value)
    if "_events" in fields and any(full_name(cls) == EMITTER for cls in bases(type(value))):
        return {name: item for name, item in fields.items() if name not in EMITTER_STATE}
    return fields


def fields_of(value: object) -> dict[Any, Any]:
    """The fields that an instance of the kind `FIELDS` travels as.

    Raises RefusedError for an object of an installed package that keeps all it has to itself.
    """
    found = own_fields(value)
    if all(isinstance(name, str) and name[:1] == "_" for name in found) and is_installed(type(value)):
        raise RefusedError(f"an instance of {class_name(value)}", advice_for(value))
    return found


def public_fields(value: object) -> dict[Any, Any]:
    """Every field of an instance that is not hidden: its slots, as they are declared, then its attributes.

    Hidden are names that the class made private (`self.__x`, JavaScript's #x), Python's own (`__orig_class__`)
    and, in objects of this package, those with a leading underscore.
    """
    fields: dict[Any, Any] = dict(_slots(value))
    fields.update(attributes(value))
    return without_hidden(fields, type(value))


def without_hidden(fields: dict[Any, Any], cls: type) -> dict[Any, Any]:
    """The fields that an instance of a class does not hide."""
    mro = bases(cls)
    private = tuple({prefix for base in mro for prefix in private_prefixes(base)})
    ours = any(is_ours(base) for base in mro)
    return {name: item for name, item in fields.items() if not _is_hidden(name, private, ours)}


def _slots(value: object) -> list[tuple[str, Any]]:
    """Name in the class, and content, of each slot that has one, as the classes declare them."""
    found: list[tuple[str, Any]] = []
    for cls in reversed(bases(type(value))):
        known = members(cls)
        declared = known.get("__slots__")
        if not declared:
            continue
        for name in (declared,) if type(declared) is str else declared:
            full = mangled(cls, name) if name[:2] == "__" else name
            slot = known.get(full)
            if type(slot) is MemberDescriptorType:
                try:
                    found.append((full, slot.__get__(value)))
                except AttributeError:  # not assigned
                    continue
    return found


def _is_hidden(name: object, private: tuple[str, ...], ours: bool) -> bool:
    if not is_a(name, str):
        return False
    return name.startswith(private) or (name[:2] == name[-2:] == "__") or (ours and name[:1] == "_")


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
