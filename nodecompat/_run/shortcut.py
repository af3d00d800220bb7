"""The end of a process without taking its interpreter apart, where nobody could tell the difference.

A forked copy shares its memory with the server, and taking an interpreter apart writes to all of it: that is two thirds
of what such a child costs. What a program can notice of it are hooks, which are run here too; the files that are
flushed, `__del__`, callbacks of weak references, generators that are closed, destructors of compiled modules.

What must stay true: where any of these could run, or somebody watches, or a thread runs, the end is Python's own.
"""

from __future__ import annotations

import gc
import os
import sys
from _thread import _count as count_threads  # type: ignore[attr-defined,unused-ignore]
from _weakref import ReferenceType
from typing import TYPE_CHECKING, Any

from . import end_now, run_hooks

if TYPE_CHECKING:
    from collections.abc import Iterable

# Callbacks of weak references that only take an entry out of Python's own containers.
_TIDYING = {
    "WeakSet.__init__.<locals>._remove",
    "WeakKeyDictionary.__init__.<locals>.remove",
    "WeakValueDictionary.__init__.<locals>.remove",
}
_HAS_GC = 1 << 14  # of a class: the garbage collector knows its instances


def is_plain(known: Iterable[str]) -> bool:
    """Whether nothing that came since the last `gc.freeze` and these modules does anything when it goes."""
    return _are_plain(sys.modules.keys() - set(known)) and _nothing_ends()


def take(code: int, known: Iterable[str]) -> None:
    """End the process with this code if it may be; return otherwise, for Python's own end to follow."""
    if _is_watched() or count_threads() or not _are_plain(sys.modules.keys() - set(known)):
        return
    threading: Any = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()
    run_hooks()
    try:
        for file in (sys.stdout, sys.stderr):
            if file is not None:
                file.flush()
    except Exception:
        return  # Python's own end fails in the same way, and says so
    if not count_threads() and _nothing_ends():
        end_now(code)


def _is_watched() -> bool:
    """Whether a debugger, profiler or coverage tool looks, or a prompt follows."""
    monitoring: Any = getattr(sys, "monitoring", None)
    return (
        sys.gettrace() is not None
        or sys.getprofile() is not None
        or bool(sys.flags.inspect or os.environ.get("PYTHONINSPECT"))
        or (monitoring is not None and any(map(monitoring.get_tool, range(6))))
    )


def _are_plain(names: Iterable[str]) -> bool:
    """Whether modules are Python's own, or written in Python: what others do at the end, nobody knows."""
    for name in names:
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if name.partition(".")[0] in sys.stdlib_module_names or spec is None:
            continue
        if type(spec.loader).__name__ == "ExtensionFileLoader":
            return False
    return True


def _nothing_ends() -> bool:
    """Whether no object that the garbage collector knows does anything when it goes. Frozen ones are not asked."""
    standard = {id(one) for file in (sys.__stdin__, sys.__stdout__, sys.__stderr__) for one in _layers(file)}
    for one in gc.get_objects():
        kind = type(one)
        if hasattr(kind, "__del__"):
            if id(one) not in standard:
                return False
        elif issubclass(kind, ReferenceType):
            if one.__callback__ is not None and getattr(one.__callback__, "__qualname__", "") not in _TIDYING:
                return False
        elif issubclass(kind, type) and not one.__flags__ & _HAS_GC and hasattr(one, "__del__"):
            return False  # one of its instances would not be found
    return True


def _layers(file: Any) -> Iterable[object]:
    while file is not None:
        yield file
        file = getattr(file, "buffer", None) or getattr(file, "raw", None)
