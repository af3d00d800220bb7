"""The descriptor under a stream, watched by the loop.

What must stay true: it is closed once, by the stream that owns it; while neither side waits for it, it doesn't keep the
loop alive. (A stream that isn't being read is not "active", as in libuv.) A regular file, which can't be watched, is
always ready; its callbacks are called among those of I/O.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._loop.current import engine
from .._on_use import on_use

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .._loop.poller import Watcher

    Callback = Callable[[], object]
else:
    _socket = on_use("_socket")  # 1 ms: standard input is not shut down


class Descriptor:
    """One descriptor, with a callback for reading and one for writing.

    A `shared` one, such as standard input, is neither made non-blocking nor closed: other processes have it too.
    """

    __slots__ = ("_is_file", "_name", "_readable", "_ref", "_scheduled", "_watcher", "_writable", "fd", "shared")

    def __init__(self, fd: int, name: str = "PipeWrap", *, shared: bool = False) -> None:
        if not shared:
            os.set_blocking(fd, False)
        self.fd = fd
        self.shared = shared
        self._name = name
        self._ref = True
        self._watcher: Watcher | None = None
        self._is_file = False
        self._readable: Callback | None = None
        self._writable: Callback | None = None
        self._scheduled = False

    def on_readable(self, callback: Callback | None) -> None:
        """Call back whenever there is something to read; None: no longer."""
        self._readable = callback
        self._arm()

    def on_writable(self, callback: Callback | None) -> None:
        """Call back whenever there is room; None: no longer."""
        self._writable = callback
        self._arm()

    def _arm(self) -> None:
        waits = self._readable is not None or self._writable is not None
        if self.fd < 0 or (self._watcher is None and not waits):
            return
        if not self._is_file:
            try:
                if self._watcher is None:
                    self._watcher = engine.watch(self.fd, ref=self._ref, name=self._name)
                self._watcher.set(self._readable, self._writable)
                return
            except PermissionError:  # epoll's answer to a regular file
                self._is_file, self._watcher = True, None
        if waits and not self._scheduled:
            self._scheduled = True
            engine.pending(self._file_ready)

    def _file_ready(self) -> None:
        self._scheduled = False
        try:
            for callback in (self._readable, self._writable):
                if callback is not None:
                    callback()
        finally:
            self._arm()

    def set_ref(self, on: bool) -> None:
        """Whether waiting keeps the loop alive."""
        self._ref = on
        if self._watcher is not None:
            self._watcher.ref() if on else self._watcher.unref()

    def shut_write(self) -> None:
        """Let the peer of a socket read an end. A pipe is left as it is: its directions end together."""
        try:
            borrowed = _socket.socket(fileno=self.fd)
        except OSError:
            return
        try:
            borrowed.shutdown(_socket.SHUT_WR)
        except OSError:
            pass  # the peer has closed its end
        finally:
            borrowed.detach()

    def close(self) -> None:
        """Stop watching, and close the descriptor."""
        watcher, self._watcher = self._watcher, None
        self._readable = self._writable = None
        if watcher is not None:
            watcher.close()
        fd, self.fd = self.fd, -1
        if fd >= 0 and not self.shared:
            os.close(fd)
