"""ReadableStream: values that come one after the other, to be read once; and Blob, which is one or can be made of one.

What must stay true: every chunk is given out once; a stream that has a reader refuses another one; nothing is pulled
from a source before a reader wants it; the failure of a source reaches its readers and no one else. A Blob never
changes.
"""

from __future__ import annotations

from collections import deque
from types import CoroutineType
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import NodeTypeError
from .._errors.rare import InvalidStateError
from .._js.arity import fit, is_function
from .._loop.coroutines import start
from .._on_use import on_use
from .._process.record import Record
from ..promise import Promise
from ..values import undefined
from .bodies import Body, Bytes, as_bytes, at_once

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from .._events import awaiting
else:
    awaiting = on_use("nodecompat._events.awaiting")  # only `pipeTo` a Writable needs it

T = TypeVar("T")
_USED = "Invalid state: ReadableStream has already been used"
_LOCKED = "Invalid state: ReadableStream is locked"


class ReadableStream(Body):
    """A stream of chunks. `ReadableStream({'start': …, 'pull': …, 'cancel': …})`, each a function, all optional.

    `start(controller)` is called at once, `pull(controller)` whenever a chunk is wanted and there is none; both
    call `controller.enqueue(chunk)`, `.close()`, `.error(reason)`, and may be async. `cancel(reason)` is called when
    the rest is not wanted. An object with these methods will do as well. Source: WHATWG Streams.
    """

    def __init__(self, underlyingSource: object = None, strategy: object = None) -> None:
        self._chunks: deque[Any] = deque()
        self._reads: deque[Promise[Any]] = deque()  # that wait for a chunk
        self._reader: Reader | None = None
        self._used = False
        self._ended = False
        self._error: Any = None
        self._closed: Promise[Any] = Promise()
        self._closed._handled = True
        self._at_end: Callable[[], None] | None = None  # of a reader that waits for all of it
        self._pulling = False
        self._pull = _method(underlyingSource, "pull", 1)
        self._cancel = _method(underlyingSource, "cancel", 1)
        begin = _method(underlyingSource, "start", 1)
        if begin is not None:
            self._call(begin)

    # -- what comes ---------------------------------------------------------------------------------------

    def _call(self, function: Callable[[Controller], object]) -> None:
        """Call a function of the source's; nothing is pulled until it is done."""
        self._pulling = True
        try:
            result = function(Controller(self))
        except Exception as error:
            self._fail(error)
            return
        _promise_of(result).then(self._called, self._fail)

    def _called(self) -> None:
        self._pulling = False
        if self._reads or self._at_end is not None:
            self._more()

    def _more(self) -> None:
        """A chunk is wanted."""
        if self._pull is not None and not self._pulling and not self._ended:
            self._call(self._pull)

    def _put(self, chunk: object) -> None:
        if self._reads:
            self._reads.popleft()._resolve(Record(value=chunk, done=False))
        else:
            self._chunks.append(chunk)

    def _fail(self, error: object) -> None:
        if not self._ended:
            self._error = error
            self._end()

    def _end(self, *_: object) -> None:
        if self._ended:
            return
        self._ended = True
        if self._error is None:
            self._closed._resolve(undefined)
        else:
            self._closed._reject(self._error)
        while self._reads:
            self._settle(self._reads.popleft())
        at_end, self._at_end = self._at_end, None
        if at_end is not None:
            at_end()

    def _settle(self, read: Promise[Any]) -> None:
        """Answer a read after the last chunk."""
        if self._error is None:
            read._resolve(Record(value=undefined, done=True))
        else:
            read._reject(self._error)

    # -- reading ------------------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Whether it has a reader."""
        return self._reader is not None or (self._used and not self._ended)

    def getReader(self, options: object = None) -> Reader:
        """A reader, which has the stream to itself until `releaseLock`. Raises ERR_INVALID_STATE for a locked one."""
        if self.locked:
            raise InvalidStateError(_LOCKED)
        self._reader = Reader(self)
        return self._reader

    def blob(self) -> Promise[Blob]:
        """All of it as a Blob."""
        return self._whole(Blob.of)

    async def __aiter__(self) -> AsyncIterator[Any]:
        """The chunks as they come. Leaving the loop early cancels the stream."""
        self._use()
        try:
            while True:
                one = await self._read()
                if one.done:
                    break
                yield one.value
        finally:
            if not self._ended:
                self._stop(undefined)

    values = __aiter__

    def tee(self) -> list[ReadableStream]:
        """Two streams of the same chunks. What one has read is kept until the other has."""
        self._use()
        branches: list[ReadableStream] = []

        def put(one: Record) -> None:
            for branch in branches:
                if one.done:
                    branch._end()
                else:
                    branch._put(one.value)

        def fail(error: object) -> None:
            for branch in branches:
                branch._fail(error)

        def pull() -> Promise[Any]:
            return self._read().then(put, fail)

        branches.extend([ReadableStream({"pull": pull}), ReadableStream({"pull": pull})])
        return branches

    def pipeTo(self, destination: object, options: object = None) -> Promise[None]:
        """Write all of it to something with `write`, and `end` or `close` it unless `preventClose`.

        A FileSink, a Writable such as `process.stdout`, or what is like a WritableStreamDefaultWriter; waits whenever
        a write has to be waited for. Bun takes a WritableStream only.
        """
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
            return Promise.reject(InvalidStateError(_LOCKED))
        self._used = True
        return self._stop(reason)

    # -- inside -------------------------------------------------------------------------------------------

    def _use(self) -> None:
        if self._used or self._reader is not None:
            raise InvalidStateError(_LOCKED if self._reader is not None else _USED)
        self._used = True

    def _read(self) -> Promise[Any]:
        read: Promise[Any] = Promise()
        if self._chunks:
            read._resolve(Record(value=self._chunks.popleft(), done=False))
        elif self._ended:
            self._settle(read)
        else:
            self._reads.append(read)
            self._more()
        return read

    def _stop(self, reason: object) -> Promise[Any]:
        self._chunks.clear()
        cancel = self._cancel
        if not self._ended and cancel is not None:
            self._end()
            return _promise_of(cancel(reason))
        self._end()
        return Promise.resolve(undefined)

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        promise, resolve, reject = Promise.withResolvers()
        try:
            self._use()
        except InvalidStateError as error:
            reject(error)
            return promise

        def settle() -> None:
            if self._error is not None:
                reject(self._error)
                return
            data = [*self._chunks]
            self._chunks.clear()
            try:
                resolve(convert(b"".join(map(as_bytes, data))))
            except (ValueError, TypeError) as error:
                reject(error)

        if self._ended:
            settle()
        else:
            self._at_end = settle
            self._more()
        return promise

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._ended else 'readable'}>"


