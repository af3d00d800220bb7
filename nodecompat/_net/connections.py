"""Connections that a program has not made: those that a server accepts, and those that come from another process.

What must stay true: they are as `Socket` with the same options makes them. Only what options could ask for, and the
line of the program that made them, which there is not, is left out: it would be half of what a connection costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .._events.emitter import EventEmitter
from .._js import RECEIVERS
from .._stream.states import ReadableState, WritableState, getDefaultHighWaterMark
from .socket import Socket

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .handle import Handle

_NO_OPTIONS: Final[dict[str, Any]] = {}
_REPLACED: Final = frozenset({"on", "unwrap"})  # what a program may put on a socket, to hear of its listeners


def connection(handle: Handle, *, half_open: bool = False, paused: bool = False, mark: int | None = None) -> Socket:
    """The socket of a handle; `paused`: nothing is read before `resume`."""
    made = Socket.__new__(Socket)
    EventEmitter.__init__(made)
    readable, writable = ReadableState(_NO_OPTIONS, is_duplex=True), WritableState(_NO_OPTIONS, is_duplex=True)
    readable.emitClose = writable.emitClose = writable.decodeStrings = False
    readable.highWaterMark = writable.highWaterMark = getDefaultHighWaterMark() if mark is None else mark
    made._readableState, made._writableState = readable, writable
    made._states = (readable, writable)
    made.allowHalfOpen = half_open
    made._handle = handle
    if paused:
        readable.flowing = False
    else:  # what `read(0)` comes to, where nothing was read yet
        readable.reading = readable.needReadable = made._receiving = True
        readable.sync = False
        handle.on_readable(made._ready)
    return made


def listen(socket: Any, listeners: Mapping[str, Callable[..., object]]) -> None:
    """Add a listener to each of these events, as `on` does; in one step to a connection that nobody listens to yet."""
    if type(socket) is not Socket or socket._events or RECEIVERS or not _REPLACED.isdisjoint(vars(socket)):
        for event, listener in listeners.items():
            socket.on(event, listener)
        return
    socket._events.update({event: [listener] for event, listener in listeners.items()})
    if "data" in listeners:
        socket._data_is_heard()
