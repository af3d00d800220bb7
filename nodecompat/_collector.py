"""The garbage collector, kept out of the way of a child's start and end.

At the start nearly all that is made stays, and at the end nearly all goes: to look through it several times is
a fifth of a small child's life.

What must stay true: when the import is over the collector is as it was before; at the end every `__del__`, and
every `finally` of a generator, that would run without this file does run.
"""

from __future__ import annotations

import atexit
import gc
import sys
from typing import Any

_A_START = 2000  # an interpreter that has just started has more objects than that
_A_LIFE = 200_000  # to look through more of them costs more than a child's life

# Extensions whose objects close what they hold when they die, and have no `__del__`.
_CLOSING_EXTENSIONS = ("_dbm", "_gdbm", "_sqlite3", "_tkinter")
_KNOWN_PACKAGES = {*sys.stdlib_module_names, "cbor2", "orjson", __name__.partition(".")[0]}

# What most objects are: nothing that ends with a word of its own. Their types have no metaclass and no subclasses.
_PLAIN = frozenset(
    [tuple, dict, list, type(len), type(lambda: 0), type(str.join), type(object.__init__)]
    + [type(type.__dict__["__mro__"]), type(type.__dict__["__dict__"])]
)

# Callbacks in C of weak references that only forget what is gone: of abstract classes, and of threading.local.
_FORGETTING = ("_destroy", "_localdummy_destroyed", "clear_locals")

# How to look at a class without asking it.
_mro = type.__dict__["__mro__"].__get__
_namespace = type.__dict__["__dict__"].__get__
_flags = type.__dict__["__flags__"].__get__
_HEAP, _COLLECTED = 1 << 9, 1 << 14  # Py_TPFLAGS_HEAPTYPE, Py_TPFLAGS_HAVE_GC

_older_hooks = atexit._ncallbacks()
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
    by what has a `__del__`, as files, sockets and suspended generators do too, and by callbacks of weak references.
    When nothing that lives has one, and nobody's code runs any more, the collector is told that there is nothing to
    collect.

    What is looked at is looked at from outside: nothing is asked that could answer with code of its own.
    """
    try:
        if not (_is_watched() or _extension_may_notice() or _type_may_answer() or _object_may_notice()):
            gc.freeze()
    except Exception:
        return  # something is not what it usually is


def _is_watched() -> bool:
    """Whether somebody sees the collector work, or still has a hand in the end."""
    import _thread

    return bool(
        _older_hooks  # run after ours, and may hang something on a cycle that is frozen by then
        or _thread._count()  # may do so too
        or gc.get_freeze_count() >= _A_START  # somebody's frozen objects can't be seen
        or gc.callbacks
        or gc.get_debug()
        or sys.flags.verbose
        or sys.warnoptions  # objects in C warn when they were not closed
    )


def _extension_may_notice() -> bool:
    """Whether objects in C may have something to do at their end that can't be seen from here."""
    for name, module in [*sys.modules.items()]:
        if type(name) is not str or name in _CLOSING_EXTENSIONS:
            return True
        if name.partition(".")[0] not in _KNOWN_PACKAGES:
            if type(module) is not type(sys):  # may load itself when it is asked
                return True
            file = module.__dict__.get("__file__")
            if type(file) is str and file.endswith(".so"):
                return True
    return False


def _metaclasses() -> list[type]:
    """All of them: there are a dozen."""
    found: list[type] = [type]
    for one in found:
        found += type.__subclasses__(one)
    return found


def _type_may_answer() -> bool:
    """Whether to put some class into a set runs code of its metaclass."""
    return any(
        "__eq__" in _namespace(base) or "__hash__" in _namespace(base)
        for metaclass in _metaclasses()
        for base in _mro(metaclass)
        if base is not object and base is not type
    )


def _object_may_notice() -> bool:
    """Whether a living object has a `__del__`, or a living weak reference a callback."""
    from _collections import defaultdict  # type: ignore[import-not-found]

    objects = gc.get_objects()
    if len(objects) > _A_LIFE:
        return True
    plain = _PLAIN
    kinds = defaultdict(list)
    for one in [one for one in objects if type(one) not in plain]:
        kinds[type(one)].append(one)
    streams = _stream_parts()
    for kind in {*map(type, streams.values())}:
        if any(id(one) not in streams for one in kinds.pop(kind, ())):
            return True
    if any("__del__" in _namespace(base) for kind in kinds for base in _mro(kind)):
        return True
    return _is_called_back(kinds) or any(map(_is_unseen, _uncollected(kinds)))


def _stream_parts() -> dict[int, Any]:
    """The standard streams and what is below them, which the interpreter sees to itself, by identity."""
    from _io import BufferedReader, BufferedWriter, FileIO, TextIOWrapper

    found: dict[int, Any] = {}
    below: dict[Any, str] = {TextIOWrapper: "buffer", BufferedReader: "raw", BufferedWriter: "raw", FileIO: ""}
    for part in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        while (name := below.get(type(part))) is not None:
            found[id(part)] = part
            part = getattr(part, name, None)
    return found


def _uncollected(kinds: dict[type, list[Any]]) -> list[type]:
    """The classes whose instances the collector doesn't know, as of those with `__slots__ = ()`."""
    either = _HEAP | _COLLECTED
    classes = [kinds[metaclass] for metaclass in _metaclasses() if metaclass in kinds]
    return [one for some in classes for one in some if _flags(one) & either == _HEAP]


def _is_unseen(kind: type) -> bool:
    """Whether instances of a class that the collector doesn't know have a `__del__`. Those in C only warn."""
    ends = [_namespace(base)["__del__"] for base in _mro(kind) if "__del__" in _namespace(base)]
    return any(type(end) is not type(object.__init__) for end in ends)


def _is_called_back(kinds: dict[type, list[Any]]) -> bool:
    """Whether a callback of weak references does more than to forget the reference."""
    from _weakref import CallableProxyType, ProxyType, ReferenceType

    callbacks: list[Any] = []
    for known in (ReferenceType, ProxyType, CallableProxyType):
        callbacks += gc.get_referents(*kinds.get(known, ()))  # the callback is all that the collector finds in one
    callback_of: Any = ReferenceType.__dict__["__callback__"].__get__
    for kind, references in kinds.items():
        if kind is not ReferenceType and ReferenceType in _mro(kind):
            callbacks += [found for found in map(callback_of, references) if found is not None]
    return not all(map(_only_forgets, callbacks))


def _only_forgets(callback: Any) -> bool:
    """Whether a callback is one in C that forgets, or that of a WeakSet (of all threads, for one)."""
    from _weakrefset import WeakSet

    if type(callback) is type(len):
        return callback.__name__ in _FORGETTING
    if type(callback) is not type(_only_forgets):
        return False
    set_of: Any = callback.__defaults__ and callback.__defaults__[0]
    made: Any = WeakSet.__init__
    return callback.__code__ in made.__code__.co_consts and type(set_of()) is WeakSet
