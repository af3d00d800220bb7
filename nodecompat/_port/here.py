"""Which of Node's modules, and of their names, are here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .._on_use import loaded
from .._require.answers import NODE_MODULES as ELSEWHERE
from .._require.left_out import instead_of
from .kind_tables import NODE_MODULES
from .names import python_name
from .writer import Undecided

if TYPE_CHECKING:
    from collections.abc import Iterable


def lacks(module: str, name: str) -> bool:
    """Whether a module of Node's that is here has no such name."""
    if module not in NODE_MODULES or "/" in module:
        return False
    return not hasattr(loaded(f"nodecompat.{python_name(module)}"), python_name(name))


def must_be_here(module: str, names: Iterable[str] = ()) -> None:
    """Raises Undecided for a module of Node's, or a name of one, that nothing here stands for."""
    if module in ELSEWHERE:
        raise Undecided(f"Node's module {module}; in Python: {ELSEWHERE[module]}")
    for name in names:
        if (answer := instead_of(module, name)) is not None:
            raise Undecided(f"{name} of Node's module {module}; in Python: {answer}")


def of_a_global(owner: str, name: str) -> bool | None:
    """Whether `process` or `console` has a property of that name here; None for anything else."""
    return hasattr(getattr(loaded(f"nodecompat.{owner}"), owner), name) if owner in _GLOBALS else None


@cache
def lacks_static(owner: str, name: str) -> bool:
    """Whether a class or a namespace of JavaScript's own, such as `Object` and `Math`, has no such property itself."""
    found = getattr(loaded(f"nodecompat.{_LANGUAGE}"), owner, None) if owner[:1].isupper() else None
    return found is not None and not hasattr(found, python_name(name))


def of_things(name: str, cls: str = "") -> bool:
    """Whether some thing of Node's has a property of that name here: a socket, a child, a timer; or one of that class,
    `http.IncomingMessage`.
    """
    return name in _names_of(cls) if cls else name in _names_of_things() or name in _OF_RECORDS


@cache
def thing_may_lack(used: frozenset[str], name: str) -> bool:
    """Whether a value that is used as things of Node's are, by such names, may be one that has no such property here.

    Two names of one class are taken for enough: of `req.url`, `req.method` and `req.path` the last may be undefined.
    """
    found = [(len(used & names), name in names) for names in map(_names_of, _named_things())]
    most = max(count for count, _ in found)
    return most > 1 and not all(there for count, there in found if count == most)


def is_thing(name: str) -> bool:
    """Whether a class of that name is Node's."""
    return any(name in names for names in _THINGS.values())


@cache
def returns_nothing(module: str, name: str) -> bool:
    """Whether a function of a module of Node's, or a method of `process` and `console`, gives nothing: None in Python."""
    if module not in NODE_MODULES or "/" in module:
        return False
    owner = loaded(f"nodecompat.{python_name(module)}")
    owner = type(getattr(owner, module)) if module in _GLOBALS else owner
    return _is_nothing(getattr(owner, python_name(name), None) or getattr(_members(), name, None))


@cache
def things_return_nothing(name: str) -> bool:
    """Whether a method of that name gives nothing, whatever thing of Node's has it."""
    found = [method for cls in _classes() if (method := getattr(cls, name, None)) is not None]
    return bool(found) and all(_is_nothing(method) for method in found)


def _is_nothing(function: object) -> bool:
    return getattr(function, "__annotations__", {}).get("return") == "None"


def _members() -> type:
    """What few programs use of `process`, which has it from the first use on."""
    return loaded("nodecompat._process.members").Members  # type: ignore[no-any-return]


def _classes() -> list[type]:
    return [_class_of(cls) for cls in _named_things()]


def _named_things() -> list[str]:
    return [f"{module}.{name}" for module, names in _THINGS.items() for name in names]


def _class_of(cls: str) -> type:
    module, _, name = cls.partition(".")
    return getattr(loaded(f"nodecompat.{module}"), name)  # type: ignore[no-any-return]


@cache
def _names_of_things() -> frozenset[str]:
    """What their classes have, and what their methods set."""
    return _names_in(_classes())


@cache
def _names_of(cls: str) -> frozenset[str]:
    return _names_in([_class_of(cls)])


def _names_in(things: list[type]) -> frozenset[str]:
    classes = {cls for one in things for cls in one.__mro__}
    known = {name for cls in classes for name in dir(cls)}
    for module in {cls.__module__ for cls in classes if cls.__module__.startswith("nodecompat.")}:
        source = Path(loaded(module).__file__).read_text(encoding="utf-8")
        known |= {found[1] or found[2] for found in _SET.finditer(source)}
    return frozenset(known)


_OF_RECORDS = frozenset(  # of what functions of process, os, path and fs give
    [
        "address",
        "arch",
        "arrayBuffers",
        "base",
        "cpu",
        "dir",
        "encrypted",
        "errno",
        "ext",
        "external",
        "family",
        "gid",
        "heapTotal",
        "heapUsed",
        "homedir",
        "idle",
        "input",
        "isFIFO",
        "model",
        "name",
        "output",
        "pid",
        "port",
        "root",
        "rss",
        "shell",
        "signal",
        "size",
        "speed",
        "status",
        "stderr",
        "stdin",
        "stdout",
        "system",
        "times",
        "uid",
        "user",
        "username",
    ]
)
_GLOBALS = ("console", "process")
_LANGUAGE = "js"
_SET = re.compile(r"\bself\.(\w+)(?:: [^=\n]+)? = |^    (\w+): ", re.MULTILINE)
_THINGS = {
    "abort": ("AbortController", "AbortSignal", "Event", "EventTarget"),
    "child_process": ("ChildProcess",),
    "cluster": ("Worker",),
    "dgram": ("Socket",),
    "events": ("EventEmitter",),
    "fs": ("FSWatcher", "ReadStream", "Stats", "WriteStream"),
    "http": ("Agent", "ClientRequest", "IncomingMessage", "Server", "ServerResponse"),
    "net": ("Server", "Socket"),
    "promise": ("Promise",),
    "readline": ("Interface",),
    "stream": ("Duplex", "PassThrough", "Readable", "Transform", "Writable"),
    "timers": ("Immediate", "Timeout"),
    "url": ("URL", "URLSearchParams"),
    "worker_threads": ("MessageChannel", "MessagePort"),
}
