"""The option `onread` of a socket: what comes is read into a buffer of the program, and nothing is kept for 'data'.

What must stay true: the callback knows how much of the buffer is new; after it has returned False nothing is read until
`resume`. Source: Node's `onread`, measured on Node 26.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, Final

from .._errors.base import system_error
from .._js.arity import bound, fit, is_function
from .._loop.current import engine
from .addresses import number_of_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from .protocols import Receiver

_LARGEST: Final = 65536  # that is read without a buffer
_READS: Final = 32  # in one callback of the loop, as in libuv


def own_buffer(onread: object, socket: object) -> OwnBuffer | None:
    """What `onread` asks for: `{buffer, callback}`, the buffer writable or a function that makes one. Else None."""
    if not isinstance(onread, dict):
        return None
    buffer, callback = onread.get("buffer"), onread.get("callback")
    if not is_function(callback) or not (is_function(buffer) or _view(buffer) is not None):
        return None
    return OwnBuffer(bound(buffer, socket), bound(callback, socket))


def _view(buffer: Any) -> memoryview | None:
    try:
        view = memoryview(buffer)
    except TypeError:
        return None
    return None if view.readonly else view.cast("B")


class OwnBuffer:
    """A buffer, what is called when there is something in it, and what makes the next one."""

    def __init__(self, buffer: Any, callback: Callable[..., object]) -> None:
        self._callback = fit(callback, 2)
        self._make: Callable[[], object] | None = fit(buffer, 0) if is_function(buffer) else None
        self._buffer: Any = True if self._make else buffer  # Node's, for a function that makes none
        self._started = False

    def _start(self) -> None:
        self._started = True
        if self._make is not None:
            made = self._make()
            if _view(made) is None:
                self._make = None
            else:
                self._buffer = made

    def ready(self, socket: Receiver) -> None:
        """Read until the descriptor is empty or the program wants no more."""
        if not self._started:
            self._start()
        for again in range(_READS):
            if again:
                engine.drain()
            handle = socket._handle
            if handle is None or not socket._receiving:
                return
            view = _view(self._buffer)
            try:
                count = self._read(handle.fd, view)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                socket.destroy(system_error(number_of_error(error), "read"))
                return
            if not count:
                socket._came_to_an_end()
                return
            socket._received += count
            socket._restart_timer()
            self._tell(socket, count)
            if count < (_LARGEST if view is None else len(view)) or handle.shared:
                return

    @staticmethod
    def _read(fd: int, view: memoryview | None) -> int:
        if view is None:
            return len(os.read(fd, _LARGEST))
        if not len(view):
            raise OSError(errno.ENOBUFS, "")
        return os.readv(fd, [view])

    def _tell(self, socket: Receiver, count: int) -> None:
        goes_on = self._callback(count, self._buffer) is not False
        if self._make is not None:
            made = self._make()
            if _view(made) is not None:
                self._buffer = made
        if not goes_on:
            socket._stop_receiving()
