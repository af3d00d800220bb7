"""The garbage collector, kept out of the way of a child's start and end.

At the start nearly all that is made stays, and at the end nearly all goes: to look through it several times is
a fifth of a small child's life.

What must stay true: when the import is over the collector is as it was before; at the end every `__del__`, and
every `finally` of a generator, that would run without this file does run.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

_A_START = 2000  # an interpreter that has just started has more objects than that

# Extensions whose objects close what they hold when they die, and have no `__del__`.
_CLOSING_EXTENSIONS = ("_dbm", "_gdbm", "_sqlite3", "_tkinter")
_OWN_EXTENSIONS = ("cbor2", "orjson")

_at_work = gc.isenabled()
gc.disable()


def resume() -> None:
    """The package is loaded: let the collector work again, if it did before.

    What was made meanwhile would be due at once, and then twice more on its way to the oldest generation. Frozen and
    released it gets there without being looked at. Where somebody has frozen objects, they would be released too.
    """
    if _at_work:
        if gc.get_freeze_count() < _A_START:  # the collector of 3.12 itself freezes some hundred
            gc.freeze()
            gc.unfreeze()
        gc.enable()


def spare_the_interpreter() -> None:
    """Have the interpreter leave what is left alone at its end, where nobody could tell. For the last atexit hook.

    By then every module is cyclic garbage: to collect it is a sixth of a small child's life. A program notices it
    by what has a `__del__`, as files, sockets and suspended generators do too. When nothing that lives has one,
    the collector is told that there is nothing to collect.
    """
    from collections import Counter

    if gc.callbacks or gc.get_debug() or sys.flags.verbose or _extension_may_notice():
        return
    kinds = Counter(map(type, gc.get_objects()))
    streams = {id(part) for one in (sys.__stdin__, sys.__stdout__, sys.__stderr__) for part in _layers(one)}
    if sum([count for kind, count in kinds.items() if hasattr(kind, "__del__")]) <= len(streams):
        gc.freeze()


def _extension_may_notice() -> bool:
    """Whether objects in C may have something to do at their end that can't be seen from here."""
    for name, module in [*sys.modules.items()]:
        if name in _CLOSING_EXTENSIONS:
            return True
        file = getattr(module, "__dict__", {}).get("__file__")
        if type(file) is str and file.endswith(".so"):
            package = name.partition(".")[0]
            if package not in sys.stdlib_module_names and package not in _OWN_EXTENSIONS:
                return True
    return False


def _layers(stream: Any) -> list[Any]:
    """A standard stream and what is below it."""
    try:
        buffer = getattr(stream, "buffer", None)
        return [part for part in (stream, buffer, getattr(buffer, "raw", None)) if part is not None]
    except ValueError:  # detached
        return [stream]
