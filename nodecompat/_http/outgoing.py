"""What is to be sent: a head, then a body.

What must stay true: the head goes out with the first piece of the body; what is written in one turn is one chunk; the
callbacks of `end` come before 'finish'. What is written before there is a connection, or its turn on it, waits here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._loop.current import engine
from .._stream.encodings import encode, is_encoding, view_of
from .._stream.failures import failure as stream_failure
from .._stream.failures import null_values, unknown_encoding
from .._stream.states import getDefaultHighWaterMark
from ..values import undefined
from .dates import date_line
from .failures import failure
from .fields import Sendable
from .heads import head_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .._events.typed import Encoding, LastChunk, WhenDone, Written
    from .protocols import Wire

    Done = Callable[[Any], object]
    Piece = tuple[bytes, Done | None]

_TYPES = "of type string or an instance of Buffer or Uint8Array"


class OutgoingMessage(Sendable):
    """A message that is written: the base of ServerResponse and ClientRequest. Node: http.OutgoingMessage.

    It has what a Writable has, but its state: as in Node it is none.
    Events: 'drain', 'prefinish', 'finish', 'error', 'close', 'timeout', 'socket'.
    """

    _places = ("close", "error", "prefinish", "finish", "drain")
    statusCode = 200
    agent: Any = undefined
    writable = True
    destroyed: bool = False
    finished = False  # `end` was called
    chunkedEncoding = False
    shouldKeepAlive = True
    useChunkedEncodingByDefault = True
    maxRequestsOnConnectionReached = False
    strictContentLength = False
    _last = False  # nothing follows on the connection
    _defaultKeepAlive = True
    _hasBody = True
    _contentLength: Any = None
    _headerSent = False
    _closed = False
    _keepAliveTimeout: Any = 0
    _maxRequestsPerSocket: Any = 0
    _body_sent = 0
    _corked = 0
    _needs_drain = False
    _errored: object = None
    _finished = False
    _flush_error: object = None
    _socket: Wire | None = None
    _rejects_bodies = False
    _head_encoding = "latin1"

    def __init__(self, options: dict[str, Any] | None = None) -> None:
        super().__init__()
        self.outputData: list[Piece] = []  # what waits for the connection
        self.outputSize = 0
        self._chunks: list[Piece] = []  # what was written in this turn
        self._chunked_length = 0
        self._at_end: list[Done] = []
        self._mark = getDefaultHighWaterMark()
        if options:
            self._mark = options.get("highWaterMark") or self._mark
            self._rejects_bodies = options.get("rejectNonStandardBodyWrites") is True

    # -- what it is like ------------------------------------------------------------------------------------

    errored = property(lambda self: self._errored, doc="The error it was destroyed with, or None.")
    closed = property(lambda self: self._closed, doc="Whether 'close' was emitted.")
    writableFinished = property(lambda self: self._finished, doc="Whether all was handed to the system.")
    writableEnded = property(lambda self: self.finished, doc="Whether `end` was called.")
    writableObjectMode = property(lambda self: False, doc="Whether chunks are objects: never.")
    writableCorked = property(lambda self: self._corked, doc="How many `uncork` are missing.")

    @property
    def writableLength(self) -> int:
        """How many bytes wait, here and in the socket."""
        waiting = self._chunked_length
        if waiting:
            waiting += len(f"{waiting:x}") + 4
            if not self._headerSent and self._header is not None:
                waiting += len(self._header)
        return self.outputSize + waiting + (self._socket.writableLength if self._socket is not None else 0)

    @property
    def writableHighWaterMark(self) -> int:
        """How much may wait before `write` returns False."""
        mark: int = self._mark if self._socket is None else self._socket.writableHighWaterMark
        return mark

    @property
    def writableNeedDrain(self) -> bool:
        """Whether `write` said that it is full, and 'drain' will come."""
        return not self.destroyed and not self.finished and self._needs_drain

    @property
    def socket(self) -> Any:
        """The connection; None before there is one, and after."""
        return self._socket

    @socket.setter
    def socket(self, value: Any) -> None:
        for _ in range(self._corked):
            if value is not None:
                value.cork()
            if self._socket is not None:
                self._socket.uncork()
        self._socket = value

    connection = socket

    def setTimeout(self, msecs: object, callback: Any = undefined) -> Self:
        """`setTimeout` of the connection, now or later; `callback` for 'timeout'."""
        if truthy(callback):
            self.on("timeout", callback)
        if self._socket is None:
            self.once("socket", lambda socket: socket.setTimeout(msecs))
        else:
            self._socket.setTimeout(msecs)
        return self

    # -- the head ---------------------------------------------------------------------------------------------

    def _implicitHeader(self) -> None:
        raise stream_failure("ERR_METHOD_NOT_IMPLEMENTED", "_implicitHeader()")

    def _store_header(self, first_line: str, headers: object) -> None:
        header, at_once = head_of(self, first_line, headers, date_line)
        self._header = header
        self._headerSent = False
        if at_once:
            self._send(b"")

    def flushHeaders(self) -> None:
        """Send the head now."""
        if self._header is None:
            self._implicitHeader()
        self._send(b"")

    # -- writing ------------------------------------------------------------------------------------------------

    def write(self, chunk: Written = undefined, encoding: Encoding = None, callback: WhenDone = None) -> bool:
        """Write text or bytes. Returns False when it is better to wait for 'drain'.

        Raises ERR_STREAM_NULL_VALUES, ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING, ERR_HTTP_BODY_NOT_ALLOWED,
        ERR_HTTP_CONTENT_LENGTH_MISMATCH; a write after `end` is an 'error' event.
        """
        if is_function(encoding):
            encoding, callback = None, encoding
        room = self._write_chunk(chunk, encoding, fit(callback, 1) if is_function(callback) else None, last=False)
        if not room:
            self._needs_drain = True
        return room

    def _write_chunk(
        self, chunk: object, encoding: object, done: Done | None, *, last: bool, data: bytes | None = None
    ) -> bool:
        if data is None:
            data = _bytes_of(chunk, encoding)
        if self.finished or self.destroyed:
            code, subject = ("ERR_STREAM_WRITE_AFTER_END", "") if self.finished else ("ERR_STREAM_DESTROYED", "write")
            self._write_failed(stream_failure(code, subject), done)
            return False
        if self.strictContentLength:
            self._check_length(len(data), last=last)
        if self._header is None:
            if last:
                self._contentLength = len(data)
            self._implicitHeader()
        if not self._hasBody:
            if self._rejects_bodies:
                raise failure("ERR_HTTP_BODY_NOT_ALLOWED")
            if done is not None:
                engine.next_tick(done, undefined)
            return True
        if encoding and isinstance(chunk, str) and not is_encoding(encoding):
            raise unknown_encoding(encoding)
        if not self._headerSent and isinstance(chunk, str) and (not encoding or encoding == "utf8"):
            self._head_encoding = "latin1" if self.chunkedEncoding and data else "utf8"
        socket = self._socket
        if not last and socket is not None and not socket.writableCorked:
            self.cork()
            engine.next_tick(self._uncork_later)
        if not self.chunkedEncoding or (not data and not self._chunks):
            return self._send(data, done)
        if self._corked:
            self._chunks.append((data, done))
            self._chunked_length += len(data)
            return self.writableLength < self.writableHighWaterMark
        return self._send(b"%x\r\n%b\r\n" % (len(data), data), done)

    def _write_failed(self, error: Exception, done: Done | None) -> None:
        def tell() -> None:
            if done is not None:
                done(error)
            if reported and not self.destroyed:
                self.emit("error", error)

        reported = not self.destroyed
        if reported or done is not None:
            engine.next_tick(tell)

    def _is_strict(self) -> bool:
        own = self.strictContentLength and self._contentLength is not None and self._hasBody
        return own and not (self._removedContLen or self.chunkedEncoding or self.hasHeader("transfer-encoding"))

    def _check_length(self, count: int, *, last: bool) -> None:
        total = self._body_sent + count
        if self._is_strict() and (total != self._contentLength if last else total > self._contentLength):
            raise failure("ERR_HTTP_CONTENT_LENGTH_MISMATCH", total, self._contentLength)
        self._body_sent = total

    def cork(self) -> None:
        """Keep what is written until `uncork`, to send it at once."""
        self._corked += 1
        if self._socket is not None:
            self._socket.cork()

    def _uncork_later(self) -> None:
        if self._corked:
            self.uncork()

    def uncork(self) -> None:
        """Take one `cork` back; with the last one what was kept is sent, as one chunk."""
        self._corked -= 1
        socket = self._socket
        try:
            if self._corked or not self._chunks:
                return
            self._send_chunks(socket)
        finally:
            if socket is not None:
                socket.uncork()
        if self._needs_drain and not self.writableLength:
            self._needs_drain = False
            self.emit("drain")

    def _send_chunks(self, socket: Wire | None) -> None:
        chunks, self._chunks = self._chunks, []
        length, self._chunked_length = self._chunked_length, 0
        callbacks = [done for _, done in chunks if done is not None]
        if self.destroyed or (socket is not None and socket.destroyed):
            error = self._errored or getattr(socket, "errored", None) or stream_failure("ERR_STREAM_DESTROYED", "write")
            for done in callbacks:
                engine.next_tick(done, error)
            return

        def sent(error: object) -> None:
            for done in callbacks:
                done(error)

        data = b"".join([b"%x\r\n" % length, *[data for data, _ in chunks], b"\r\n"])
        self._send(data, sent if callbacks else None)

    def _send(self, data: bytes, done: Done | None = None) -> bool:
        """Send a piece, with the head before the first one."""
        if not self._headerSent and self._header is not None:
            self._headerSent = True
            data = encode(self._header, self._head_encoding) + data
        return self._send_raw(data, done)

    def _send_raw(self, data: bytes, done: Done | None = None) -> bool:
        socket = self._socket
        if socket is not None and socket._httpMessage is self and socket.writable:
            if self.outputData:
                self._flush_output(socket)
            enter = getattr(socket, "_enter", None)  # of what is a Writable; asking for its class costs more
            if enter is not None:
                return enter(data, None, done) is True
            return bool(socket.write(data, None, done))
        if socket is not None and socket.destroyed:
            return False
        self.outputData.append((data, done))
        self.outputSize += len(data)
        self._pending_changed(len(data))
        return self.outputSize < self._mark

    def _pending_changed(self, change: int) -> None:
        """What waits for its turn on a connection has become more, or less."""

    def _flush(self) -> None:
        """There is a connection, and its turn has come."""
        socket = self._socket
        if socket is None or not socket.writable:
            return
        room = self._flush_output(socket)
        if self.finished:
            self._finish()
        elif self._needs_drain and room:
            self._needs_drain = False
            self.emit("drain")

    def _flush_output(self, socket: Wire) -> bool:
        waiting = self.outputData
        if not waiting:
            return True
        self.outputData = []
        room = True
        socket.cork()
        for data, done in waiting:
            room = bool(socket.write(data, None, done))
        socket.uncork()
        size, self.outputSize = self.outputSize, 0
        self._pending_changed(-size)
        return room

    # -- the end ----------------------------------------------------------------------------------------------------

    def end(
        self,
        chunk: LastChunk = None,
        encoding: Encoding = None,
        callback: WhenDone = None,
    ) -> Self:
        """Write a last chunk, if one is given, and finish. `callback(error)` is called at 'finish', or with an error.

        Without anything written before, the length of the body is sent with it. Raises as `write`.
        """
        if is_function(chunk):
            chunk, encoding, callback = None, None, chunk
        elif is_function(encoding):
            encoding, callback = None, encoding
        done = fit(callback, 1) if is_function(callback) else None
        has_chunk = bool(chunk) or isinstance(chunk, (list, dict))  # which are none, also empty ones
        if self.finished:
            if has_chunk:
                self._write_failed(stream_failure("ERR_STREAM_WRITE_AFTER_END"), done)
            elif done is not None:
                self._call_at_end(done)
            return self
        if not has_chunk and self._header is None:
            self._contentLength = 0
            self._implicitHeader()
        data = _bytes_of(chunk, encoding) if has_chunk else b""
        is_final = has_chunk and self._prepare_final(len(data))
        if done is not None and is_final:
            self._call_at_end(done)
        if has_chunk:
            if not is_final and self._socket is not None:
                self._socket.cork()
            self._write_chunk(chunk, encoding, self._on_finish if is_final else None, last=True, data=data)
        if done is not None and not is_final:
            self._call_at_end(done)
        if self._is_strict() and self._body_sent != self._contentLength:
            raise failure("ERR_HTTP_CONTENT_LENGTH_MISMATCH", self._body_sent, self._contentLength)
        self._end_body(has_chunk=has_chunk, is_final=is_final)
        self.finished = True
        if not self.outputData and self._socket is not None and self._socket._httpMessage is self:
            self._finish()
        return self

    def _end_body(self, *, has_chunk: bool, is_final: bool) -> None:
        """Send what ends the body, and all that was kept back."""
        socket = self._socket
        if self._chunks:
            if socket is not None:
                socket.cork()
            self._corked = 1
            self.uncork()
        if not is_final:
            if self._hasBody and self.chunkedEncoding:
                self._send(b"0\r\n%b\r\n" % self._trailer.encode("latin-1"), self._on_finish)
            elif not self._headerSent or self.writableLength or has_chunk:
                self._send(b"", self._on_finish)
            else:
                engine.next_tick(self._on_finish, None)
        self._corked = 0
        if socket is not None and socket.writableCorked:
            socket._writableState.corked = 1
            socket.uncork()

    def _prepare_final(self, length: int) -> bool:
        """Whether the last chunk ends the body by itself; makes the head if there is none."""
        if self.destroyed or self.strictContentLength:
            return False
        if self._header is None:
            self._contentLength = length
            self._implicitHeader()
        return self._header is not None and self._hasBody and not self.chunkedEncoding

    def _call_at_end(self, done: Done) -> None:
        if self._finished:
            done(stream_failure("ERR_STREAM_ALREADY_FINISHED", "end"))
        elif self._flush_error is not None:
            engine.next_tick(done, self._flush_error)
        else:
            self._at_end.append(done)

    def _on_finish(self, error: object = None) -> None:
        """All was handed to the system, or could not be."""
        socket = self._socket
        failed = error or self._errored or getattr(socket, "errored", None) or getattr(socket, "_hadError", None)
        callbacks, self._at_end = self._at_end, []
        if failed:
            own = error or self._errored or getattr(socket, "errored", None)
            self._flush_error = own or stream_failure("ERR_STREAM_DESTROYED", "end")
        else:
            self._finished = True
        for done in callbacks:
            done(self._flush_error)
        if not failed:
            self._done()
            if "finish" in self._events:
                self.emit("finish")

    def _done(self) -> None:
        """Everything is out. To be overridden."""

    def _finish(self) -> None:
        if "prefinish" in self._events:
            self.emit("prefinish")

    def destroy(self, error: object = undefined) -> Self:
        """Close the connection; what was not sent is lost."""
        if self.destroyed:
            return self
        self.destroyed = True
        self._errored = error
        if self._chunks:
            self._corked = 1
            self.uncork()
        if self._socket is not None:
            self._socket.destroy(error)
        else:
            engine.next_tick(self._emit_close)
        return self

    def _emit_close(self) -> None:
        if not self._closed:
            self.destroyed = self._closed = True
            if "close" in self._events:
                self.emit("close")

    def pipe(self, destination: object, options: object = None, *, end: bool = True) -> Any:
        """Nothing can be read here: an 'error' event, ERR_STREAM_CANNOT_PIPE."""
        self.emit("error", stream_failure("ERR_STREAM_CANNOT_PIPE"))
        return None

    def captureRejectionSymbol(self, error: object, event: object = None, *args: object) -> None:
        """A listener's promise failed, with `captureRejections`: the message is destroyed."""
        self.destroy(error)


def _bytes_of(chunk: object, encoding: object) -> bytes:
    """The bytes of a chunk. Raises ERR_STREAM_NULL_VALUES, ERR_INVALID_ARG_TYPE."""
    if type(chunk) is bytes:
        return chunk
    if isinstance(chunk, str):
        return encode(chunk, encoding if is_encoding(encoding) else None)
    if chunk is None:
        raise null_values()
    if isinstance(chunk, (list, dict)) or not _has_bytes(chunk):
        raise InvalidArgTypeError("chunk", _TYPES, chunk)
    return bytes(view_of(chunk))


def _has_bytes(chunk: object) -> bool:
    try:
        view_of(chunk)
    except TypeError:
        return False
    return True
