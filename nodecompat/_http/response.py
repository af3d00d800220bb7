"""What a server answers with.

What must stay true: a response is written to the connection when its turn has come, which is when the responses to all
earlier requests of that connection are out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._errors.checks import check_integer
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.numbers import int32, is_number, number_of
from .._js.record import Record
from .._loop.current import engine
from .._seeing.live import live, publish
from ..values import undefined
from .checks import is_invalid_text, text_of, validateHeaderName, validateHeaderValue
from .failures import failure, invalid_char
from .heads import pairs_of
from .outgoing import OutgoingMessage
from .tables import STATUS_CODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .connection import Connection
    from .protocols import Wire

_chunked = re.compile(r"(?:^|\W)chunked(?:$|\W)", re.IGNORECASE)
_link = re.compile(r'^(?:<[^>\r\n]*>)(?:\s*;\s*[^;"\s]+(?:=(")?[^;"\s]*(?(1)"))?)*$')
_LINK_FORMAT = 'must be an array or string of format "</styles.css>; rel=preload; as=style"'


class ServerResponse(OutgoingMessage):
    """The response to a request. Node: http.ServerResponse.

    Events: those of OutgoingMessage.
    """

    sendDate = True
    statusMessage: object = undefined
    _sent100 = False
    _expect_continue = False
    _turn: Connection | None = None  # the connection that it waits on, or has
    _connection_listener: Callable[[], object] | None = None

    def __init__(self, req: Any, options: dict[str, Any] | None = None) -> None:
        super().__init__(options)
        self.req = req = Record(req) if type(req) is dict else req  # a request that a program has made up
        if getattr(req, "method", None) == "HEAD":
            self._hasBody = False
        major, minor = getattr(req, "httpVersionMajor", None), getattr(req, "httpVersionMinor", None)
        if (is_number(major) and major < 1) or (is_number(minor) and minor < 1):
            self.useChunkedEncodingByDefault = _chunked.search(str(req.headers.get("te") or "")) is not None
            self.shouldKeepAlive = False
        if live:
            publish("http.server.response.created", request=req, response=self)

    def _lenient(self) -> bool:
        socket = getattr(self.req, "socket", None)
        server = getattr(socket, "server", None) if truthy(socket) else None
        return getattr(server, "httpValidation", undefined) in ("relaxed", "insecure") or (
            getattr(server, "insecureHTTPParser", None) is True
        )

    # -- its connection -----------------------------------------------------------------------------------------

    def assignSocket(self, socket: Wire) -> None:
        """Write to this connection from now on. Raises ERR_HTTP_SOCKET_ASSIGNED."""
        if getattr(socket, "_httpMessage", None) is not None:
            raise failure("ERR_HTTP_SOCKET_ASSIGNED")
        socket._httpMessage = self
        if self._turn is None:  # a program's own: nobody else tells it of the end
            self._connection_listener = self._emit_close
            socket.on("close", self._connection_listener)
        self.socket = socket
        if "socket" in self._events:
            self.emit("socket", socket)
        if self.outputData or self.finished or self._needs_drain:
            self._flush()

    def detachSocket(self, socket: Wire) -> None:
        """Write to it no more."""
        if self._connection_listener is not None:
            socket.removeListener("close", self._connection_listener)
        socket._httpMessage = None
        self.socket = None

    def _pending_changed(self, change: int) -> None:
        if self._turn is not None:
            self._turn.pending_changed(change)

    def _done(self) -> None:
        if self._turn is not None:
            if live:
                turn = self._turn
                publish(
                    "http.server.response.finish",
                    request=self.req,
                    response=self,
                    socket=turn.socket,
                    server=turn.server,
                )
            self._turn.response_is_out(self)

    # -- the head -------------------------------------------------------------------------------------------------

    def writeHead(
        self, statusCode: object = undefined, reason: object = undefined, headers: object = undefined
    ) -> Self:
        """The head: a status, perhaps a reason, perhaps fields (a dict, a list of names and values, or of pairs).

        Raises ERR_HTTP_HEADERS_SENT, ERR_HTTP_INVALID_STATUS_CODE, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR, and as
        `setHeader`.
        """
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", "write")
        status = statusCode if type(statusCode) is int else int32(number_of(statusCode))
        if not 100 <= status <= 999:
            raise failure("ERR_HTTP_INVALID_STATUS_CODE", statusCode)
        if isinstance(reason, str):
            self.statusMessage = reason
        else:
            self.statusMessage = self.statusMessage or STATUS_CODES.get(status, "unknown")
            headers = reason if headers is None or headers is undefined else headers
        self.statusCode = status
        given = None if headers is undefined else headers
        if self._fields is not None:
            if given is not None:
                self._merge(given)
            given = self._fields
        if self.statusMessage is not STATUS_CODES.get(status) and is_invalid_text(self.statusMessage):
            raise invalid_char("statusMessage")
        if status in (204, 304) or status <= 199:
            self._hasBody = False
        if self._expect_continue and not self._sent100:
            self.shouldKeepAlive = False
        self._store_header(f"HTTP/1.1 {status} {text_of(self.statusMessage)}\r\n", given)
        return self

    def _merge(self, given: object) -> None:
        """Fields of `writeHead` beside those that were set: they replace those of their name."""
        if isinstance(given, (list, tuple)):
            if len(given) % 2:
                raise InvalidArgValueError("headers", given)
            for name in given[::2]:
                self.removeHeader(name)
            for name, value in zip(given[::2], given[1::2], strict=True):
                self.appendHeader(name, value)
        elif isinstance(given, dict):
            for name, value in given.items():
                self.setHeader(name, value)

    def _implicitHeader(self) -> None:
        self.writeHead(self.statusCode)

    # -- before the head --------------------------------------------------------------------------------------------

    def writeInformation(self, statusCode: object = undefined, headers: object = None, callback: object = None) -> bool:
        """Send a head of its own before the response: a status of 100 to 199, but 101.

        Raises ERR_HTTP_HEADERS_SENT, ERR_OUT_OF_RANGE, ERR_HTTP_INVALID_STATUS_CODE, and as `setHeader`.
        """
        if self._header is not None:
            raise failure("ERR_HTTP_HEADERS_SENT", "write")
        status = check_integer("statusCode", statusCode, 100, 199)
        if status == 101:
            raise failure("ERR_HTTP_INVALID_STATUS_CODE", status)
        lines = [f"HTTP/1.1 {status} {STATUS_CODES.get(status, 'unknown')}\r\n"]
        if headers is not None and headers is not undefined:
            if not isinstance(headers, (dict, list, tuple)):
                raise InvalidArgTypeError("headers", "of type object", headers)
            for name, value in pairs_of(headers):
                validateHeaderName(name)
                validateHeaderValue(name, value, lenient=self._lenient())
                lines.append(f"{name}: {text_of(value)}\r\n")
        lines.append("\r\n")
        done = fit(callback, 1) if is_function(callback) else None
        return self._send_raw("".join(lines).encode("latin-1"), done)

    def writeContinue(self, callback: object = None) -> None:
        """Ask for the body: 100 Continue."""
        self.writeInformation(100, None, callback)
        self._sent100 = True

    def writeProcessing(self, callback: object = None) -> None:
        """Say that it takes time: 102 Processing."""
        self.writeInformation(102, None, callback)

    def writeEarlyHints(self, hints: object = undefined, callback: object = None) -> None:
        """Say what will be needed: 103 Early Hints, with `link` and other fields.

        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR.
        """
        if not isinstance(hints, dict):
            raise InvalidArgTypeError("hints", "of type object", hints)
        link = hints.get("link")
        if link is None or link is undefined:
            return
        text = _checked_link(link)
        if not text:
            return
        if is_invalid_text(text):
            raise invalid_char("header content", "Link")
        self.writeInformation(103, {"Link": text, **{k: v for k, v in hints.items() if k != "link"}}, callback)


def _checked_link(link: object) -> str:
    links: list[Any] = link if isinstance(link, list) else [link]
    for one in links:
        if not isinstance(one, str) or not _link.match(one):
            raise InvalidArgValueError("hints", one, _LINK_FORMAT)
    return ", ".join(links)


def emit_close_later(response: ServerResponse) -> None:
    """'close', in a tick."""
    engine.next_tick(response._emit_close)
