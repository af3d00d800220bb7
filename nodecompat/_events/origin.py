"""Whose 'error' event it was that nobody listened for: the emitter's class, and the line of the program behind it.

    Emitted 'error' event on ChildProcess instance (nope --all), made at /app/main.py:3:
        child = spawn('nope', ['--all'])

It is a note of the exception, so that whoever prints a traceback prints it. What the package emits by itself has no
line of the program's in its traceback: streams and children keep the line that made them. Of other emitters the line
that emitted is named, which is in the traceback.

What must stay true: an emitter that never fails costs nothing, a stream or child a look at a few frames; no frame is
kept; an exception that the program catches has no note.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

from .._alive import unsettled
from .._errors.rare import UnhandledError
from .._js.kinds import class_name
from .._on_use import on_use

if TYPE_CHECKING:
    import linecache
    from types import FrameType

    Line = tuple[str, int]  # a file and a number
else:
    linecache = on_use("linecache")  # only an error that nobody handled needs the text of a line

_PACKAGE = __name__.partition(".")[0]
_INSIDE = f"{_PACKAGE}."
_BETWEEN = frozenset({_PACKAGE, "functools"})  # what is made on first use is made by `functools.cached_property`
_LONGEST = 200  # of the command of a child, in characters


def making_line(made: object) -> Line | None:
    """The line of the program that is making an object: the nearest outside of this package and of its `__init__`."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if not _is_ours(frame) and not _initializes(frame, made):
            return frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back
    return None


def _is_ours(frame: FrameType) -> bool:
    module = frame.f_globals.get("__name__")
    return isinstance(module, str) and (module.startswith(_INSIDE) or module in _BETWEEN)


def _initializes(frame: FrameType, made: object) -> bool:
    code = frame.f_code
    return code.co_name == "__init__" and code.co_argcount > 0 and frame.f_locals.get(code.co_varnames[0]) is made


def raise_unhandled(emitter: object, value: object) -> NoReturn:
    """What an 'error' event without a listener does. Its frame in the traceback tells `explain` who it was."""
    raise value if isinstance(value, BaseException) else UnhandledError(value)


def explain(error: BaseException, *, is_rejection: bool) -> bool:
    """Give an error that nobody caught its notes; whether it is an 'error' event that nobody listened for."""
    if is_rejection:
        place = _place(unsettled.reported[0], ", at ") if unsettled.reported else ""
        _add_note(error, f"Unhandled promise rejection: this error rejected a promise that has no handler{place}")
    line: Line | None = None
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_code is not raise_unhandled.__code__:
        if not _is_ours(entry.tb_frame):
            line = (entry.tb_frame.f_code.co_filename, entry.tb_lineno)
        entry = entry.tb_next
    if entry is None:
        return False
    emitter = entry.tb_frame.f_locals.get("emitter")
    made = getattr(emitter, "_made", None)
    place = _place(line, " at ") if made is None else _place(made, ", made at ")
    _add_note(error, f"Emitted 'error' event on {class_name(emitter)} instance{_command(emitter)}{place}")
    return True


def _add_note(error: BaseException, text: str) -> None:
    notes = getattr(error, "__notes__", None)
    if notes is None or (isinstance(notes, list) and text not in notes):
        error.add_note(text)


def _command(emitter: Any) -> str:
    arguments = getattr(emitter, "spawnargs", None)
    if not isinstance(arguments, list):
        return ""
    text = " ".join(str(argument) for argument in arguments)
    return f" ({text if len(text) <= _LONGEST else text[:_LONGEST] + '…'})"


def _place(line: Line | None, how: str) -> str:
    if line is None:
        return ""
    text = linecache.getline(*line).strip()
    return f"{how}{line[0]}:{line[1]}" + (f":\n    {text}" if text else "")
