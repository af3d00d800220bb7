"""The compiled road: messages of plain values, written and read by C code that means the same as the Python road.

Plain are None, bool, int, float, str, bytes, list, tuple, dict with text keys, and `undefined`, by their exact types.
The compiled road takes a message that is plain as a whole; everything else it leaves to the Python road, untouched. So
the Python road (`_wires`) is the specification: what it does with a message decides, and `tests/_native` holds the two
equal.

The road is compiled when the package is installed, where there is a C compiler. It is not taken where that failed,
where the environment says `NODECOMPAT_PURE=1`, and in an interpreter without a GIL, for which it has not been proved.

What must stay true: nothing is lost without it but speed; no other file asks which road is taken.
"""

from __future__ import annotations

import sys
from os import environ
from typing import TYPE_CHECKING, Final

from nodecompat._on_use import loaded

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any, Protocol, TypeVar

    from nodecompat._wires.protocols import Decode, Encode

    F = TypeVar("F", bound=Callable[..., bool])

    class Receive(Protocol):
        def __call__(self, fd: int, size: int, came: list[int], until: int = 0, /) -> bytes | None: ...


def _is_allowed() -> bool:
    has_gil = not hasattr(sys, "_is_gil_enabled") or sys._is_gil_enabled()
    return has_gil and environ.get("NODECOMPAT_PURE", "") in ("", "0")


_found: ModuleType | None = None
if _is_allowed():
    try:
        from nodecompat._native import compiled

        _found = compiled
    except ImportError:  # it was not compiled, or for another interpreter
        pass

WIRES: Final[tuple[str, ...]] = _found.wires if _found is not None else ()
"""The wires that have a compiled road; none where it is not taken."""

room: Final[Callable[[int], bytes]] = bytes if _found is None else _found.room
"""So many bytes of memory for a read, which are not looked at before they are written."""

_reading = _found or loaded("nodecompat._os.ancillary")
receive: Final[Receive] = _reading.receive
"""Reads from a socket, and takes descriptors along; see `_os.ancillary`, which is the Python road."""
receive_into: Final[Callable[[int, list[memoryview], list[int]], int | None]] = _reading.receive_into
"""The same, into memory that is there already."""


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
