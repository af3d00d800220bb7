"""What stands in a worker for a socket of the primary.

What must stay true: it is what `net.Server` or `dgram.Socket` take for a handle of their own; when it is closed, the
primary is told, once. One that has no descriptor holds the loop as one that has.
"""

from __future__ import annotations

import _socket
from typing import TYPE_CHECKING, Any

from .._js.record import Record
from .._loop.current import engine
from .._net.handle import Handle, kind_of
from .._net.listening import STREAMS, ServerHandle

if TYPE_CHECKING:
    from collections.abc import Callable

    Closed = Callable[[], object]

_SERVERS = {"TCP": "TCPServerWrap", "PIPE": "PipeServerWrap"}


class Waits(ServerHandle):
    """Connections come from the primary; there is no socket."""

    __slots__ = ("_closed", "_holds", "_sockname")

    def __init__(self, sockname: Any, closed: Closed) -> None:
        Handle.__init__(self, -1, "TCPServerWrap" if sockname else "PipeServerWrap")
        self._socket = None
        self._delayed = 0
        self.path = ""
        self.on_connection = None
        self._sockname = sockname
        self._closed: Closed | None = closed
        self._holds = False
        self.set_ref(True)

    def listen(self, backlog: int) -> int:
        """The primary does."""
        return 0

    def take(self, fd: int) -> None:
        """A connection that the primary has handed out; it is closed if nobody wants it."""
        made = Handle(fd, STREAMS[self.name])
        if self.on_connection is None:
            made.close()
        else:
            self.on_connection(0, made)

    def name_of(self) -> Record:
        """Where the primary listens."""
        return Record(self._sockname) if self._closed is not None else Record()

    def set_ref(self, on: bool) -> None:
        self._ref = on
        if self._holds is not on and self._closed is not None:
            self._holds = on
            engine.hold() if on else engine.release()

    def release(self) -> int:
        """There is nothing to give away."""
        self.close()
        return -1

    def close(self) -> None:
        closed = self._closed
        if closed is not None:
            self.set_ref(False)
            self._closed = None
            closed()


class SharedServer(ServerHandle):
    """A socket that all workers listen at."""

    __slots__ = ("_closed",)

    def __init__(self, fd: int, closed: Closed) -> None:
        """Raises KeyError for what is no stream socket."""
        super().__init__(_socket.socket(fileno=fd), _SERVERS[kind_of(fd)])
        self._closed: Closed | None = closed

    def close(self) -> None:
        closed, self._closed = self._closed, None
        if closed is not None:
            closed()
        super().close()


class SharedDatagrams(Handle):
    """A socket that all workers receive at."""

    __slots__ = ("_closed",)

    def __init__(self, fd: int, closed: Closed) -> None:
        super().__init__(fd, "UDPWrap")
        self._closed: Closed | None = closed

    def close(self) -> None:
        closed, self._closed = self._closed, None
        if closed is not None:
            closed()
        super().close()
