"""The ends of a child's pipes: FileSink writes to its stdin, Output is what it writes to stdout or stderr.

What must stay true: nothing blocks; what is written is handed to the system in order and as soon as the system takes
it, and a child that reads no more is not an error of the program. Output is read as it comes (unless `lazy`), so that
the child never waits for a reader that comes after its end; every byte is given out once, and a second reader is
refused.
"""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any, cast

from .._errors.base import NodeError
from .._loop.coroutines import start
from ..promise import Promise
from ..values import undefined
from .streams import ReadableStream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterator

    from .._net.socket import Socket
    from .._web.reading import ReadableStreamDefaultController

_END = object()
_GONE = frozenset({"EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED"})


class Output(ReadableStream):
    """A stream of bytes to be read once, as a whole or in chunks. Bun: the ReadableStream of a subprocess."""

    _branch_kind = ReadableStream

    def __init__(self, stream: Socket, *, lazy: bool, came: Callable[[int], object] | None) -> None:
        self._pipe_end = stream
        self._came = came  # called with the number of bytes there have been, whenever some come
        self._size = 0
        self._begun = False
        source = {"start": self._open, "pull": self._listen, "cancel": self._drop}
        super().__init__(source, {"highWaterMark": 0})
        if not lazy:
            self._listen()

    def ref(self) -> None:
        """Let the open pipe keep the program alive."""
        self._pipe_end.ref()

    def unref(self) -> None:
        """Let the program end although the pipe is open."""
        self._pipe_end.unref()

    # -- inside -------------------------------------------------------------------------------------------

    def _open(self, controller: ReadableStreamDefaultController) -> None:
        stream = self._pipe_end
        stream.on("error", controller._error)
        stream.on("end", controller._close)
        stream.on("close", controller._close)

    def _listen(self) -> None:
        if not self._begun:
            self._begun = True
            self._pipe_end.on("data", self._take)

    def _take(self, chunk: bytes) -> None:
        self._controller._enqueue(chunk)
        self._size += len(chunk)
        if self._came is not None:
            self._came(self._size)

    def _drop(self) -> None:
        """The child's end of the pipe is closed."""
        self._pipe_end.destroy()


class Written(int):
    """A number of bytes. `await`ed, it waits until they have been handed to the system.

    In JavaScript the number is a promise when they have to wait; here it is both.
    """

    _done: Promise[None] | None = None

    def __await__(self) -> Generator[Any, Any, int]:
        """Raises the error when they could not be written."""
        if self._done is not None:
            yield from self._done.__await__()
        return int(self)


class FileSink:
    """`subprocess.stdin`. Bun: FileSink."""

    def __init__(self, stream: Socket) -> None:
        self._stream = stream
        self._ended = False
        self._unflushed = 0
        self._last: Promise[None] | None = None
        stream.on("error", _ignore)  # the child reads no more: the promise of each write is rejected

    def write(self, chunk: object) -> Written:
        """Write text or bytes; returns how many bytes it is, 0 when the child reads no more.

        Raises ERR_STREAM_WRITE_AFTER_END after `end`, ERR_INVALID_ARG_TYPE for anything else than text and bytes.
        """
        if self._ended:
            raise NodeError("write after end", code="ERR_STREAM_WRITE_AFTER_END")
        data = chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else cast("bytes", chunk)
        if not self._stream.writable:
            return Written(0)
        done: Promise[None] = Promise()
        done._handled = True  # a program need not wait for it
        self._last = done

        def settle(error: object) -> None:
            if error is None:
                done._resolve()
            else:
                done._reject(error)

        self._stream.write(data, settle)
        size = memoryview(data).nbytes
        self._unflushed += size
        return self._written(size)

    def flush(self) -> Written:
        """How many bytes were written since the last time. They are under way already."""
        size, self._unflushed = self._unflushed, 0
        return self._written(size)

    def end(self, chunk: object = undefined) -> Written:
        """Close the child's stdin when everything is written, after a last chunk if one is given; as `flush`."""
        if not self._ended:
            if chunk is not undefined and chunk is not None:
                self.write(chunk)
            self._ended = True
            if self._stream.writable:
                self._stream.end()
        return self.flush()

    close = end

    def start(self, options: object = None) -> None:
        """Nothing to do: it is open from the start."""

    def ref(self) -> None:
        """Let what waits to be written keep the program alive."""
        self._stream.ref()

    def unref(self) -> None:
        """Let the program end although something waits to be written."""
        self._stream.unref()

    def _written(self, size: int) -> Written:
        written = Written(size)
        written._done = self._last
        return written

    def __repr__(self) -> str:
        return f"<FileSink {'ended' if self._ended else 'open'}>"


def _ignore() -> None:
    """For an event that needs no more than a listener."""


def feed(stream: Socket, source: object) -> None:
    """Write a source to a child's stdin and close it: bytes, or what can be iterated over, with `async for` or not."""
    sink = FileSink(stream)
    if isinstance(source, memoryview):
        sink.end(source)
    else:
        start(_pump(sink, source))


async def _pump(sink: FileSink, source: object) -> None:
    is_async = hasattr(source, "__aiter__")
    chunks: Any = aiter(cast("AsyncIterator[object]", source)) if is_async else iter(cast("Iterator[object]", source))
    wanted = True
    try:
        while wanted:
            chunk = await anext(chunks, _END) if is_async else next(chunks, _END)
            if chunk is _END:
                break
            wanted = False  # until it has been written
            wanted = await _write(sink, chunk)
    finally:
        sink.end()
        if not wanted:
            await close_early(chunks)


async def _write(sink: FileSink, chunk: object) -> bool:
    """Whether the child still reads."""
    try:
        await sink.write(chunk)
    except NodeError as error:
        if error.code not in _GONE:
            raise
        return False
    return sink._stream.writable


async def close_early(chunks: object) -> None:
    """Close an iterator whose loop was left, as JavaScript does, so that a generator's `finally` runs."""
    if isinstance(chunks, GeneratorType):  # not whatever has a `close`: it may be a file
        chunks.close()
    elif hasattr(chunks, "aclose"):
        await chunks.aclose()
