"""`whyAlive`: what keeps the program alive, as text; and what asks for it from outside, NODE_DEBUG=alive and a signal.

What must stay true: asking keeps nothing alive, and a program that is not asked pays nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .._events.emitter import EventEmitter
from .._events.origin import making_line
from .._timers.scheduling import Immediate, Timeout, setTimeout
from ..process import process
from .holders import holders, made_at
from .unsettled import place

if TYPE_CHECKING:
    from collections.abc import Callable

    from .holders import Holder
    from .unsettled import Line

PATIENCE_MS = 1000  # after the main script's last line, until NODE_DEBUG=alive tells what is left


def whyAlive(*, signal: str | None = None, quiet: bool = False) -> list[Holder]:
    """Tell on stderr what keeps this program alive, and return it: a list of `Holder`. Not in Node.

    Each has `kind`, `what`, `made` (file and line; of timers only the function's, and none of servers, unless
    NODE_DEBUG names `alive`) and `letGo`, what ends it. `quiet` only returns it. With `signal`, such as 'SIGUSR2',
    it is told each time the process gets that signal, too. NODE_DEBUG=alive tells it a second after the main
    script's last line, and at SIGUSR2.

    Raises ERR_UNKNOWN_SIGNAL.
    """
    if signal is not None:
        process.on(signal, tell)
    found = holders()
    if not quiet:
        _write(text_of(found))
    return found


def text_of(found: list[Holder]) -> str:
    """What `whyAlive` writes."""
    if not found:
        return f"Nothing keeps this process (pid {process.pid}) alive.\n"
    lines = [f"{_count(len(found))} this process (pid {process.pid}) alive:"]
    for one in found:
        lines.append(f"  {one.kind}: {one.what}")
        if one.made is not None:
            lines.append(f"      made at {place(one.made)}")
        lines.append(f"      let go: {one.letGo}")
    return "\n".join(lines) + "\n"


def _count(number: int) -> str:
    return "1 thing keeps" if number == 1 else f"{number} things keep"


def tell(*_: object) -> None:
    """Tell it; a signal's listener."""
    _write(text_of(holders()))


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


# -- NODE_DEBUG=alive ------------------------------------------------------------------------------------


def watch() -> None:
    """From now on keep the lines that make timers; tell what is left after the main script, and at SIGUSR2.

    Called again, in a copy of the process, it tells of that one.
    """
    if not _keeps_lines:
        _keep_lines_of(Timeout, made_at.__setitem__)
        _keep_lines_of(Immediate, made_at.__setitem__)
        _keep_lines_of(EventEmitter, lambda emitter, line: setattr(emitter, "_made", line))
    process.removeListener("SIGUSR2", tell)
    process.on("SIGUSR2", tell)
    process.nextTick(lambda: setTimeout(tell, PATIENCE_MS).unref())


_keeps_lines: list[type] = []  # the classes whose lines are kept


def _keep_lines_of(cls: Any, keep: Callable[[Any, Line], object]) -> None:
    made: Callable[..., None] = cls.__init__
    _keeps_lines.append(cls)

    def __init__(self: Any, *args: Any, **keywords: Any) -> None:  # it becomes the class's
        made(self, *args, **keywords)
        line = making_line(self)
        if line is not None:
            keep(self, line)

    cls.__init__ = __init__
