"""nodecompat: Node's process model for Python.

`process`, `child_process` and `EventEmitter` with Node's semantics, on a loop that starts by itself after the
main script's last line. The names here are Node's globals; each module is what `require` gives in Node:
`nodecompat.child_process`, `nodecompat.events`, `nodecompat.timers`, ….
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ._run.script import install as _install
from ._run.script import run as run
from .process import process as process
from .values import undefined as undefined

if TYPE_CHECKING:
    from ._js.structured_clone import structuredClone as structuredClone
    from ._js.text import Symbol as Symbol
    from ._loop.coroutines import start as start
    from .abort import AbortController as AbortController
    from .abort import AbortSignal as AbortSignal
    from .bun import Bun as Bun
    from .console import console as console
    from .promise import Promise as Promise
    from .timers import clearImmediate as clearImmediate
    from .timers import clearInterval as clearInterval
    from .timers import clearTimeout as clearTimeout
    from .timers import queueMicrotask as queueMicrotask
    from .timers import setImmediate as setImmediate
    from .timers import setInterval as setInterval
    from .timers import setTimeout as setTimeout

__version__ = "0.1.0"

__all__ = [
    "AbortController",
    "AbortSignal",
    "Bun",
    "Promise",
    "Symbol",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "console",
    "process",
    "queueMicrotask",
    "require",
    "run",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "start",
    "structuredClone",
    "undefined",
]

# Globals that a child can do without: the module of each is loaded when somebody asks for it.
_LATER = {
    "AbortController": "abort",
    "AbortSignal": "abort",
    "Bun": "bun",
    "Promise": "promise",
    "Symbol": "_js.text",
    "clearImmediate": "timers",
    "clearInterval": "timers",
    "clearTimeout": "timers",
    "console": "console",
    "queueMicrotask": "timers",
    "setImmediate": "timers",
    "setInterval": "timers",
    "setTimeout": "timers",
    "start": "_loop.coroutines",
    "structuredClone": "_js.structured_clone",
}

_MODULES = {
    "child_process": "child_process",
    "console": "console",
    "events": "events",
    "process": "process",
    "stream": "stream",
    "stream/promises": "_stream.promises",
    "timers": "timers",
    "timers/promises": "_timers.promises",
    "util": "util",
    "util/types": "_util.type_checks",
}


def require(name: str) -> Any:
    """Node's `require` for the modules this package has: `require('node:child_process').fork`.

    Raises ModuleNotFoundError (code MODULE_NOT_FOUND) for any other name.
    """
    known = _MODULES.get(name.removeprefix("node:"))
    if known is None:
        error = ModuleNotFoundError(f"Cannot find module '{name}'")
        error.code = "MODULE_NOT_FOUND"  # type: ignore[attr-defined]
        raise error
    if known == "process":
        return process
    return _module(known)


def _module(name: str) -> Any:
    """A module of this package. `importlib.import_module` does the same, but to load it costs a child 0.3 ms."""
    full = f"{__name__}.{name}"
    __import__(full)
    return sys.modules[full]


def __getattr__(name: str) -> Any:
    module = _LATER.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(_module(module), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


_install()
