"""The readable side of a stream.

What must stay true: no data before somebody asked for it ('data' listener, `resume`, `pipe`, `async for`); order is
kept; 'end' comes once, after all data was taken, and before 'close'. What isn't taken is buffered up to the high-water
mark, and then left in the kernel.
"""

from __future__ import annotations

import errno
import os
from collections import deque
from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from ..errors import system_error
from .base import HIGH_WATER_MARK, Stream
from .encodings import Decoder, decoder
from .failures import not_implemented, push_after_end

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Self

READ_SIZE = 65536


class Readable(Stream):
    """Reads a descriptor, which it owns and makes non-blocking; or what a subclass pushes.

    Events: 'data' (bytes, or str after `setEncoding`), 'end', 'pause', 'resume', 'error', 'close' (whether there
    was an error). Chunks have at most 64 KiB. A subclass without descriptor overrides `_read` and calls `push`.
    Source: Node stream.Readable, and net.Socket for the timing.
    """

    readableEnded = False  # 'end' was emitted
    readableEncoding: str | None = None
    readableFlowing: bool | None = None  # None until somebody decides; False when paused
    bytesRead = 0

    _decoder: Decoder | None = None
    _source_ended = False
    _ending = False
    _resuming = False
    _reading = False
    _pipes: tuple[Any, ...] = ()

    def __init__(self, fd: int | None = None, *, highWaterMark: int = HIGH_WATER_MARK) -> None:
        super().__init__(fd)
        self._open_readable(highWaterMark)

    def _open_readable(self, high_water_mark: int) -> None:
        self.readableHighWaterMark = high_water_mark
        self.readableLength = 0  # bytes or characters that wait to be taken
        self._chunks: deque[Any] = deque()
        if self._io is not None:
            self._read_more()

    @property
    def readable(self) -> bool:
        """Whether there may be more data."""
        return not self.readableEnded and not self.destroyed

    # -- data comes in ------------------------------------------------------------------------------------

    def push(self, chunk: Any) -> bool:
        """Hand in data, or None for the end. Returns whether more is wanted now. For subclasses."""
        self._reading = False
        if chunk is None:
            self._end_of_source()
            return False
        if self._source_ended:
            self.destroy(push_after_end())
            return False
        if self._decoder is not None and not isinstance(chunk, str):
            chunk = self._decoder.decode(chunk)
        if len(chunk):
            if self.readableFlowing and not self._chunks:
                self.emit("data", chunk)
            else:
                self._chunks.append(chunk)
                self.readableLength += len(chunk)
        return self.readableLength < self.readableHighWaterMark

    def _read_more(self) -> None:
        """Ask the source for data if there is room for it."""
        if self._reading or self._source_ended or self.destroyed:
            return
        if self.readableLength < self.readableHighWaterMark:
            self._reading = True
            self._read(self.readableHighWaterMark)

    def _read(self, size: int) -> None:
        """Get data and `push` it, at once or later."""
        if self._io is None:
            raise not_implemented("_read()")
        self._io.on_readable(self._ready)

    def _ready(self) -> None:
        if self._io is None or self.destroyed:
            return
        try:
            data = os.read(self._io.fd, READ_SIZE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self.destroy(system_error(error.errno or errno.EIO, "read"))
            return
        self.bytesRead += len(data)
        if not self.push(data or None) and not self.destroyed:
            self._io.on_readable(None)
        else:
            self._reading = not self.destroyed

    def _end_of_source(self) -> None:
        if self._source_ended:
            return
        self._source_ended = True
        if self._decoder is not None:
            rest = self._decoder.decode(b"", True)
            if rest:
                self._chunks.append(rest)
                self.readableLength += len(rest)
        self._flow()

    # -- data goes out ------------------------------------------------------------------------------------

    def _flow(self) -> None:
        """Give out what is buffered while somebody takes it, then see about more, or the end."""
        chunks = self._chunks
        while self.readableFlowing and chunks and not self.destroyed:
            chunk = chunks.popleft()
            self.readableLength -= len(chunk)
            self.emit("data", chunk)
        if not self.readableFlowing or self.destroyed:
            return
        if not self._source_ended:
            self._read_more()
        elif not self._ending:
            self._ending = True
            engine.next_tick(self._emit_end)

    def _emit_end(self) -> None:
        if self.destroyed or self._chunks:
            return
        self.readableEnded = True
        self.emit("end")
        self._side_done()

    def resume(self) -> Self:
        """Let data flow, to listeners if there are any, from the next tick on."""
        if not self.readableFlowing:
            self.readableFlowing = True
            if not self._resuming:
                self._resuming = True
                engine.next_tick(self._resume)
        return self

    def _resume(self) -> None:
        self._resuming = False
        self.emit("resume")
        self._flow()

    def pause(self) -> Self:
        """Hold data back. One chunk of what is under way may still be buffered here."""
        if self.readableFlowing is not False:
            self.readableFlowing = False
            self.emit("pause")
        return self

    def isPaused(self) -> bool:
        """Whether `pause` was called, and `resume` not since."""
        return self.readableFlowing is False

    def setEncoding(self, encoding: str | None = None) -> Self:
        """Give out text from now on, what is buffered included. Raises ERR_UNKNOWN_ENCODING."""
        self._decoder = decoder(encoding)
        self.readableEncoding = encoding or "utf8"
        waiting, self._chunks = self._chunks, deque()
        texts = [chunk if isinstance(chunk, str) else self._decoder.decode(chunk) for chunk in waiting]
        if self._source_ended:
            texts.append(self._decoder.decode(b"", True))
        self._chunks.extend(filter(None, texts))
        self.readableLength = sum(map(len, self._chunks))
        return self

    def _listener_adding(self, event: Any, listener: Any) -> None:
        super()._listener_adding(event, listener)
        if event == "data" and self.readableFlowing is None:
            self.resume()

    def _destroy(self, error: Any) -> None:
        super()._destroy(error)
        self._chunks.clear()
        self.readableLength = 0

    def _open_sides(self) -> bool:
        return not self.readableEnded or super()._open_sides()

    # -- onwards ------------------------------------------------------------------------------------------

    def pipe(self, destination: Any, options: Any = None, *, end: bool = True) -> Any:
        """Write everything to another stream, no faster than it takes it; ends it too unless `end` is False.

        Returns the destination. 'pipe' and 'unpipe' are emitted there.
        """
        from .piping import Piping

        if isinstance(options, dict):
            end = options.get("end", end) is not False
        self._pipes = (*self._pipes, Piping(self, destination, end=end))
        return destination

    def unpipe(self, destination: Any = None) -> Self:
        """End the piping to one stream, or to all."""
        pipes, kept = self._pipes, tuple(one for one in self._pipes if destination not in (None, one.destination))
        self._pipes = kept
        for one in pipes:
            if one not in kept:
                one.stop()
        return self

    async def __aiter__(self) -> AsyncIterator[Any]:
        """The chunks. Leaving the loop early destroys the stream; an error is raised."""
        from .piping import iterate

        async for chunk in iterate(self):
            yield chunk
