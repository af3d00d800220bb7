"""The compiled road: messages of plain values, written and read by C code that means the same as the Python road.

Plain are None, bool, int, float, str, bytes, list, tuple, dict with text keys, and `undefined`, by their exact types.
The compiled road takes a message that is plain as a whole; everything else it leaves to the Python road, untouched. So
the Python road (`_wires`) is the specification: what it does with a message decides, and `tests/_native` holds the two
equal.

The road is compiled when the package is installed, where there is a C compiler. It is not taken where that failed,
where the environment says `NODECOMPAT_PURE=1`, in an interpreter without a GIL, for which it has not been proved, and
where it was compiled from sources of another time than these files: then a warning says so.

What must stay true: nothing is lost without it but speed; no other file asks which road is taken.
"""

from __future__ import annotations

import sys
from os import environ
from typing import TYPE_CHECKING, Final

from nodecompat._on_use import loaded, names_on_use, on_use

if TYPE_CHECKING:
    import warnings
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any, Protocol, TypeVar

    from nodecompat._wires.protocols import Decode, Encode

    F = TypeVar("F", bound=Callable[..., bool])

    class Receive(Protocol):
        def __call__(self, fd: int, size: int, came: list[int], until: int = 0, /) -> bytes | None: ...

else:
    warnings = on_use("warnings")  # only a module that was compiled from other sources

_INTERFACE = 3
"""What the files in Python and the compiled module ask of each other: raised with each change of that, here and in
`native.h`."""


def _is_allowed() -> bool:
    has_gil = not hasattr(sys, "_is_gil_enabled") or sys._is_gil_enabled()
    return has_gil and environ.get("NODECOMPAT_PURE", "") in ("", "0")


def _warn_of(module: ModuleType) -> None:
    warnings.warn(
        f"{module.__file__} was compiled from other sources than those of this nodecompat, and is left alone: "
        "messages take the slower Python road until the package is installed again",
        RuntimeWarning,
        stacklevel=1,
    )


_found: ModuleType | None = None
if _is_allowed():
    try:
        from nodecompat._native import compiled
    except ImportError:  # it was not compiled, or for another interpreter
        pass
    else:
        if getattr(compiled, "interface", None) == _INTERFACE:
            _found = compiled
        else:
            _warn_of(compiled)

WIRES: Final[tuple[str, ...]] = _found.wires if _found is not None else ()
"""The wires that have a compiled road; none where it is not taken."""

room: Final[Callable[[int], bytes]] = bytes if _found is None else _found.room
"""So many bytes of memory for a read, which are not looked at before they are written."""

make_immortal: Final[Callable[[list[object]], object] | None] = getattr(_found, "make_immortal", None)
"""Has nobody count references to these objects, which live as long as the process, see `_run.immortal`; None where that
cannot be had."""

_reading = _found or loaded("nodecompat._os.ancillary")
receive: Final[Receive] = _reading.receive
"""Reads from a socket, and takes descriptors along; see `_os.ancillary`, which is the Python road."""
receive_into: Final[Callable[[int, list[memoryview], list[int]], int | None]] = _reading.receive_into
"""The same, into memory that is there already."""
send: Final[Callable[..., int]] = _reading.send
"""Writes to a socket, with descriptors beside the first byte; see there, too."""

if TYPE_CHECKING:
    from nodecompat._os.sockets import accept as accept
    from nodecompat._os.sockets import set_option as set_option
    from nodecompat._os.sockets import shut_write as shut_write
elif _found is not None:
    accept, shut_write, set_option = _found.accept, _found.shut_write, _found.set_option
else:
    __getattr__ = names_on_use(
        __name__,
        {
            "accept": "nodecompat._os.sockets",
            "shut_write": "nodecompat._os.sockets",
            "set_option": "nodecompat._os.sockets",
        },
    )


def encoder(wire: str, python: Encode) -> Encode:
    """The encoder of one of WIRES. What is not plain it gives to `python`."""
    assert _found is not None
    made: Encode = _found.encoder(wire, python)
    return made


def emitting(python: F, rarely: Callable[..., bool], start: Callable[[Any], object]) -> F:
    """What takes the place of the method `emit` of a class; `python` is that method, see `emit.c`.

    `rarely(self, event, args)` emits an event that has no plan, `start(coroutine)` runs what a listener returned.
    """
    made: Any = python if _found is None else _found.emitting(python, rarely, start)
    fast: F = made
    return fast


def once_listener(python: type, ready: Callable[..., object], taking_keywords: Callable[..., object]) -> type:
    """What takes the place of the class `_events.OnceListener`, which is `python`; see `once.c`."""
    return python if _found is None else _found.once_listener(ready, taking_keywords)


def burst(most: int, pause: int, alone: int, limit: int) -> compiled.Burst | None:
    """What writes messages, and collects those of a burst, up to so many bytes; see `port.c`.

    So many messages are written at once, if there is no pause of so many nanoseconds between them; then a burst begins.
    The peer takes frames up to `limit` bytes.
    """
    return _found.Burst(most, pause, alone, limit) if _found is not None and WIRES else None


def decoder(wire: str, python: Decode) -> Decode:
    """The decoder of one of WIRES. From the first message on that is not plain it gives them to `python`."""
    assert _found is not None
    made: Decode = _found.decoder(wire, python)
    return made
