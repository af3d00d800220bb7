"""One request on a connection: its response, or why there is none.

What must stay true: every request ends in 'close', and in 'response', 'error' or both before; the connection goes back
to its agent only when both messages are complete.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._js.numbers import is_number, uint32
from .._js.record import Record
from .._loop.current import engine
from .._seeing.live import live, publish
from .failures import ParseError, reset
from .incoming import IncomingMessage, read_start
from .reading import End, Head, Reader
from .tables import MAX_HEADERS

if TYPE_CHECKING:
    from .protocols import Wire
    from .request import ClientRequest


class Exchange:
    """A request that has its connection."""

    def __init__(self, request: ClientRequest, socket: Wire) -> None:
        self._request = request
        self._socket = socket
        size, limit = request.maxHeaderSize, request.maxHeadersCount
        self._reader = Reader(
            of_requests=False,
            max_header_size=uint32(size) if is_number(size) else 0,
            max_headers=uint32(limit) if is_number(limit) else MAX_HEADERS,
        )
        self._reader.answers_to(request.method)
        self._response: IncomingMessage | None = None
        self._read_over = False  # nothing more is read for this request
        socket._httpMessage = request
        socket.on("data", self._on_data)
        socket.on("end", self._on_end)
        socket.on("close", self._on_close)
        socket.on("drain", self._on_drain)

    def stop_reading(self) -> None:
        """Nothing more is read for this request."""
        self._read_over = True
        self._socket.removeListener("data", self._on_data)
        self._socket.removeListener("end", self._on_end)

    # -- what comes -----------------------------------------------------------------------------------------------

    def _on_data(self, data: bytes) -> None:
        self._reader.feed(data)
        self._go_on(data)

    def _go_on(self, data: bytes) -> None:
        while not self._read_over:
            event = self._reader.next()
            if event is None:
                return
            if type(event) is bytes:
                response = self._response
                if response is not None and not response._dumped and not response.push(event):
                    self._socket.pause()
            elif type(event) is Head:
                self._head(event)
            elif type(event) is End:
                self._end(event, data)
            elif isinstance(event, ParseError):
                self._refuse(event, data)

    def _head(self, head: Head) -> None:
        request, socket = self._request, self._socket
        response = IncomingMessage(socket)
        major, _, minor = head.version.partition(".")
        response.httpVersion, response.httpVersionMajor, response.httpVersionMinor = (
            head.version,
            int(major),
            int(minor),
        )
        response.statusCode, response.statusMessage, response.upgrade = head.status, head.reason, head.upgrade
        response.joinDuplicateHeaders = request.joinDuplicateHeaders is True
        response.rawHeaders = head.fields
        if request.method == "CONNECT" or head.upgrade:
            response.upgrade = True
            request.res = response
            self._hand_over(response)
        elif head.status < 200 and head.status != 101:
            self._inform(response)
        else:
            self._begin(response, keep_alive=head.keep_alive)

    def _inform(self, response: IncomingMessage) -> None:
        if response.statusCode == 100:
            self._request.emit("continue")
        names = (
            "statusCode",
            "statusMessage",
            "httpVersion",
            "httpVersionMajor",
            "httpVersionMinor",
            "headers",
            "rawHeaders",
        )
        self._request.emit("information", Record({name: getattr(response, name) for name in names}))

    def _begin(self, response: IncomingMessage, *, keep_alive: bool) -> None:
        request, socket = self._request, self._socket
        self._response = request.res = response
        response.req = request
        if request.shouldKeepAlive and not keep_alive and not request.upgradeOrConnect:
            request.shouldKeepAlive = False
        response.on("end", self._on_response_end)
        socket.on("timeout", self._on_timeout)
        if live:
            publish("http.client.response.finish", request=request, response=response)
        if request.aborted or not request.emit("response", response):
            response._dump()

    def _end(self, end: End, data: bytes) -> None:
        response = self._response
        if response is None:
            return
        response._finish(end.fields)
        read_start(self._socket)
        more = self._reader.next()  # which nobody has asked for
        if isinstance(more, ParseError):
            self._refuse(more, data)
            return
        self.stop_reading()
        self._socket.removeListener("drain", self._on_drain)
        if more is not None:
            self._socket.destroy()

    def _hand_over(self, response: IncomingMessage) -> None:
        """The connection is the program's now, for CONNECT and 'upgrade'."""
        request, socket = self._request, self._socket
        rest = self._reader.rest()
        event = "connect" if request.method == "CONNECT" else "upgrade"
        self._leave()
        if not request.listenerCount(event):
            socket.on("close", self._on_close)
            socket.on("error", self._request._on_socket_error)
            socket.destroy()
            return
        request.upgradeOrConnect = True
        socket.emit("agentRemove")
        socket._httpMessage = None
        socket.readableFlowing = None
        request.emit(event, response, socket, rest)
        request.destroyed = True
        request._emit_close()

    def _leave(self) -> None:
        socket = self._socket
        self.stop_reading()
        socket.removeListener("drain", self._on_drain)
        socket.removeListener("close", self._on_close)
        socket.removeListener("error", self._request._on_socket_error)
        socket.removeListener("timeout", self._on_timeout)
        if self._request.timeoutCb is not None:
            socket.removeListener("timeout", self._request.timeoutCb)

    # -- when both are complete -------------------------------------------------------------------------------------

    def _on_response_end(self) -> None:
        request, socket = self._request, self._socket
        if self._response is not None:
            self._response._detach_signal()
        socket.removeListener("timeout", self._on_timeout)
        request._ended = True
        if not request.shouldKeepAlive:
            if socket.writable:
                socket.destroySoon() if hasattr(socket, "destroySoon") else socket.end()
        elif request.writableFinished and not (self._response is not None and self._response.aborted):
            self._free()

    def request_is_out(self) -> None:
        """The request was handed to the system, perhaps after its response has ended."""
        request = self._request
        if self._response is not None and request.shouldKeepAlive and request._ended and not request.destroyed:
            self._free()

    def _free(self) -> None:
        """Give the connection back."""
        request, socket = self._request, self._socket
        if request.timeoutCb is not None:
            socket.setTimeout(0, request.timeoutCb)
            request.timeoutCb = None
        self._leave()
        engine.next_tick(self._freed)
        request.destroyed = True
        if request.res is not None:
            request.res.socket = None

    def _freed(self) -> None:
        self._request._emit_close()
        self._socket.emit("free")

    # -- when it fails ------------------------------------------------------------------------------------------------

    def _refuse(self, error: ParseError, data: bytes) -> None:
        """What came is no response."""
        error.rawPacket, error.bytesParsed = data, self._reader.parsed(error)
        self.stop_reading()
        self._socket._hadError = True
        self._socket.destroy()
        self._request._emit_error(error)

    def _on_end(self) -> None:
        request, socket = self._request, self._socket
        if request.res is None and not getattr(socket, "_hadError", False):
            socket._hadError = True
            request._emit_error(reset("socket hang up"))
        elif self._response is not None:
            self._finish_reading()
        socket.destroy()

    def _finish_reading(self) -> None:
        """A body without a length ends with the connection; what else is under way has not ended."""
        self._reader.finish()
        event = self._reader.next()
        if isinstance(event, End):
            self._end(event, b"")

    def _on_close(self, _: object = False) -> None:
        request, socket = self._request, self._socket
        request.destroyed = True
        response = request.res
        if response is not None:
            if not response.complete:
                error = reset("aborted")
                if request._failure is not None:
                    error.cause = request._failure  # type: ignore[attr-defined]
                response.destroy(error)
            request._emit_close()
            if not response.aborted and response.readable:
                response.push(None)
        else:
            if not getattr(socket, "_hadError", False):
                socket._hadError = True
                request._emit_error(reset("socket hang up"))
            request._emit_close()
        request.outputData.clear()

    def _on_drain(self) -> None:
        request = self._request
        if not request.finished and request._needs_drain:
            request._needs_drain = False
            request.emit("drain")

    def _on_timeout(self) -> None:
        if self._response is not None:
            self._response.emit("timeout")
