"""What `undefined` says when it is called, or asked for a property: the text that V8 has, and what to do instead.

What must stay true: the text names what the program called, as V8 does, which the positions of the calling frame's
instructions tell; without them, or when a function of C calls, it is only "undefined". What to do about it stands in a
table, by the class that has the attribute. Nothing is looked up but what the call itself has just looked up.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from .._on_use import on_use

if TYPE_CHECKING:
    import dis
    from collections.abc import Sequence
    from types import FrameType
else:
    dis = on_use("dis")  # 5 ms, only the text of this one error needs it


class _NoPropertiesError(TypeError, AttributeError):
    """JavaScript's TypeError, and for `hasattr` and `getattr` an attribute that is not there."""

    _none: object = None  # undefined

    @property
    def code(self) -> object:
        """An error of JavaScript's own has none."""
        return self._none

    @property
    def name(self) -> str:
        """What JavaScript calls it."""
        return "TypeError"

    @name.setter
    def name(self, attribute: str) -> None:
        """CPython gives every AttributeError the name of the attribute."""

    def __reduce__(self) -> tuple[type[TypeError], tuple[Any, ...]]:
        return TypeError, self.args


# What a traceback shows.
_NoPropertiesError.__name__ = _NoPropertiesError.__qualname__ = "TypeError"
_NoPropertiesError.__module__ = "builtins"


def no_properties(undefined: object, verb: str, doing: str, key: object) -> TypeError:
    """The error of `undefined.key` and `undefined[key]`."""
    error = _NoPropertiesError(
        f"Cannot {verb} properties of undefined ({doing} '{key if isinstance(key, str) else repr(key)}')"
    )
    error._none = undefined
    return error


def no_function(undefined: object) -> TypeError:
    """The error of `undefined()`, to be raised by the method that is called so."""
    name, advice = _called(sys._getframe(2), undefined)
    text = f"{name} is not a function"
    return TypeError(f"{text}: {advice}" if advice else text)


def _called(frame: FrameType, undefined: object) -> tuple[str, str]:
    """The expression that a frame is calling, and what to do about it."""
    found = [*dis.get_instructions(frame.f_code)]
    at = next((one for one in found if one.offset == frame.f_lasti), None)
    if at is None or at.positions is None or at.positions.lineno is None or not at.opname.startswith("CALL"):
        return "undefined", ""
    begin = at.positions.lineno, at.positions.col_offset
    text, owner, value = _expression(found[: found.index(at)], begin, frame)
    if not text or text.startswith((".", "(", "[")) or (value is not undefined and value is not _UNKNOWN):
        return "undefined", ""
    attribute = text.rpartition(".")[2]
    names = ["ChildProcess"] if owner is _CHILD else [cls.__name__ for cls in type(owner).__mro__]
    return text, next((ADVICE[key] for name in names if (key := (name, attribute)) in ADVICE), "")


def _expression(
    steps: Sequence[dis.Instruction], begin: tuple[int, int | None], frame: FrameType
) -> tuple[str, object, object]:
    """The text of the expression that begins at a place, the owner of its last attribute, and its value."""
    text: str = ""
    owner: object = None
    value: object = _UNKNOWN
    for before, step in zip([None, *steps], steps, strict=False):
        if step.positions is None or (step.positions.lineno, step.positions.col_offset) != begin:
            continue
        if step.opname in _NAMES:
            text, owner, value = str(step.argval), None, _look_up(str(step.argval), frame)
        elif step.opname in _ATTRIBUTES:
            text, owner, value = f"{text}.{step.argval}", value, _attribute(value, str(step.argval))
        elif step.opname in _SUBSCRIPTS or step.argrepr == "[]":
            key = before.argrepr if before is not None and before.opname in _CONSTANTS else "..."
            text, owner, value = f"{text}[{key}]", None, _UNKNOWN
        elif step.opname in _CALLS:  # what it returned is not known any more, but for `spawn('ls')` and its like
            starts = getattr(value, "__module__", "") == _STARTS
            text, owner, value = f"{text}(...)", None, _CHILD if starts else _UNKNOWN
    return text, owner, value


def _look_up(name: str, frame: FrameType) -> object:
    for names in (frame.f_locals, frame.f_globals, frame.f_builtins):
        if name in names:
            return names[name]
    return _UNKNOWN


def _attribute(owner: object, name: str) -> object:
    try:
        return _UNKNOWN if owner is _UNKNOWN else getattr(owner, name)
    except Exception:
        return _UNKNOWN


_CHANNEL: Final = (
    "send", "sendAsync", "sendMessage", "getOneMessage", "getEachMessage", "getCancelSignal", "disconnect",
)  # fmt: skip
ADVICE: Final = {
    **dict.fromkeys(
        [("process", name) for name in _CHANNEL],
        "this process was not started with a channel to its parent (start it with child_process.fork(), or with 'ipc' "
        "in the stdio of child_process.spawn(); `if process.send:` tells whether it was)",
    ),
    **dict.fromkeys(
        [("ChildProcess", name) for name in _CHANNEL],
        "there is no channel to this child (child_process.fork() makes one, child_process.spawn() with 'ipc' in stdio)",
    ),
}
"""What to do about an attribute that is undefined, by the name of its owner's class and its own."""

_STARTS: Final = "nodecompat.child_process"
_UNKNOWN: Final = object()
_CHILD: Final = object()  # what a function of that module returned
_NAMES: Final = frozenset(
    ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FAST", "LOAD_FAST_CHECK", "LOAD_FAST_BORROW", "LOAD_DEREF")
)
_ATTRIBUTES: Final = frozenset(("LOAD_ATTR", "LOAD_METHOD"))
_SUBSCRIPTS: Final = frozenset(("BINARY_SUBSCR",))
_CONSTANTS: Final = frozenset(("LOAD_CONST", "LOAD_SMALL_INT"))
_CALLS: Final = frozenset(("CALL", "CALL_KW", "CALL_FUNCTION_EX"))
