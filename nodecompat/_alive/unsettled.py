"""Promises that come to nothing: which line of the program it was.

At the natural end of a program that is what the main script awaits and nothing will ever settle.

In Node that is a warning about the await at the top level, and exit code 13. Here it is `start(main())` at the top
level of the main script. An `await` anywhere else is no fault, as in Node, nor is one of a worker whose parent has
gone, which is how many of them end.

A promise that is rejected with what no traceback tells of (`Promise.reject(ValueError('x'))`, `reject('text')`) has the
line that rejected it, for when nobody handles it.

What must stay true: an exit code that the program has set stays; a promise that is fulfilled costs nothing, and no
frame is kept.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    import linecache
    from collections.abc import Iterable
    from typing import Protocol

    Line = tuple[str, int]

    class Ending(Protocol):
        """What is needed of `process`."""

        _exit_code: int | None
else:
    linecache = on_use("linecache")  # only what never settles needs the text of a line

UNSETTLED = 13  # Node: "Unsettled Top-Level Await"
reported: list[Line] = []  # that of the rejection which is being reported, if it is known


def end(process: Ending, coroutines: Iterable[Any]) -> None:
    """Warn of the coroutines that still wait, and let the process end with code 13 if there is any."""
    waiting = [line for coroutine in coroutines if (line := waits_at(coroutine)) is not None]
    for line in waiting:
        sys.stderr.write(f"Warning: Detected unsettled top-level await at {place(line)}\n")
    sys.stderr.flush()
    if waiting:
        process._exit_code = UNSETTLED


def place(line: Line) -> str:
    """A line of the program, with its text where that can be read."""
    text = linecache.getline(*line).strip()
    return f"{line[0]}:{line[1]}" + (f": {text}" if text else "")


def waits_at(coroutine: Any) -> Line | None:
    """The line of the program's innermost await in a coroutine, not those of libraries; None when it has ended."""
    line: Line | None = None
    while (frame := getattr(coroutine, "cr_frame", None)) is not None:
        if line is None or not frame.f_code.co_filename.startswith(_LIBRARIES):
            line = frame.f_code.co_filename, frame.f_lineno
        coroutine = coroutine.cr_await
    return line


def rejected(promise: Any, reason: object) -> None:
    """A promise is being rejected: keep the line of the program that does it, if no traceback tells."""
    if getattr(reason, "__traceback__", None) is not None:
        return
    frame = sys._getframe(1)
    while frame is not None and not frame.f_code.co_filename.startswith(_LOOPS):
        if not frame.f_code.co_filename.startswith(_LIBRARIES):
            promise._line = frame.f_code.co_filename, frame.f_lineno
            return
        frame = frame.f_back  # type: ignore[assignment]


def passed_on(promise: Any, derived: Any) -> None:
    """A promise that has no handler for it rejects the next one with the same."""
    line = getattr(promise, "_line", None)
    if line is not None:
        derived._line = line


def report(promise: Any) -> None:
    """Nobody has handled it: its line is what `reported` says from now on."""
    line = getattr(promise, "_line", None)
    reported[:] = () if line is None else (line,)


_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_LIBRARIES = (_PACKAGE, os.path.dirname(os.__file__), "<frozen")
_LOOPS = (os.path.join(_PACKAGE, "_loop", ""), os.path.join(os.path.dirname(os.__file__), "asyncio", "events"))
