"""What strict mode refuses aloud: writes to what is frozen, sealed, closed, or has only a getter.

A converted file that is strict says `'use strict'` as its docstring; the methods of a class are strict in every file.

What must stay true: only a write that is refused asks who wrote. Source: ECMA-262 10.1.9, 11.2.2; texts of V8.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from .kinds import class_name

if TYPE_CHECKING:
    from types import FrameType

DIRECTIVE: Final = "use strict"
READ_ONLY: Final = "Cannot assign to read only property '{name}' of object '{owner}'"
NOT_EXTENSIBLE: Final = "Cannot add property {name}, object is not extensible"
NOT_DELETED: Final = "Cannot delete property '{name}' of {owner}"
ONLY_GETTER: Final = "Cannot set property {name} of {owner} which has only a getter"

_OURS = __name__.partition(".")[0] + "."


def refuse(text: str, value: Any, name: object) -> None:
    """Raise TypeError with one of the texts where the code that writes is strict; elsewhere nothing happens."""
    if is_strict(_writer()):
        owner = "[object Array]" if isinstance(value, list) else f"#<{class_name(value)}>"
        raise TypeError(text.format(name=name, owner=owner))


def _writer() -> FrameType | None:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and str(frame.f_globals.get("__name__", "")).startswith(_OURS):
        frame = frame.f_back
    return frame


def is_strict(frame: FrameType | None) -> bool:
    """Whether the code of a frame is of a strict file, or stands in a class."""
    if frame is None:
        return False
    if frame.f_globals.get("__doc__") == DIRECTIVE:
        return True
    parts = frame.f_code.co_qualname.split(".")
    return any("<" not in first and "<" not in second for first, second in pairwise(parts))
