"""ReadableStream and Blob as Bun has them: those of the web, with the methods that read the whole.

What must stay true: what reads the whole has the stream to itself, and does it once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .._errors.base import NodeTypeError
from .._js.arity import is_function
from .._js.record import Record
from .._loop.coroutines import start
from .._on_use import on_use
from .._web import blob
from .._web.base import StreamStateError
from .._web.bodies import Body, Bytes, as_bytes
from .._web.readable import ReadableStream as WebStream
from .._web.reader import ReadableStreamDefaultReader
from .._web.reading import READABLE
from .._web.writing import WritableSide
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._events import awaiting
    from .._web.iterating import StreamValues
else:
    awaiting = on_use("nodecompat._events.awaiting")  # only `pipeTo` a Writable needs it

T = TypeVar("T")
_EMPTY: dict[str, object] = {}
_USED = "ReadableStream has already been used"
_LOCKED = "ReadableStream is locked"


class Reader(ReadableStreamDefaultReader):
    """What `getReader` returns."""

    @staticmethod
    def _result(value: object, *, done: bool) -> Record:
        return Record(value=value, done=done)


class ReadableStream(WebStream, Body):
    """A stream of chunks, as the web's; `text()`, `json()`, `bytes()`, `arrayBuffer()` and `blob()` read all of it."""

    _reader_kind = Reader
    _used = False  # something has it to itself for good

    @property
    def locked(self) -> bool:
        """Whether it has a reader."""
        return self._reader is not None or (self._used and self._state is READABLE)

    def blob(self) -> Promise[Blob]:
        """All of it as a Blob."""
        return self._whole(Blob.of)

    def __aiter__(self) -> StreamValues:
        """The chunks as they come. Leaving the loop early cancels the stream."""
        self._use()
        return super().__aiter__()

    def values(self, options: object = _EMPTY) -> StreamValues:
        """The same, with `preventCancel` to let the stream live on."""
        self._use()
        return super().values(options)

    def tee(self) -> list[Any]:
        """Two streams of the same chunks. What one has read is kept until the other has."""
        self._use()
        return super().tee()

    def pipeTo(self, destination: object, options: object = _EMPTY) -> Promise[Any]:
        """Write all of it to a WritableStream, or to something with `write`, which `end` or `close` ends.

        A FileSink, a Writable such as `process.stdout`, or what is like a WritableStreamDefaultWriter; waits whenever
        a write has to be waited for. Bun takes a WritableStream only. Option: preventClose. Raises TypeError for
        what nothing can be written to.
        """
        if isinstance(destination, WritableSide):
            return super().pipeTo(destination, options)
        if not is_function(getattr(destination, "write", None)):
            raise NodeTypeError("ReadableStream.prototype.pipeTo requires a WritableStream destination")
        given = options if isinstance(options, dict) else {}
        return start(self._pipe(destination, not given.get("preventClose")))

    async def _pipe(self, destination: Any, close: bool) -> None:
        async for chunk in self:
            result = destination.write(chunk)
            if result is False:  # a Writable of ours
                await awaiting.once(destination, "drain")
            elif hasattr(result, "__await__"):
                await result
        end = getattr(destination, "end", None) or getattr(destination, "close", None)
        if close and end is not None:
            result = end()
            if hasattr(result, "__await__"):
                await result

    def cancel(self, reason: object = undefined) -> Promise[Any]:
        """Drop what has come, and call the source's `cancel`."""
        if self._reader is not None:
            return Promise.reject(StreamStateError(_LOCKED))
        self._used = True
        return self._give_up(reason)

    # -- inside -------------------------------------------------------------------------------------------

    def _use(self) -> None:
        if self._used or self._reader is not None:
            raise StreamStateError(_LOCKED if self._reader is not None else _USED)
        self._used = True

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        promise: Promise[T] = Promise()
        try:
            self._use()
        except StreamStateError as error:
            promise._reject(error)
        else:
            _Whole(self, convert, promise).go_on()
        return promise


class _Whole:
    """Reads all of a stream."""

    def __init__(self, stream: ReadableStream, convert: Callable[[Bytes], T], promise: Promise[T]) -> None:
        self._stream = stream
        self._reader = Reader(stream)
        self._convert = convert
        self._promise = promise
        self._chunks: list[object] = []

    def go_on(self) -> None:
        """Take what waits, and wait for more."""
        stream = self._stream
        while stream._state is READABLE and stream._controller._queue:
            self._chunks.append(stream._controller._take())
        self._reader._read(self)

    def chunk(self, value: object) -> None:
        """More came."""
        self._chunks.append(value)
        self.go_on()

    def close(self) -> None:
        """That was all."""
        self._reader._release()
        try:
            self._promise._resolve(self._convert(b"".join(map(as_bytes, self._chunks))))
        except (ValueError, TypeError) as error:
            self._promise._reject(error)

    def error(self, reason: object) -> None:
        """It failed."""
        self._reader._release()
        self._promise._reject(reason)


class Blob(blob.Blob):
    """Bytes and a media type: `Blob(['text', b'bytes', blob])`; its stream is Bun's. Source: File API."""

    _stream_kind = ReadableStream

    @staticmethod
    def _part(part: object) -> Bytes:
        return part._data if isinstance(part, blob.Blob) else as_bytes(part)

    def stream(self) -> ReadableStream:
        """It as a stream."""
        return cast("ReadableStream", super().stream())
