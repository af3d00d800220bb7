"""What was received: a head, then a body to be read.

What must stay true: the connection is read no faster than the body is; fields are joined when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._events.emitter import EventEmitter
from .._js.arity import fit
from .._js.kinds import truthy
from .._js.record import Record
from .._loop.current import engine
from .._on_use import on_use
from .._stream.ending import finished
from .._stream.readable import Readable
from .._stream.states import ReadableState
from ..values import undefined
from .tables import FIRST_COUNTS

if TYPE_CHECKING:
    from typing import Self

    from .. import abort
    from .._stream.base import Callback
    from ..abort import AbortSignal
    from .protocols import Wire
else:
    abort = on_use("nodecompat.abort")  # few programs ask for the signal of a request

_NO_OPTIONS: dict[str, object] = {}


class Fields(Record):
    """Fields by their names in lower case; one that is not there is undefined."""

    __slots__ = ()

    def __missing__(self, name: str) -> Any:
        return undefined

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return self[name]


class IncomingMessage(Readable):
    """A request that a server got, or a response that a client got. Node: http.IncomingMessage.

    Events: those of Readable; 'aborted', 'timeout'.
    """

    httpVersionMajor: int | None = None
    httpVersionMinor: int | None = None
    httpVersion: str | None = None
    complete = False  # all of it was received
    aborted: bool = False
    upgrade: bool | None = None
    url = ""
    method: str | None = None  # of a request
    statusCode: int | None = None  # of a response
    statusMessage: str | None = None
    joinDuplicateHeaders = False
    req: Any = undefined  # of a response: its request
    _consuming = False
    _dumped = False
    _headers: Any = None
    _headersDistinct: Any = None
    _trailers: Any = None
    _trailersDistinct: Any = None
    _controller: Any = None
    _on_socket_close: Callback | None = None

    def __init__(self, socket: Any = undefined) -> None:
        if type(self)._construct is None:  # the short way: no line of the program made it
            EventEmitter.__init__(self)
            self._readableState = ReadableState(_NO_OPTIONS)
            self._states = (self._readableState,)
        else:
            super().__init__()
        if socket:
            self._readableState.highWaterMark = socket.readableHighWaterMark
        self._readableState.readingMore = True  # until somebody reads
        self.socket = self.client = socket
        self.rawHeaders: list[str] = []
        self.rawTrailers: list[str] = []

    @property
    def connection(self) -> Any:
        """The old name of `socket`."""
        return self.socket

    @connection.setter
    def connection(self, value: Any) -> None:
        self.socket = value

    @property
    def headers(self) -> dict[str, Any]:
        """The fields by their names in lower case; repeated ones are joined, 'set-cookie' is a list."""
        if self._headers is None:
            self._headers = _joined(self.rawHeaders, join_all=bool(self.joinDuplicateHeaders))
        found: dict[str, Any] = self._headers
        return found

    @headers.setter
    def headers(self, value: Any) -> None:
        self._headers = value

    @property
    def headersDistinct(self) -> dict[str, list[str]]:
        """The fields by their names in lower case, each as the list of its values."""
        if self._headersDistinct is None:
            self._headersDistinct = _distinct(self.rawHeaders)
        found: dict[str, list[str]] = self._headersDistinct
        return found

    @property
    def trailers(self) -> dict[str, Any]:
        """The same of the fields after the body; empty before 'end'."""
        if self._trailers is None:
            self._trailers = _joined(self.rawTrailers, join_all=bool(self.joinDuplicateHeaders))
        found: dict[str, Any] = self._trailers
        return found

    @property
    def trailersDistinct(self) -> dict[str, list[str]]:
        """The same, as lists; as in Node, what was looked at before 'end' stays empty."""
        if self._trailersDistinct is None:
            self._trailersDistinct = _distinct(self.rawTrailers)
        found: dict[str, list[str]] = self._trailersDistinct
        return found

    def setTimeout(self, msecs: object, callback: Any = undefined) -> Self:
        """`setTimeout` of the connection; `callback` for 'timeout'."""
        if truthy(callback):
            self.on("timeout", callback)
        if self.socket:
            self.socket.setTimeout(msecs)
        return self

    # -- reading ------------------------------------------------------------------------------------------------

    def _finish(self, trailer: list[str]) -> None:
        """All of it was received; `trailer` has the fields after the body."""
        self.complete = True
        self.rawTrailers = trailer
        if self._trailers is not None:
            self._trailers.update(_joined(trailer, join_all=bool(self.joinDuplicateHeaders)))
        self.push(None)

    def _read(self, size: int) -> None:
        if not self._consuming:
            self._readableState.readingMore = False
            self._consuming = True
        if self.socket and self.socket.readable:
            read_start(self.socket)

    def _dump(self) -> None:
        """Nobody will read it: throw it away."""
        if self._dumped:
            return
        self._dumped = True
        if "data" in self._events:
            self.removeAllListeners("data")
        if self.complete and not self.destroyed and not self.readableLength:
            self.read(0)
        else:
            self.resume()

    def _be_over(self) -> None:
        """There is no body, and nobody is told of its end: `optimizeEmptyRequests`."""
        state = self._readableState
        self._dumped = state.ended = state.endEmitted = state.destroyed = state.closed = state.closeEmitted = True

    def _is_over_unheard(self) -> bool:
        """Whether it is complete, without a body or a listener: then its 'end' and 'close' are over here and now."""
        state = self._readableState
        if self._events or not self.complete or state.length or state.destroyed or type(self) is not IncomingMessage:
            return False
        self._dumped = state.endEmitted = state.destroyed = state.closed = state.closeEmitted = True
        return True

    def _destroy(self, error: Any, callback: Callback) -> None:
        if not self.readableEnded or not self.complete:
            self.aborted = True
            self.emit("aborted")
            self._abort_signal()
        socket = self.socket
        if socket and not socket.destroyed and self.aborted:
            socket.destroy(error)

            def ended(failed: Any = None) -> None:
                stop()
                own = None if getattr(failed, "code", None) == "ERR_STREAM_PREMATURE_CLOSE" else failed
                engine.next_tick(self._tell, own or error, callback)

            stop = finished(socket, ended)
        elif not error and not self.aborted:
            callback(None)
        else:
            engine.next_tick(self._tell, error, callback)

    def _tell(self, error: object, callback: Callback) -> None:
        """An error is emitted only where somebody listens for it."""
        callback(error if self.listenerCount("error") else None)

    # -- the signal ---------------------------------------------------------------------------------------------

    @property
    def signal(self) -> AbortSignal:
        """Aborted when the connection closes before the exchange is over."""
        if self._controller is None:
            self._controller = controller = abort.AbortController()
            if self.destroyed and (not self.readableEnded or not self.complete):
                controller.abort()
            elif self.socket and self._on_socket_close is None:
                if self.socket.destroyed:
                    controller.abort()
                else:
                    self._on_socket_close = self._abort_signal
                    self.socket.once("close", self._on_socket_close)
        found: AbortSignal = self._controller.signal
        return found

    def _abort_signal(self) -> None:
        self._detach_signal()
        if self._controller is not None:
            self._controller.abort()

    def _detach_signal(self) -> None:
        listener, self._on_socket_close = self._on_socket_close, None
        if listener is not None and self.socket:
            self.socket.removeListener("close", listener)


def read_start(socket: Wire) -> None:
    """Let a connection be read again, unless it is held back for what waits to be written."""
    if not socket or socket.readableFlowing or getattr(socket, "_paused", False):
        return
    if socket.readable:
        socket.resume()


def emit_timeout(message: Any, socket: object) -> bool:
    """Tell a message that its connection has been idle; whether somebody listens."""
    return message is not None and bool(fit(message.emit, 2)("timeout", socket))


def _joined(raw: list[str], *, join_all: bool) -> Fields:
    found = Fields()
    for at in range(0, len(raw), 2):
        name, value = raw[at].lower(), raw[at + 1]
        if name == "set-cookie":
            found.setdefault(name, []).append(value)
        elif name not in found:
            found[name] = value
        elif name == "cookie":
            found[name] += "; " + value
        elif join_all or name not in FIRST_COUNTS:
            found[name] += ", " + value
    return found


def _distinct(raw: list[str]) -> Fields:
    found = Fields()
    for at in range(0, len(raw), 2):
        found.setdefault(raw[at].lower(), []).append(raw[at + 1])
    return found
