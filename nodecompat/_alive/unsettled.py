"""At the natural end of a program: what the main script awaits and nothing will ever settle.

In Node that is a warning about the await at the top level, and exit code 13. Here it is `start(main())` at the top
level of the main script. An `await` anywhere else is no fault, as in Node, nor is one of a worker whose parent has
gone, which is how many of them end.

What must stay true: an exit code that the program has set stays.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from .._on_use import on_use

if TYPE_CHECKING:
    import linecache
    from collections.abc import Iterable

    Line = tuple[str, int]
else:
    linecache = on_use("linecache")  # only what never settles needs the text of a line

UNSETTLED = 13  # Node: "Unsettled Top-Level Await"


def told(coroutines: Iterable[Any]) -> bool:
    """Warn of the coroutines that still wait; whether there was any."""
    waiting = [line for coroutine in coroutines if (line := waits_at(coroutine)) is not None]
    for line in waiting:
        sys.stderr.write(f"Warning: Detected unsettled top-level await at {place(line)}\n")
    sys.stderr.flush()
    return bool(waiting)


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


_LIBRARIES = (os.path.dirname(os.path.dirname(__file__)), os.path.dirname(os.__file__))
