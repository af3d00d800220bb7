"""`toWeb`: a stream of Node's as one of the web.

What must stay true: neither side is read or written faster than the other allows; an end, an error and a cancellation
go both ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._errors.rare import AbortError
from .._events.event import field
from .._js.arity import is_function
from .._js.record import Record
from .._web.base import ByteLengthQueuingStrategy, CountQueuingStrategy, byte_length, fulfilled
from .._web.readable import ReadableStream
from .._web.writable import WritableStream
from ..promise import Promise
from ..values import undefined
from . import ending
from .encodings import is_encoding
from .questions import is_writable_ended, isDestroyed, isReadable, isWritable, sides

if TYPE_CHECKING:
    from collections.abc import Callable

    Kind = Callable[..., Any]
    Settled = Promise[Any]


def options_of(options: object, *names: str) -> dict[str, Any]:
    """Some options, those that are given. Raises ERR_INVALID_ARG_TYPE."""
    if options is undefined or options is None:
        return {}
    if not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    given = {name: options[name] for name in names if options.get(name, undefined) is not undefined}
    for name in ("objectMode", "decodeStrings"):
        if name in given and not isinstance(given[name], bool):
            raise InvalidArgTypeError(f"options.{name}", "of type boolean", given[name])
    if "encoding" in given and not is_encoding(given["encoding"]):
        raise InvalidArgValueError("options.encoding", given["encoding"])
    return given


def _known(error: object) -> object:
    """An error as the web tells it: a premature close is an abort."""
    premature = getattr(error, "code", None) == "ERR_STREAM_PREMATURE_CLOSE"
    return AbortError(cause=error) if premature else error


def _ignore() -> None:
    """Stands for an 'error' that is told in another way."""


def readable_to_web(stream: Any, options: object) -> ReadableStream:
    """A ReadableStream of a Readable; `{'type': 'bytes'}` for one of bytes, `strategy` for another one."""
    if getattr(stream, "_readableState", None) is None:
        raise InvalidArgTypeError("streamReadable", "an stream.Readable", stream)
    given = options_of(options, "type", "strategy")
    kind = given.get("type", undefined)
    if kind not in ("bytes", undefined):
        raise InvalidArgValueError("options.type", kind, "must be one of: 'bytes', undefined")
    return _Outward(stream, given.get("strategy", undefined), of_bytes=kind == "bytes").web


class _Outward:
    """Hands what a Readable gives to the controller of a ReadableStream."""

    controller: Any

    def __init__(self, stream: Any, strategy: object, *, of_bytes: bool) -> None:
        self._stream = stream
        self._over = False
        source: dict[str, object] = {"start": self._begin, "cancel": self._cancel}
        reads, mark = bool(isReadable(stream)), {"highWaterMark": getattr(stream, "readableHighWaterMark", 0)}
        if of_bytes:
            source["type"] = "bytes"
            strategy = mark if reads else undefined
        elif strategy is undefined and reads:
            strategy = CountQueuingStrategy(mark) if stream.readableObjectMode else ByteLengthQueuingStrategy(mark)
        if reads:
            source["pull"] = lambda: stream.resume()
        self.web = ReadableStream(source, {} if strategy is undefined else strategy)
        self._stop = ending.finished(stream, {"writable": False}, self._finished)
        if reads:
            stream.pause()
            stream.on("data", self._data)

    def _begin(self, controller: Any) -> None:
        self.controller = controller

    def _cancel(self, reason: object) -> None:
        self._over = True
        ending.destroy(self._stream, None if reason is undefined else reason)

    def _finished(self, error: object) -> None:
        self._stop()
        self._stream.on("error", _ignore)
        if self._over:
            return
        self._over = True
        if error:
            self.controller.error(_known(error))
            return
        self.controller.close()
        if self.controller.takes_bytes and self.controller.byobRequest is not None:
            self.controller.byobRequest.respond(0)

    def _data(self, chunk: object) -> None:
        if self._over:
            return
        self.controller.enqueue(chunk)
        if self.controller.desiredSize <= 0:
            self._stream.pause()


def writable_to_web(stream: Any) -> WritableStream:
    """A WritableStream of a Writable. Raises ERR_INVALID_ARG_TYPE."""
    if isinstance(stream, type) or not all(is_function(getattr(stream, name, undefined)) for name in ("write", "on")):
        raise InvalidArgTypeError("streamWritable", "an stream.Writable", stream)
    if isDestroyed(stream) or not isWritable(stream):
        closed = WritableStream()
        closed.close()
        return closed
    return _Inward(stream).web


class _Inward:
    """Hands what is written to a WritableStream to a Writable."""

    controller: Any = None

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._room: Settled | None = None
        self._closed: Settled | None = None
        sink = {"start": self._begin, "write": self._write, "abort": self._abort, "close": self._close}
        mark = {"highWaterMark": stream.writableHighWaterMark}
        self._stop = ending.finished(stream, self._finished)
        stream.on("drain", self._drained)
        self.web = WritableStream(sink, CountQueuingStrategy(mark) if stream.writableObjectMode else _Sizes(mark))

    def _begin(self, controller: Any) -> None:
        self.controller = controller

    def _drained(self) -> None:
        if self._room is not None:
            self._room._resolve(undefined)

    def _finished(self, error: object) -> None:
        error = _known(error)
        self._stop()
        self._stream.on("error", _ignore)
        closed, self._closed = self._closed, None
        controller, self.controller = self.controller, None
        if error:
            for waiting in (self._room, closed):
                if waiting is not None:
                    waiting._reject(error)
        elif closed is not None:
            closed._resolve(undefined)
            self.controller = controller
            return
        if controller is not None:
            controller.error(error or AbortError())

    def _write(self, chunk: object) -> object:
        stream = self._stream
        if not (stream.writableNeedDrain or not stream.write(chunk)):
            return None
        room: Settled = Promise()
        self._room = room
        if not stream.writableNeedDrain:
            room._resolve(undefined)
        return room.finally_(self._forget_room)

    def _forget_room(self) -> None:
        self._room = None

    def _abort(self, reason: object) -> None:
        ending.destroy(self._stream, None if reason is undefined else reason)

    def _close(self) -> Settled:
        if self._closed is None and not is_writable_ended(self._stream):
            self._closed = closed = _pending()
            self._stream.end()
            return closed
        self.controller = None
        return fulfilled()


def _pending() -> Settled:
    return Promise()


class _Sizes(CountQueuingStrategy):
    """Counts what a chunk is long."""

    @property
    def size(self) -> Callable[[object], Any]:
        """Bytes, characters, or 1 for what has no length."""
        return _length


def _length(chunk: Any) -> Any:
    size = byte_length(chunk)
    if size is undefined:
        size = len(chunk) if hasattr(chunk, "__len__") and not isinstance(chunk, dict) else field(chunk, "length")
    return 1 if size is undefined or size is None else size


def duplex_to_web(duplex: Any, options: object) -> Record:
    """`{readable, writable}` of a Duplex; `readableType` is the type of the ReadableStream."""
    if None in sides(duplex):
        raise InvalidArgTypeError("duplex", "an stream.Duplex", duplex)
    given = options_of(options, "readableType", "type")
    kind = given.get("readableType", given.get("type", undefined))
    source: dict[str, object] = {} if kind is undefined else {"type": kind}
    writable, readable = WritableStream(), ReadableStream(source)
    alive = not isDestroyed(duplex)
    if alive and isWritable(duplex):
        writable = writable_to_web(duplex)
    else:
        writable.close()
    if alive and isReadable(duplex):
        readable = readable_to_web(duplex, source)
    else:
        readable.cancel()
    return Record(readable=readable, writable=writable)
