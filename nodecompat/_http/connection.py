"""One connection of a server: requests come in, responses go out in the same order.

What must stay true: nothing is read while too much waits to be written; whoever can not be understood, or is too slow,
is told so and gone; after 'close' every message of the connection has ended.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from .._js.kinds import truthy
from .._js.numbers import is_number, uint32
from .._loop.current import engine
from .._net import connections
from .._net.socket import Socket
from .._net.tuning import duration
from .._seeing.live import live, publish
from .._timers.scheduling import setTimeout
from ..values import undefined
from .failures import ParseError, failure, reset
from .incoming import emit_timeout, read_start
from .reading import End, Head, Reader
from .response import emit_close_later
from .tables import ANSWERS, BAD_REQUEST, MAX_HEADERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._timers.scheduling import Timeout
    from .incoming import IncomingMessage
    from .protocols import Wire
    from .response import ServerResponse

_continue = re.compile(r"(?:^|\W)100-continue(?:$|\W)", re.IGNORECASE)


class Connection:
    """A socket that speaks HTTP, with the requests and responses under way."""

    def __init__(self, server: Any, socket: Wire) -> None:
        self.server = server
        self.socket = socket
        self.started = engine.clock()  # of the message that is received; 0 between two
        self._reader = Reader(
            of_requests=True, max_header_size=_size(server.maxHeaderSize), max_headers=_limit(server.maxHeadersCount)
        )
        self._request: IncomingMessage | None = None  # the one that is received
        self._incoming: list[IncomingMessage] = []
        self._outgoing: list[ServerResponse] = []  # that wait for their turn
        self._outgoing_data = 0  # bytes that wait in them
        self._requests = 0
        self._keep_alive_runs = False
        self._keeps_by_socket = False
        self._timer: Timeout | None = None
        self._timer_time: float = 0  # the idle time that it was started for
        self._idle_until: float = 0
        self._heard = False  # anything at all was received
        self._is_over = False  # 'close' has come; until then what was received is read on
        self._drains = isinstance(socket, Socket)  # each piece of a body is a callback of the loop by itself
        self._refused: ParseError | None = None  # what came that is no HTTP; from then on nothing is
        self._upgrade: IncomingMessage | None = None
        self._options = {
            "highWaterMark": socket.writableHighWaterMark,
            "rejectNonStandardBodyWrites": server.rejectNonStandardBodyWrites,
        }
        socket.server = server
        socket._httpMessage = None
        socket._paused = False
        socket.setEncoding = _no_encoding
        if server.timeout and hasattr(socket, "setTimeout"):
            socket.setTimeout(server.timeout)
        self._listeners: dict[str, Callable[..., object]] = {
            "timeout": self._on_timeout, "data": self._on_data, "error": self._on_error, "end": self._on_end,
            "close": self._on_close, "drain": self._on_drain,
        }  # fmt: skip
        connections.listen(socket, self._listeners)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way: before the first request, and between two."""
        message = self.socket._httpMessage
        return (self.started == 0 or not self._heard) and (message is None or message.finished)

    def has_expired(self, now: int, headers: float, request: float) -> bool:
        """Whether the message under way takes longer than so many milliseconds for its head, or in all."""
        if not self.started:
            return False
        age = now - self.started
        return bool((headers and not self._reader.in_body and age >= headers) or (request and age >= request))

    def expire(self) -> None:
        """Give it up."""
        self._on_error(failure("ERR_HTTP_REQUEST_TIMEOUT"))

    # -- in -----------------------------------------------------------------------------------------------------

    def _on_data(self, data: bytes) -> None:
        self._heard = True
        if self._refused is not None:  # and the program has left the connection open
            self._refuse(ParseError(self._refused.code or "", self._refused.reason), data)
        else:
            self._reader.feed(data)
            self._go_on(data)

    def _go_on(self, data: bytes) -> None:
        reader = self._reader
        while True:
            event = reader.next()
            if event is None:
                break
            if type(event) is bytes:
                self._body(event)
                if self._drains:
                    engine.drain()
            elif type(event) is Head:
                self._head(event)
            elif type(event) is End:
                if self._end(event):
                    return
            else:
                self._refuse(event, data)  # type: ignore[arg-type]
                return
            if self._is_over:
                return
        if not self.started and not reader.is_idle:
            self.started = engine.clock()

    def _refuse(self, error: ParseError, data: bytes) -> None:
        self._refused, error.rawPacket, error.bytesParsed = error, data or undefined, self._reader.parsed(error)
        self._on_error(error)

    def _head(self, head: Head) -> None:
        """A request begins."""
        if not self.started:
            self.started = engine.clock()
        server, socket = self.server, self.socket
        request = server._request_class(socket)
        major, _, minor = head.version.partition(".")
        request.httpVersion, request.httpVersionMajor, request.httpVersionMinor = head.version, int(major), int(minor)
        request.joinDuplicateHeaders = server.joinDuplicateHeaders
        request.url, request.method, request.upgrade = head.target, head.method, head.upgrade
        request.rawHeaders = head.fields
        self._request = request
        if self._keep_alive_runs:
            self._end_keep_alive()
        if head.upgrade:
            request.upgrade = head.method == "CONNECT" or truthy(server.shouldUpgradeCallback(request))
            if request.upgrade:
                self._upgrade = request
                return
        self._incoming.append(request)
        if not socket._paused:
            full = socket.writableNeedDrain or self._outgoing_data >= socket.writableHighWaterMark
            if full:
                socket._paused = True
                socket.pause()
        response = self._response_to(request, head)
        if live:
            publish("http.server.request.start", request=request, response=response, socket=socket, server=self.server)
        self._answer(head, request, response)

    def _response_to(self, request: IncomingMessage, head: Head) -> ServerResponse:
        server, socket = self.server, self.socket
        response: ServerResponse = server._response_class(request, self._options)
        response._turn = self
        response._keepAliveTimeout = server.keepAliveTimeout
        response._maxRequestsPerSocket = server.maxRequestsPerSocket
        response.shouldKeepAlive = head.keep_alive
        response._unique = server._unique
        if server._skips_empty_bodies and _BODY_FIELDS.isdisjoint(head.special):
            request._be_over()
        if socket._httpMessage is not None:
            self._outgoing.append(response)
        else:
            response.assignSocket(socket)
        return response

    def _answer(self, head: Head, request: IncomingMessage, response: ServerResponse) -> None:
        """Hand a request to the program, unless what it asks for is answered by itself."""
        server = self.server
        if head.version == "1.1":
            if server.requireHostHeader and "host" not in head.special:
                response.writeHead(400, ["Connection", "close"])
                response.end()
                return
            most = server.maxRequestsPerSocket
            if is_number(most) and most > 0:
                self._requests += 1
                response.maxRequestsOnConnectionReached = most <= self._requests
                if most < self._requests:
                    server.emit("dropRequest", request, self.socket)
                    response.writeHead(503)
                    response.end()
                    return
            if "expect" in head.special:
                self._meet(head.special["expect"], request, response)
                return
        server.emit("request", request, response)

    def _meet(self, expected: str, request: IncomingMessage, response: ServerResponse) -> None:
        """A request with Expect."""
        server = self.server
        if _continue.search(expected):
            response._expect_continue = True
            if server.listenerCount("checkContinue"):
                server.emit("checkContinue", request, response)
            else:
                response.writeContinue()
                server.emit("request", request, response)
        elif server.listenerCount("checkExpectation"):
            server.emit("checkExpectation", request, response)
        else:
            response.writeHead(417)
            response.end()

    def _body(self, data: bytes) -> None:
        request = self._request
        if request is not None and not request._dumped and not request.push(data):
            self.socket.pause()

    def _end(self, end: End) -> bool:
        """A request is complete; whether another protocol follows."""
        self.started = 0
        request, self._request = self._request, None
        if request is not None:
            request._finish(end.fields)
        if self._upgrade is not None:
            self._hand_over(self._upgrade)
            return True
        read_start(self.socket)
        return False

    def _hand_over(self, request: IncomingMessage) -> None:
        """The connection is the program's now, for CONNECT and 'upgrade'."""
        event = "connect" if request.method == "CONNECT" else "upgrade"
        socket, server = self.socket, self.server
        rest = self._reader.rest()
        self._leave()
        if server.listenerCount(event):
            socket.readableFlowing = None
            server.emit(event, request, socket, rest)
        else:
            socket.destroy()

    def _leave(self) -> None:
        """Listen to the connection no more."""
        self._clear_timer()
        for event, listener in self._listeners.items():
            self.socket.removeListener(event, listener)
        vars(self.socket).pop("setEncoding", None)
        self.server._connection_left(self)

    # -- out ----------------------------------------------------------------------------------------------------

    def pending_changed(self, change: int) -> None:
        """What waits in responses has become more, or less."""
        self._outgoing_data += change
        self._on_drain()

    def response_is_out(self, response: ServerResponse) -> None:
        """A response was handed to the system: its request is over, the next response's turn has come."""
        socket, request = self.socket, response.req
        request._detach_signal()
        if self._incoming:
            del self._incoming[0]
        if not request._consuming and not request._readableState.resumeScheduled and not request._is_over_unheard():
            request._dump()
        response.detachSocket(socket)
        emit_close_later(response)
        if response._last:
            socket.destroySoon() if hasattr(socket, "destroySoon") else socket.end()
        elif self._outgoing:
            self._outgoing.pop(0).assignSocket(socket)
        else:
            timeout = _milliseconds(self.server.keepAliveTimeout, 0)
            if timeout and hasattr(socket, "setTimeout"):
                self._keep_alive(timeout + _milliseconds(self.server.keepAliveTimeoutBuffer, 1000))

    def _keep_alive(self, time: float) -> None:
        """Nothing is under way: wait so long for the next request."""
        socket = self.socket
        self._keep_alive_runs = True
        if self.server.timeout or socket.timeout:  # a timer runs: that of the socket, which is set anew
            socket.setTimeout(time)
            self._keeps_by_socket = True
            return
        time = duration(time)
        self._idle_until = engine.clock() + time
        if self._timer is None or self._timer_time != time:
            self._clear_timer()
            self._timer, self._timer_time = setTimeout(self._on_idle, time).unref(), time

    def _end_keep_alive(self) -> None:
        """The next request has come. (Our timer is left to run; when it is due it looks how long nothing came.)"""
        self._keep_alive_runs = False
        if self._keeps_by_socket:
            self._keeps_by_socket = False
            self.socket.setTimeout(self.server.timeout or 0)

    def _on_idle(self) -> None:
        self._timer = None
        if not self._keep_alive_runs:
            return
        left = self._idle_until - engine.clock()
        if left > 0:
            self._timer = setTimeout(self._on_idle, left).unref()
        else:
            self._on_timeout()

    def _clear_timer(self) -> None:
        if self._timer is not None:
            self._timer.close()

    def _on_drain(self) -> None:
        socket = self.socket
        if socket._paused and self._outgoing_data <= socket.writableHighWaterMark:
            socket._paused = False
            socket.resume()
        message = socket._httpMessage
        if message is not None and not message.finished and message._needs_drain and not message.writableLength:
            message._needs_drain = False
            message.emit("drain")

    # -- the end ------------------------------------------------------------------------------------------------

    def _on_timeout(self) -> None:
        socket, request = self.socket, self._request
        heard = request is not None and not request.complete and emit_timeout(request, socket)
        heard = emit_timeout(socket._httpMessage, socket) or heard
        heard = self.server.emit("timeout", socket) or heard
        if not heard:
            socket.destroy()

    def _on_end(self) -> None:
        self._reader.finish()
        if not self._reader.is_idle and self._refused is None:
            self._go_on(b"")
            if self._refused is not None:
                return
        message = self.socket._httpMessage
        if not self.server.httpAllowHalfOpen or (message is None and not self._outgoing):
            self.socket.end()
        elif self._outgoing:
            self._outgoing[-1]._last = True
        elif message is not None:
            message._last = True

    def _on_error(self, error: Any) -> None:
        """The connection has failed, or what came is no HTTP: tell the program, or the peer, and close."""
        socket = self.socket
        socket.removeListener("error", self._on_error)
        if not socket.listenerCount("error", _ignore):
            socket.on("error", _ignore)
        if self.server.emit("clientError", error, socket):
            return
        message = socket._httpMessage
        if socket.writable and (message is None or not message._headerSent):
            socket.write(ANSWERS.get(getattr(error, "code", ""), BAD_REQUEST))
        socket.destroy(error)

    def _on_close(self, _: object = False) -> None:
        self._is_over = True
        self._clear_timer()
        self.server._connection_left(self)
        message = self.socket._httpMessage
        incoming, self._incoming = self._incoming, []
        outgoing, self._outgoing = self._outgoing, []
        for request in incoming:
            request.destroy(reset("aborted"))
        for response in outgoing:
            response.destroy(reset("aborted"))
        if message is not None:
            message._emit_close()


_BODY_FIELDS = frozenset(("content-length", "transfer-encoding"))


def _no_encoding(*_: object) -> None:
    raise failure("ERR_HTTP_SOCKET_ENCODING")


def _ignore(*_: object) -> None:
    """Stands for an error that was told already."""


def _size(given: object) -> int:
    return uint32(given) if is_number(given) else 0


def _limit(given: object) -> int:
    return uint32(given) if is_number(given) else MAX_HEADERS


def _milliseconds(given: object, otherwise: int) -> float:
    return given if is_number(given) and 0 <= given < math.inf else otherwise
