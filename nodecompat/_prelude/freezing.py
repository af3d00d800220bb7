"""Which lists and plain dicts are frozen, sealed or closed for new keys: Python's know nothing of it.

What must stay true: who freezes nothing pays one look at an empty dict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.own import ClosedObject, FrozenObject, Object, SealedObject
from nodecompat._js.strict import NOT_DELETED, NOT_EXTENSIBLE, READ_ONLY, refuse

from .faults import TypeError
from .receivers import is_a_programs_class

if TYPE_CHECKING:
    from .terms import Given

_held: dict[int, tuple[Any, str]] = {}  # identity: the container, which so stays alive, and how much it is held
FROZEN, SEALED, CLOSED = "frozen", "sealed", "closed"
_STEPS = ("", CLOSED, SEALED, FROZEN)
_HELD_CLASSES: dict[tuple[type, str], type] = {}  # by the class of a program's that was held, and how
_CLASSES: dict[type, str] = {Object: "", ClosedObject: CLOSED, SealedObject: SEALED, FrozenObject: FROZEN}


def hold(value: Given, how: str) -> None:
    """Freeze, seal or close a container; nothing for other values."""
    if type(value) in _CLASSES:
        if _STEPS.index(how) > _STEPS.index(_CLASSES[type(value)]):
            object.__setattr__(value, "__class__", next(cls for cls, held in _CLASSES.items() if held == how))
    elif isinstance(value, (list, dict)):
        before = how_held(value)
        _held[id(value)] = (
            value,
            before if (before in (FROZEN, SEALED) and how == CLOSED) or before == FROZEN else how,
        )
    elif is_a_programs_class(type(value)) and hasattr(value, "__dict__") and not isinstance(value, type):
        before = how_held(value)
        if _STEPS.index(how) > _STEPS.index(before):
            value.__class__ = _held_class(type(value).__base__ if before else type(value), how)


def _held_class(cls: Any, how: str) -> type:
    """The class of the instances of a class that are held."""
    known = _HELD_CLASSES.get((cls, how))
    if known is None:
        names = {
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
            "__doc__": cls.__doc__,
            "__held__": how,
        }
        names |= {"__setattr__": _set_attribute, "__delattr__": _delete_attribute}
        known = _HELD_CLASSES[cls, how] = type(cls)(cls.__name__, (cls,), names)
    return known


def _set_attribute(self: Any, name: str, value: Given) -> None:
    known = name in vars(self)
    private = any(name.startswith(f"_{cls.__name__.lstrip('_')}__") for cls in type(self).__mro__)
    by_setter = isinstance(getattr(type(self), name, None), property)
    if private or by_setter or (known and type(self).__held__ != FROZEN):
        super(type(self), self).__setattr__(name, value)
    else:
        refuse(READ_ONLY if known else NOT_EXTENSIBLE, self, name)


def _delete_attribute(self: Any, name: str) -> None:
    if type(self).__held__ == CLOSED:
        super(type(self), self).__delattr__(name)
    else:
        refuse(NOT_DELETED, self, name)


def how_held(value: Given) -> str:
    """How a container is held; "" for one that is free."""
    if type(value) in _CLASSES:
        return _CLASSES[type(value)]
    if _HELD_CLASSES and (how := vars(type(value)).get("__held__")):
        return str(how)
    found = _held.get(id(value)) if _held else None
    return found[1] if found is not None else ""


def check_frozen(array: list[Any], text: str, place: object) -> None:
    """Raise V8's TypeError when a frozen list would be changed."""
    if _held and how_held(array):
        raise TypeError(text.format(place))
