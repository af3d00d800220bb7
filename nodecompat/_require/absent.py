"""Classes of converted files: what an instance lacks is undefined, where converted code asks.

What must stay true: only attributes that are nowhere come here; Python's own names, and whoever is no converted code
(this package, the standard library, a program in Python), find what they always found: an AttributeError.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from .._js import undefined

if TYPE_CHECKING:
    from types import ModuleType

    from .._js import Undefined

_GLOBALS = "nodecompat.js"  # a converted file has this module by the name `js`


def absent_is_undefined(python: ModuleType) -> None:
    """Let the classes that a converted file has made answer so."""
    if not _is_converted(vars(python)):
        return
    for cls in [*vars(python).values()]:
        if isinstance(cls, type) and cls.__module__ == python.__name__ and not hasattr(cls, "__getattr__"):
            cls.__getattr__ = _absent  # type: ignore[attr-defined]  # which it lacks


def _is_converted(names: dict[str, object]) -> bool:
    return getattr(names.get("js"), "__name__", "") == _GLOBALS


def _absent(self: object, name: str) -> Undefined:
    if name[:2] == "__" or not _is_converted(sys._getframe(1).f_globals):
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
    return undefined
