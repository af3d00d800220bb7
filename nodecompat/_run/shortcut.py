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
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from .leaving import end_now, run_hooks

if TYPE_CHECKING:
    from collections.abc import Iterable

# Callbacks of weak references that only take an entry out of Python's own containers.
_TIDYING = {
    "WeakSet.__init__.<locals>._remove",
    "WeakKeyDictionary.__init__.<locals>.remove",
    "WeakValueDictionary.__init__.<locals>.remove",
}
# Modules of Python's own whose objects do something at their end that no `__del__` tells of.
_ENDING = {"_curses", "_dbm", "_gdbm", "_interpreters", "_sqlite3", "_tkinter", "_xxsubinterpreters", "readline"}
_MAY_END = (ReferenceType, type)  # a class as such does not, but instances that are not found may
_HAS_GC = 1 << 14  # of a class: the garbage collector knows its instances


def is_plain(known: Iterable[str]) -> bool:
    """Whether nothing that came since the last `gc.freeze` and these modules does anything when it goes."""
    return _are_plain(sys.modules.keys() - set(known)) and _nothing_ends()


def close_list() -> None:
    """The modules up to now are the server's; this one stands last among them, and nobody takes it out."""
    sys.modules[__name__] = sys.modules.pop(__name__)


def take(code: int) -> None:
    """End the process with this code if it may be; return otherwise, for Python's own end to follow."""
    came = takewhile(__name__.__ne__, reversed(sys.modules))  # to look at all names would write to their memory
    if _is_watched() or count_threads() or not _are_plain(came):
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
        if name in _ENDING:
            return False
        spec = getattr(sys.modules.get(name), "__spec__", None)
        if name.partition(".")[0] in sys.stdlib_module_names or spec is None:
            continue
        if type(spec.loader).__name__ == "ExtensionFileLoader":
            return False
    return True


def _nothing_ends() -> bool:
    """Whether no object that the garbage collector knows does anything when it goes. Frozen ones are not asked."""
    objects = gc.get_objects()
    kinds = [*map(type, objects)]
    each = dict(zip(map(id, kinds), kinds, strict=True))  # a class may be unhashable
    some = {name for name, kind in each.items() if hasattr(kind, "__del__") or issubclass(kind, _MAY_END)}
    standard = {id(one) for file in (sys.__stdin__, sys.__stdout__, sys.__stderr__) for one in _layers(file)}
    for one, kind in zip(objects, kinds, strict=True):
        if id(kind) not in some:
            continue
        if hasattr(kind, "__del__"):
            if id(one) not in standard:
                return False
        elif issubclass(kind, ReferenceType):
            if one.__callback__ is not None and getattr(one.__callback__, "__qualname__", "") not in _TIDYING:
                return False
        elif not one.__flags__ & _HAS_GC and hasattr(one, "__del__"):
            return False  # one of its instances would not be found
    return True


def _layers(file: Any) -> Iterable[object]:
    while file is not None:
        yield file
        file = getattr(file, "buffer", None) or getattr(file, "raw", None)
