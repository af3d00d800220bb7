"""Classes of converted files: what an instance lacks is undefined, where converted code asks.

What must stay true: only attributes that are nowhere come here; Python's own names, and whoever is no converted code
(this package, the standard library, a program in Python), find what they always found: an AttributeError.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .._js import undefined

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_GLOBALS = "nodecompat.js"  # a converted file has this module by the name `js`


def absent_is_undefined(python: ModuleType) -> None:
    """Let the classes that a converted file has made answer so."""
    if not _is_converted(vars(python)):
        return
    for cls in [*vars(python).values()]:
        if isinstance(cls, type) and cls.__module__ == python.__name__ and "__getattr__" not in vars(cls):
            inherited = next((vars(base)["__getattr__"] for base in cls.__mro__ if "__getattr__" in vars(base)), None)
            cls.__getattr__ = _asked(inherited)  # type: ignore[attr-defined]  # which it lacks


def _is_converted(names: dict[str, object]) -> bool:
    return getattr(names.get("js"), "__name__", "") == _GLOBALS


def _asked(inherited: Callable[[object, str], object] | None) -> Callable[[object, str], object]:
    """What answers for what is nowhere, after what its class inherits for it."""

    def absent(self: object, name: str) -> object:
        converted = name[:2] != "__" and _is_converted(sys._getframe(1).f_globals)
        if inherited is not None:
            try:
                return inherited(self, name)
            except AttributeError:
                if not converted:
                    raise
        if not converted:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        return undefined

    return absent
