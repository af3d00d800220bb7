"""`fromWeb`: a stream of the web as one of Node's.

What must stay true: neither side is read or written faster than the other allows; an end, an error and a cancellation
go both ways. The classes come from the caller, whose file loads this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._events.event import field
from .._js.record import Record
from .._web.base import later, then
from .._web.readable import ReadableStream
from .._web.reader import Steps
from .._web.reading import ReadableSide
from .._web.writing import WritableSide
from ..promise import Promise
from ..values import undefined
from . import ending
from .encodings import encode
from .failures import failure
from .questions import is_writable_ended
from .to_web import options_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .base import Callback

    Kind = Callable[..., Any]
    Settled = Promise[Any]


def readable_from_web(kind: Kind, web: object, options: object) -> Any:
    """A Readable of a ReadableStream. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_STATE."""
    if not isinstance(web, ReadableStream):
        raise InvalidArgTypeError("readableStream", "an instance of ReadableStream", web)
    given = options_of(options, "highWaterMark", "encoding", "objectMode", "signal")
    reading = _Reading(web)

    def destroy(error: object, callback: Callback) -> None:
        if reading.over:
            callback(error)
        else:
            both(reading.reader.cancel(_or_undefined(error)), lambda: callback(error))

    stream = kind(given, read=reading.read, destroy=destroy)
    reading.attach(stream)

    def failed(error: object) -> None:
        reading.ended()
        ending.destroy(stream, error)

    then(reading.reader.closed, reading.ended, failed)
    return stream


class _Reading:
    """Reads a ReadableStream for a Readable."""

    def __init__(self, web: ReadableStream) -> None:
        self.reader = web.getReader()
        self.over = False
        self._request = Steps(lambda chunk: later(self._forward, chunk), lambda: self._stream.push(None), self._fail)

    def attach(self, stream: Any) -> None:
        """The stream to push into."""
        self._stream = stream

    def read(self) -> None:
        """The next chunk is wanted."""
        self.reader._read(self._request)

    def _forward(self, chunk: object) -> None:
        self._stream.push(chunk)

    def _fail(self, error: object) -> None:
        ending.destroy(self._stream, error)

    def ended(self) -> None:
        """The ReadableStream is over."""
        self.over = True


def both(promise: Settled, function: Callable[[], object]) -> None:
    """Call a function in a microtask, whatever becomes of a promise."""
    then(promise, function, lambda _: function())


def _or_undefined(error: object) -> object:
    return undefined if error is None else error


def writable_from_web(kind: Kind, web: object, options: object) -> Any:
    """A Writable of a WritableStream. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE."""
    if not isinstance(web, WritableSide):
        raise InvalidArgTypeError("writableStream", "an instance of WritableStream", web)
    given = options_of(options, "highWaterMark", "objectMode", "decodeStrings", "signal")
    writing = _Writing(web, given)

    def destroy(error: object, callback: Callback) -> None:
        if writing.over:
            callback(error)
        else:
            closing = writing.writer.close() if error is None else writing.writer.abort(error)
            both(closing, lambda: callback(error))

    stream = kind(given, write=writing.write, writev=writing.writev, final=writing.final, destroy=destroy)
    writing.attach(stream)
    then(writing.writer.closed, writing.ended, writing.failed)
    return stream


class _Writing:
    """Writes to a WritableStream for a Writable."""

    def __init__(self, web: Any, options: dict[str, Any]) -> None:
        self.writer = web.getWriter()
        self.over = False
        self._as_bytes = options.get("decodeStrings", True) and not options.get("objectMode", False)

    def attach(self, stream: Any) -> None:
        """The stream that is written to."""
        self._stream = stream

    def write(self, chunk: object, encoding: str, callback: Callback) -> None:
        """Hand on a chunk."""
        if isinstance(chunk, str) and self._as_bytes:
            chunk = encode(chunk, encoding)
        self._all([chunk], callback)

    def writev(self, chunks: list[Record], callback: Callback) -> None:
        """Hand on several."""
        self._all([one["chunk"] for one in chunks], callback)

    def _all(self, chunks: list[object], callback: Callback) -> None:
        request = _Request(len(chunks), callback)
        for chunk in chunks:
            error = self.writer._write(chunk, request)
            if error is not None:
                request._reject(error[0])
        request.begun()

    def final(self, callback: Callback) -> None:
        """Close it."""
        if not self.over:
            then(self.writer.close(), callback, callback)

    def ended(self) -> None:
        """The WritableStream has closed."""
        self.over = True
        if not is_writable_ended(self._stream):
            ending.destroy(self._stream, failure("ERR_STREAM_PREMATURE_CLOSE"))

    def failed(self, error: object) -> None:
        """The WritableStream has failed."""
        self.over = True
        ending.destroy(self._stream, error)


class _Request:
    """Stands where the promises of some writes would: calls back when all are done."""

    def __init__(self, count: int, callback: Callback) -> None:
        self._left = count
        self._callback = callback
        self._failure: tuple[object] | None = None
        self._begun = False

    def begun(self) -> None:
        """All were handed on; they may be done already."""
        self._begun = True
        self._settle()

    def _resolve(self, _: object = undefined) -> None:
        self._left -= 1
        self._settle()

    def _reject(self, error: object) -> None:
        self._left -= 1
        self._failure = self._failure or (error,)
        self._settle()

    def _settle(self) -> None:
        if self._left or not self._begun:
            return
        if self._failure is None:
            self._callback()
        else:
            later(self._callback, self._failure[0])


def duplex_from_web(kind: Kind, pair: object, options: object) -> Any:
    """A Duplex of `{readable, writable}`, a dict or an object. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE."""
    readable, writable = field(pair, "readable"), field(pair, "writable")
    if not isinstance(readable, ReadableSide):
        raise InvalidArgTypeError("pair.readable", "an instance of ReadableStream", readable)
    if not isinstance(writable, WritableSide):
        raise InvalidArgTypeError("pair.writable", "an instance of WritableStream", writable)
    names = ("allowHalfOpen", "objectMode", "encoding", "decodeStrings", "highWaterMark", "signal")
    given = {"allowHalfOpen": False, **options_of(options, *names)}
    writing, reading = _Writing(writable, given), _Reading(readable)  # type: ignore[arg-type]  # which is the class

    def destroy(error: object, callback: Callback) -> None:
        waiting = []
        if not writing.over:
            waiting.append(writing.writer.abort(_or_undefined(error)))
        if not reading.over:
            waiting.append(reading.reader.cancel(_or_undefined(error)))
        if waiting:
            both(Promise.all(waiting), lambda: callback(error))
        else:
            callback(error)

    hooks = {"read": reading.read, "write": writing.write, "writev": writing.writev, "final": writing.final}
    duplex = kind(given, **hooks, destroy=destroy)
    reading.attach(duplex)
    writing.attach(duplex)

    def failed(error: object) -> None:
        writing.over = reading.over = True
        ending.destroy(duplex, error)

    then(writing.writer.closed, writing.ended, failed)
    then(reading.reader.closed, reading.ended, failed)
    return duplex
