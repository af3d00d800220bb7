"""FileSink: the writing end of a child's stdin.

What must stay true: nothing blocks, everything is handed to the system in order and at once as far as it takes it; a
child that reads no more is no error of the program's.
"""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._loop.coroutines import start
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Generator


class Written(int):
    """A number of bytes. `await`ed, it waits until they have been handed to the system.

    In JavaScript the number is a promise when they have to wait; here it is both.
    """

    _done: Promise[Any] | None = None

    def __await__(self) -> Generator[Any, Any, int]:
        """Raises the error when they could not be written."""
        if self._done is not None:
            yield from self._done.__await__()
        return int(self)


class FileSink:
    """`subprocess.stdin`. Bun: FileSink."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._ended = False
        self._unflushed = 0
        self._last: Promise[Any] | None = None
        stream.on("error", lambda *_: None)  # it reads no more; whoever awaits is told

    def write(self, chunk: Any) -> Written:
        """Write text or bytes; returns how many bytes it is, 0 when the child reads no more.

        Raises ERR_STREAM_WRITE_AFTER_END after `end`, ERR_INVALID_ARG_TYPE for anything else than text and bytes.
        """
        if self._ended:
            raise NodeError("write after end", code="ERR_STREAM_WRITE_AFTER_END")
        data = chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else chunk
        if not self._stream.writable:
            return Written(0)
        done: Promise[Any] = Promise()
        done._handled = True  # nobody has to wait for it
        self._last = done
        self._stream.write(data, lambda error: done._resolve() if error is None else done._reject(error))
        size = memoryview(data).nbytes
        self._unflushed += size
        return self._written(size)

    def flush(self) -> Written:
        """How many bytes were written since the last time. They are under way already."""
        size, self._unflushed = self._unflushed, 0
        return self._written(size)

    def end(self, chunk: Any = undefined) -> Written:
        """Close the child's stdin when everything is written, after a last chunk if one is given; as `flush`."""
        if not self._ended:
            if chunk is not undefined and chunk is not None:
                self.write(chunk)
            self._ended = True
            if self._stream.writable:
                self._stream.end()
        return self.flush()

    close = end

    def start(self, options: Any = None) -> None:
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


def feed(stream: Any, source: Any) -> None:
    """Write a source to a child's stdin and close it: bytes, or what can be iterated over, with `async for` or not."""
    sink = FileSink(stream)
    if isinstance(source, memoryview):
        sink.end(source)
    else:
        start(_pump(sink, source))


async def _pump(sink: FileSink, source: Any) -> None:
    chunks = aiter(source) if hasattr(source, "__aiter__") else iter(source)
    wanted = True
    try:
        if hasattr(chunks, "__anext__"):
            async for chunk in chunks:
                wanted = False  # until it has been written
                if not (wanted := await _write(sink, chunk)):
                    break
        else:
            for chunk in chunks:
                wanted = False
                if not (wanted := await _write(sink, chunk)):
                    break
    finally:
        sink.end()
        if not wanted:
            await close_early(chunks)


async def _write(sink: FileSink, chunk: Any) -> bool:
    """Whether the child still reads."""
    try:
        await sink.write(chunk)
    except NodeError as error:
        if error.code not in _GONE:
            raise
        return False
    return bool(sink._stream.writable)


async def close_early(chunks: Any) -> None:
    """Tell an iterator that nobody wants more, as a loop of JavaScript's does, so that a generator's `finally` runs."""
    if isinstance(chunks, GeneratorType):  # not whatever has a `close`: it may be a file
        chunks.close()
    elif hasattr(chunks, "aclose"):
        await chunks.aclose()


_GONE = frozenset({"EPIPE", "ECONNRESET", "ERR_STREAM_DESTROYED"})
