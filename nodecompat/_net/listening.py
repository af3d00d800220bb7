"""A socket that takes connections: how it is made, and how they come in.

What must stay true: an address in use is told by `listen`, a wrong one by `bind`, as in libuv; a path is removed when
the server that has made it closes; the loop does not turn for a connection that cannot be taken.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from .._js.record import Record
from .._loop.current import engine
from .._on_use import on_use
from .._timers.scheduling import setTimeout
from .addresses import address_record, checked_path, number_of_error, socket_address, socket_family
from .handle import Handle, kind_of

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .. import _native as native

    Accepted = Callable[[int, Handle | None], object]
else:
    _socket = on_use("_socket")  # an extension module
    native = on_use("nodecompat._native")  # the first connection

_NAMES = {"TCP": "TCPServerWrap", "PIPE": "PipeServerWrap"}
STREAMS = {"TCPServerWrap": "TCPSocketWrap", "PipeServerWrap": "PipeWrap"}
_ACCEPTS = 1000  # in one callback of the loop
_PAUSE = 20  # milliseconds, after a connection that could not be taken
_NO_MORE = frozenset({errno.EMFILE, errno.ENFILE})
_GONE = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EINTR, errno.ECONNABORTED})


class _Spare:
    """A descriptor to give up when this process may have no more: else what waits would wait, and the loop would spin.

    It is there while anything listens. As in libuv.
    """

    def __init__(self) -> None:
        self._fd = -1
        self._users = 0

    def hold(self) -> None:
        """Something listens."""
        self._users += 1
        self._open()

    def release(self) -> None:
        """It listens no more."""
        self._users -= 1
        if not self._users and self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _open(self) -> None:
        if self._fd < 0:
            try:
                self._fd = os.open("/", os.O_RDONLY)
            except OSError:
                pass  # none is left; the next time

    def turn_away(self, listening: _socket.socket) -> bool:
        """Take what waits, and close it at once; returns whether that was possible."""
        if self._fd < 0:
            return False
        os.close(self._fd)
        self._fd = -1
        try:
            while True:
                os.close(native.accept(listening))
        except OSError:
            return True
        finally:
            self._open()


_spare = _Spare()


class ServerHandle(Handle):
    """A socket that listens, or will."""

    __slots__ = ("_delayed", "_holds_spare", "_socket", "on_connection", "path")

    def __init__(self, made: _socket.socket, name: str, *, path: str = "") -> None:
        super().__init__(made.fileno(), name)
        self._socket: _socket.socket | None = made
        self._delayed = 0
        self._holds_spare = False
        self.path = path  # which is removed at the end
        self.on_connection: Accepted | None = None  # called with an errno or 0, and the handle of a connection

    @property
    def failed(self) -> int:
        """The errno that `listen` will return, of a failed `bind`."""
        return self._delayed

    def bind(self, address: Any) -> int:
        """Returns the errno of what failed; for a TCP address in use it comes from `listen`."""
        assert self._socket is not None
        try:
            self._socket.bind(address if self.is_tcp else checked_path(address))
        except OSError as error:
            number = number_of_error(error)
            if self.is_tcp and number == errno.EADDRINUSE:
                self._delayed = number
                return 0
            return errno.EACCES if not self.is_tcp and number == errno.ENOENT else number
        return 0

    def listen(self, backlog: int) -> int:
        """Take connections from now on; returns the errno of what failed."""
        if self._delayed or self._socket is None:
            return self._delayed or errno.EBADF
        try:
            self._socket.listen(backlog)
        except OSError as error:
            return number_of_error(error)
        if not self._holds_spare:
            self._holds_spare = True
            _spare.hold()
        self.on_readable(self._accept)
        return 0

    def name_of(self) -> Record:
        """The address it listens at; empty for a path. Raises OSError."""
        if self._delayed:
            raise OSError(self._delayed, "")
        return address_record(self._socket.getsockname()) if self._socket is not None and self.is_tcp else Record()

    def _accept(self) -> None:
        """Take what waits. Each connection is a callback of the loop by itself."""
        for again in range(_ACCEPTS):
            if again:
                engine.drain()
            taken, made = self.on_connection, self._socket
            if taken is None or made is None:
                return
            try:
                fd = native.accept(made)
            except OSError as error:
                number = number_of_error(error)
                if number not in _GONE and not (number in _NO_MORE and _spare.turn_away(made)):
                    self._pause()
                    taken(number, None)
                return
            taken(0, Handle(fd, STREAMS[self.name], blocks=False))

    def _pause(self) -> None:
        """Look again in a while: the connection still waits."""
        self.on_readable(None)
        timer = setTimeout(self._look_again, _PAUSE)
        if not self._ref:
            timer.unref()

    def _look_again(self) -> None:
        if self._socket is not None:
            self.on_readable(self._accept)

    def release(self) -> int:
        if self._socket is not None:
            self._socket.detach()
            self._socket = None
        if self._holds_spare:
            self._holds_spare = False
            _spare.release()
        return super().release()

    def close(self) -> None:
        path, self.path = self.path, ""
        if path and not path.startswith("\0"):
            try:
                os.unlink(path)
            except OSError:
                pass  # somebody else has removed it
        super().close()


def make(address: str, port: int, family: int, *, ipv6_only: bool = False, reuse_port: bool = False) -> ServerHandle:
    """A TCP socket bound to an address. Raises OSError."""
    made = _socket.socket(socket_family(family), _socket.SOCK_STREAM)
    handle = ServerHandle(made, "TCPServerWrap")
    try:
        made.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, 1)
        if reuse_port:
            made.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEPORT, 1)
        if family == 6:
            made.setsockopt(_socket.IPPROTO_IPV6, _socket.IPV6_V6ONLY, int(ipv6_only))
        number = handle.bind(socket_address(address, port, family))
    except OSError as error:
        number = number_of_error(error)
    return _good(handle, number)


def make_path(path: str) -> ServerHandle:
    """A socket bound to a path. Raises OSError."""
    handle = ServerHandle(_socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM), "PipeServerWrap")
    number = handle.bind(path)
    if not number:
        handle.path = path
    return _good(handle, number)


def _good(handle: ServerHandle, number: int) -> ServerHandle:
    if number:
        handle.close()
        raise OSError(number, "")
    return handle


def adopt(fd: int) -> ServerHandle:
    """A socket that came from elsewhere, bound at least. Raises OSError: ENOTSOCK for a pipe, else EINVAL."""
    name = _NAMES.get(kind_of(fd))
    if name is None:
        raise OSError(errno.EINVAL, "")
    if engine.is_watched(fd):
        raise OSError(errno.EEXIST, "")
    try:
        return ServerHandle(_socket.socket(fileno=fd), name)
    except OSError as error:
        raise OSError(number_of_error(error), "") from None


def allow_all(handle: ServerHandle, *, readable: bool, writable: bool) -> int:
    """Let every user read from, or write to, the path; returns the errno of what failed."""
    try:
        os.chmod(handle.path, (0o444 if readable else 0) | (0o222 if writable else 0))
    except OSError as error:
        return number_of_error(error)
    return 0
