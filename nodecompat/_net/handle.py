"""The descriptor under a stream, a server or a datagram socket, watched by the loop.

What must stay true: it is closed once, by whoever owns it; while nobody waits for it, it doesn't keep the loop alive.
(A stream that isn't being read is not "active", as in libuv.) A regular file, which can't be watched, is always ready;
its callbacks are called among those of I/O.
"""

from __future__ import annotations

import os
from stat import S_ISFIFO, S_ISREG, S_ISSOCK
from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from .._on_use import on_use
from .._os.descriptors import as_socket

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .. import _native as native
    from .._loop.poller import Watcher

    Callback = Callable[[], object]
else:
    _socket = on_use("_socket")  # 1 ms: standard input is not shut down
    native = on_use("nodecompat._native")  # likewise

_STREAM, _DATAGRAM = 1, 2  # SOCK_STREAM and SOCK_DGRAM


def kind_of(fd: int) -> str:
    """What a descriptor is, in libuv's words: 'TCP', 'UDP', 'PIPE', 'FILE', 'TTY' or 'UNKNOWN'."""
    try:
        mode = os.fstat(fd).st_mode
    except OSError:
        return "UNKNOWN"
    if S_ISSOCK(mode):
        return _kind_of_socket(fd)
    if S_ISFIFO(mode):
        return "PIPE"
    if os.isatty(fd):
        return "TTY"
    return "FILE" if S_ISREG(mode) or not os.path.isdir(f"/dev/fd/{fd}") else "UNKNOWN"


def _kind_of_socket(fd: int) -> str:
    borrowed = as_socket(fd)
    try:
        is_local, kind = borrowed.family == _socket.AF_UNIX, borrowed.type & 0xF
    finally:
        borrowed.detach()
    if kind == _STREAM:
        return "PIPE" if is_local else "TCP"
    return "UDP" if kind == _DATAGRAM and not is_local else "UNKNOWN"


class Handle:
    """One descriptor, with a callback for reading and one for writing.

    With the number -1 it waits for `open`, without `begins` for `begin`. A `shared` one, such as standard input, is
    neither made non-blocking nor closed: other processes have it too. One that `blocks` not is so already.
    """

    __slots__ = (
        "__weakref__", "_is_file", "_readable", "_ref", "_scheduled", "_waits", "_watcher", "_writable", "fd", "name",
        "shared",
    )  # fmt: skip

    _travels_as = "net.Native"  # see `_channel.travellers`

    def __init__(
        self, fd: int, name: str = "PipeWrap", *, shared: bool = False, begins: bool = True, blocks: bool = True
    ) -> None:
        if blocks and fd >= 0 and not shared:
            os.set_blocking(fd, False)
        self.fd = fd
        self.shared = shared
        self.name = name  # as process.getActiveResourcesInfo() shows it
        self._ref = True
        self._watcher: Watcher | None = None
        self._is_file = False
        self._readable: Callback | None = None
        self._writable: Callback | None = None
        self._scheduled = False
        self._waits = not begins  # for `begin`

    @property
    def is_tcp(self) -> bool:
        """Whether it is a TCP socket, or will be."""
        return self.name in ("TCPSocketWrap", "TCPServerWrap")

    def open(self, fd: int) -> None:
        """Take a non-blocking descriptor."""
        self.fd = fd
        self._arm()

    def begin(self) -> None:
        """Call back from now on, where it was made not to do so yet."""
        self._waits = False
        self._arm()

    def on_readable(self, callback: Callback | None) -> None:
        """Call back whenever there is something to read; None: no longer."""
        self._readable = callback
        self._arm()

    def on_writable(self, callback: Callback | None) -> None:
        """Call back whenever there is room; None: no longer."""
        self._writable = callback
        self._arm()

    def end_writable(self, callback: Callback) -> None:
        """Call back no longer, unless it is for somebody else by now."""
        if self._writable == callback:
            self.on_writable(None)

    def _arm(self) -> None:
        waits = self._readable is not None or self._writable is not None
        if self.fd < 0 or self._waits or (self._watcher is None and not waits):
            return
        if not engine.enter():
            engine.ask(self._arm)
            return
        if not self._is_file:
            try:
                if self._watcher is None:
                    readable, writable = self._readable, self._writable
                    self._watcher = engine.watch(self.fd, readable, writable, ref=self._ref, name=self.name)
                else:
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

    def call(self, method: str, *args: Any) -> Any:
        """Call a method of `_socket.socket` on the descriptor. Raises OSError."""
        borrowed = as_socket(self.fd, _STREAM)  # no method looks at it
        try:
            return getattr(borrowed, method)(*args)
        finally:
            borrowed.detach()

    def has_pending_read(self) -> bool:
        """Whether something has come, be it the end or an error, that was not read yet."""
        try:
            self.call("recv", 1, _socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def shut_write(self) -> None:
        """Let the peer of a socket read an end. A pipe is left as it is: its directions end together."""
        try:
            native.shut_write(self.fd)
        except OSError:
            pass  # no socket, or the peer has closed its end

    def release(self) -> int:
        """Stop watching, and give the descriptor away; it stays open and non-blocking."""
        watcher, self._watcher = self._watcher, None
        self._readable = self._writable = None
        if watcher is not None:
            watcher.close()
        fd, self.fd = self.fd, -1
        return fd

    def close(self) -> None:
        """Stop watching, and close the descriptor."""
        fd = self.release()
        if fd >= 0 and not self.shared:
            os.close(fd)
