"""One attempt to connect, and several, one after the other.

What must stay true: while an attempt is under way it keeps the loop alive; a socket that was destroyed meanwhile is
left alone.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from .._on_use import on_use
from .._stream.failures import AggregateError
from .._timers.scheduling import clearTimeout, setTimeout
from ..values import undefined
from .addresses import checked_path, host_port_error, number_of_error, socket_address, socket_family

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .._timers.scheduling import Timeout
    from .handle import Handle
    from .protocols import Connectable
else:
    _socket = on_use("_socket")  # an extension module

_ANY = {4: "0.0.0.0", 6: "::"}


class Attempt:
    """One connection under way: to an address, or a path where there is no family."""

    def __init__(
        self,
        socket: Connectable,
        address: str,
        port: Any = undefined,
        family: Any = undefined,
        local: tuple[str, int] = ("", 0),
    ) -> None:
        self.socket = socket
        self.address = address
        self.port = port
        self.family = family
        self._local = local
        self._handle = socket._handle
        self._done: Callable[[int], object] | None = None

    def bind(self) -> object:
        """Take the local address that was asked for; returns the error, if there is one."""
        address, port = self._local
        if not address and not port:
            return None
        address = address or _ANY[self.family]
        try:
            handle = self._open()
            handle.call("setsockopt", _socket.SOL_SOCKET, _socket.SO_REUSEADDR, 1)
            handle.call("bind", socket_address(address, port, self.family))
        except OSError as error:
            return host_port_error(number_of_error(error), "bind", address, port)
        return None

    def start(self, done: Callable[[int], object]) -> Any:
        """Begin; `done` gets the errno or 0 later. Returns the error of what failed at once."""
        handle = self._handle
        if handle is None or handle is not self.socket._handle:
            return None  # a listener has destroyed the socket
        try:
            number = self._open().call("connect_ex", self._target())
        except OSError as error:
            return self._failed_at_once(number_of_error(error))
        delayed = number == errno.ECONNREFUSED or (self.family is undefined and number != errno.EINPROGRESS)
        if number and number != errno.EINPROGRESS and not delayed:
            return self._failed_at_once(number)
        self._done = done
        self.socket._attempt = self
        engine.hold()
        if number and delayed:
            engine.pending(self._finish, number)
        else:
            handle.on_writable(self._ready)
        return None

    def _target(self) -> Any:
        if self.family is undefined:
            return checked_path(self.address)
        return socket_address(self.address, self.port, self.family)

    def _open(self) -> Handle:
        """The handle with a descriptor, which is made when it is first needed."""
        handle = self._handle
        assert handle is not None
        if handle.fd < 0:
            kind = _socket.AF_UNIX if self.family is undefined else socket_family(self.family)
            made = _socket.socket(kind, _socket.SOCK_STREAM)
            made.setblocking(False)
            handle.open(made.detach())
        return handle

    def _failed_at_once(self, number: int) -> Any:
        local = self.socket.address()
        named = f"{local.get('address', undefined)}:{local.get('port', undefined)}"
        return host_port_error(number, "connect", self.address, self.port, named)

    def _ready(self) -> None:
        handle = self._handle
        assert handle is not None
        number = handle.call("getsockopt", _socket.SOL_SOCKET, _socket.SO_ERROR)
        if number == errno.EINPROGRESS:
            return
        try:
            self._finish(number)
        finally:  # not before: an interest that goes over into another one keeps its place among those of the kernel
            handle.end_writable(self._ready)

    def _finish(self, number: int) -> None:
        done = self._done
        if done is not None:
            self.cancel()
            done(number)

    def cancel(self) -> None:
        """Nothing is to be told any more; the handle is closed by its owner."""
        if self._done is not None:
            self._done = None
            engine.release()

    def error(self, number: int) -> Any:
        """The error of an attempt that failed."""
        address, port = self._local
        named = f"{address}:{port}" if address and port else ""
        error = host_port_error(number, "connect", self.address, self.port, named)
        if named:
            error.localAddress, error.localPort = self._local
        return error


def try_one(socket: Connectable, attempt: Attempt) -> None:
    """The only attempt: what it fails with destroys the socket."""
    error: Any = attempt.bind()
    if error is None:
        socket.emit("connectionAttempt", attempt.address, attempt.port, attempt.family)
        error = attempt.start(lambda number: _tried(socket, attempt, number))
    if error is not None:
        socket.destroy(error)


def _tried(socket: Connectable, attempt: Attempt, number: int) -> None:
    if socket.destroyed:
        return
    if not number:
        socket._connected()
        return
    socket.connecting = False
    error = attempt.error(number)
    socket.emit("connectionAttemptFailed", attempt.address, attempt.port, attempt.family, error)
    socket.destroy(error)


class Attempts:
    """Several addresses, tried one after the other until one answers."""

    def __init__(self, socket: Connectable, addresses: list[tuple[str, int]], port: int, local: int, ms: int) -> None:
        self._socket = socket
        self._addresses = addresses
        self._port = port
        self._local_port = local
        self._milliseconds = ms
        self._next = 0
        self._errors: list[Any] = []
        self._timer: Timeout | None = None
        self._attempted: list[str] = []
        socket.autoSelectFamilyAttemptedAddresses = self._attempted

    def next(self) -> None:
        """Try the next address; without one the socket has failed."""
        socket = self._socket
        if self._next == len(self._addresses):
            socket.destroy(AggregateError(self._errors, "", getattr(self._errors[0], "code", None)))
            return
        address, family = self._addresses[self._next]
        self._next += 1
        if self._next > 1:
            socket._replace_handle()
        attempt = Attempt(socket, address, self._port, family, ("", self._local_port))
        error: Any = attempt.bind()
        if error is not None:
            self._errors.append(error)
            self.next()
            return
        socket.emit("connectionAttempt", address, self._port, family)
        self._attempted.append(f"{address}:{self._port}")
        error = attempt.start(lambda number: self._tried(attempt, number))
        if error is not None:
            self._failed(attempt, error)
        elif self._next < len(self._addresses) and socket.connecting:
            self._timer = setTimeout(self._timed_out, self._milliseconds, attempt)

    def _tried(self, attempt: Attempt, number: int) -> None:
        clearTimeout(self._timer)
        if self._socket.destroyed:
            return
        if number:
            self._failed(attempt, attempt.error(number))
        else:
            self._socket._connected()

    def _failed(self, attempt: Attempt, error: Any) -> None:
        self._errors.append(error)
        self._socket.emit("connectionAttemptFailed", attempt.address, attempt.port, attempt.family, error)
        if self._socket.connecting:
            self.next()

    def _timed_out(self, attempt: Attempt) -> None:
        socket = self._socket
        if not socket.connecting:
            return
        socket.emit("connectionAttemptTimeout", attempt.address, attempt.port, attempt.family)
        self._errors.append(attempt.error(errno.ETIMEDOUT))
        attempt.cancel()
        if socket.connecting:
            self.next()
