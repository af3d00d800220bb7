"""Which lists and plain dicts are frozen, sealed or closed for new keys: Python's know nothing of it.

What must stay true: who freezes nothing pays one look at an empty dict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.own import ClosedObject, FrozenObject, Object, SealedObject

from .faults import TypeError

if TYPE_CHECKING:
    from .terms import Given

_held: dict[int, tuple[Any, str]] = {}  # identity: the container, which so stays alive, and how much it is held
FROZEN, SEALED, CLOSED = "frozen", "sealed", "closed"
_STEPS = ("", CLOSED, SEALED, FROZEN)
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


def how_held(value: Given) -> str:
    """How a container is held; "" for one that is free."""
    if type(value) in _CLASSES:
        return _CLASSES[type(value)]
    found = _held.get(id(value)) if _held else None
    return found[1] if found is not None else ""


def check_frozen(array: list[Any], text: str, place: object) -> None:
    """Raise V8's TypeError when a frozen list would be changed."""
    if _held and how_held(array):
        raise TypeError(text.format(place))