class Controller:
    """What a source puts its chunks into. Source: WHATWG Streams, ReadableStreamDefaultController."""

    desiredSize = 1

    def __init__(self, stream: ReadableStream) -> None:
        self._stream = stream

    def enqueue(self, chunk: object = undefined) -> None:
        """The next chunk. Raises ERR_INVALID_STATE after the end."""
        if self._stream._ended:
            raise InvalidStateError("Invalid state: Controller is already closed")
        self._stream._put(chunk)

    def close(self) -> None:
        """There are no more chunks."""
        self._stream._end()

    def error(self, reason: object = undefined) -> None:
        """Fail the stream: what has come is dropped, and readers get the reason."""
        self._stream._chunks.clear()
        self._stream._fail(reason)


class Reader:
    """What `getReader` returns. Source: WHATWG Streams, ReadableStreamDefaultReader."""

    def __init__(self, stream: ReadableStream) -> None:
        self._stream: ReadableStream | None = stream

    @property
    def closed(self) -> Promise[Any]:
        """Fulfilled when the stream has ended, rejected when it has failed."""
        return self._stream._closed if self._stream is not None else Promise.reject(_released())

    def read(self) -> Promise[Any]:
        """The next chunk: `value`, and `done`, which is True after the last."""
        if self._stream is None:
            return Promise.reject(_released())
        self._stream._used = True
        return self._stream._read()

    def cancel(self, reason: object = undefined) -> Promise[Any]:
        """Want no more."""
        return self._stream._stop(reason) if self._stream is not None else Promise.reject(_released())

    def releaseLock(self) -> None:
        """Let others read; a read that waits is rejected."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream._reader = None
            stream._used = False
            while stream._reads:
                stream._reads.popleft()._reject(_released())


class Blob(Body):
    """Bytes and a media type: `Blob(['text', b'bytes', blob])`. Source: File API."""

    def __init__(self, blobParts: Iterable[object] = (), options: object = None) -> None:
        self._data: Bytes = b"".join(part._data if isinstance(part, Blob) else as_bytes(part) for part in blobParts)
        self.type: str = options.get("type", "") if isinstance(options, dict) else ""

    @classmethod
    def of(cls, data: Bytes) -> Blob:
        """A Blob of some bytes."""
        return cls([data])

    @property
    def size(self) -> int:
        """How many bytes."""
        return len(self._data)

    def slice(self, start: int = 0, end: int | None = None, contentType: str = "") -> Blob:
        """A part of it; negative numbers count from the end."""
        return Blob([self._data[start:end]], {"type": contentType})

    def stream(self) -> ReadableStream:
        """It as a stream."""
        stream = ReadableStream()
        if self._data:
            stream._put(self._data)
        stream._end()
        return stream

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        return at_once(lambda: convert(self._data))

    def __repr__(self) -> str:
        return f"<Blob {self.size} bytes>"


def _released() -> InvalidStateError:
    return InvalidStateError("Invalid state: The reader is not attached to a stream")


def _promise_of(result: object) -> Promise[Any]:
    """The promise of what a function of a source returned."""
    return start(result) if isinstance(result, CoroutineType) else Promise.resolve(result)


def _method(source: object, name: str, count: int) -> Callable[..., Any] | None:
    """A function of an object or a dict, as a source gives them."""
    found = source.get(name) if isinstance(source, dict) else getattr(source, name, None)
    return fit(found, count) if is_function(found) else None
