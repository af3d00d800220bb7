"""The writable side of a stream.

What must stay true: chunks go out in the order of the calls, and callbacks come in that order; nothing blocks;
'finish' comes once, after everything was handed to the system.
"""

from __future__ import annotations

import errno
import os
from collections import deque
from typing import TYPE_CHECKING, Any

from .._arity import fit
from .._loop.current import engine
from ..errors import system_error
from ..values import undefined
from .base import HIGH_WATER_MARK, Stream
from .encodings import encode
from .failures import already_finished, no_data, not_implemented, stream_destroyed, write_after_end

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    Done = Callable[[Any], Any] | None


class Writable(Stream):
    """Writes to a descriptor, which it owns and makes non-blocking; or hands chunks to a subclass's `_write`.

    Events: 'drain', 'finish', 'pipe', 'unpipe', 'error', 'close' (whether there was an error).
    Source: Node stream.Writable, and net.Socket for the timing.
    """

    writableEnded = False  # `end` was called
    writableFinished = False  # everything went out
    writableNeedDrain = False
    bytesWritten = 0
    _finishing = False
    _written_of_first = 0  # a chunk counts as waiting until it is out as a whole

    def __init__(self, fd: int | None = None, *, highWaterMark: int = HIGH_WATER_MARK) -> None:
        super().__init__(fd)
        self._open_writable(highWaterMark)

    def _open_writable(self, high_water_mark: int) -> None:
        self.writableHighWaterMark = high_water_mark
        self.writableLength = 0  # bytes of the chunks that wait
        self._queue: deque[tuple[memoryview, Done]] = deque()
        self._end_callbacks: list[Done] = []

    @property
    def writable(self) -> bool:
        """Whether `write` may be called."""
        return not self.writableEnded and not self.destroyed

    # -- what the program calls ---------------------------------------------------------------------------

    def write(self, chunk: Any, encoding: Any = None, callback: Any = None) -> bool:
        """Write a string or bytes. Returns False when it is better to wait for 'drain'.

        `callback(error)` is called when the chunk went out, with None, or couldn't. Raises ERR_STREAM_NULL_VALUES,
        ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING; a write after `end` is an 'error' event.
        """
        if callable(encoding):
            encoding, callback = None, encoding
        data = _data(chunk, encoding)
        done = fit(callback, 1) if callable(callback) else None
        failure = self._refusal()
        if failure is not None:
            if done is not None:
                engine.next_tick(done, failure)
            if failure.code != "ERR_STREAM_DESTROYED":
                self.destroy(failure)
            return False
        self.writableLength += len(data)
        self._queue.append((data, done))
        if len(self._queue) == 1:
            self._write_out()
        accepted = self.writableLength < self.writableHighWaterMark and not self.destroyed
        if not accepted:
            self.writableNeedDrain = True
        return accepted

    def end(self, chunk: Any = None, encoding: Any = None, callback: Any = None) -> Self:
        """Write a last chunk, if one is given, and finish. `callback(error)` is called at 'finish'."""
        if callable(chunk):
            chunk, callback = None, chunk
        elif callable(encoding):
            encoding, callback = None, encoding
        if chunk is not None and chunk is not undefined:
            self.write(chunk, encoding)
        done = fit(callback, 1) if callable(callback) else None
        if self.destroyed or self.writableFinished:
            if done is not None:
                late = already_finished("end") if self.writableFinished else stream_destroyed("end")
                engine.next_tick(done, late)
            return self
        self.writableEnded = True
        if done is not None:
            self._end_callbacks.append(done)
        self._maybe_finish()
        return self

    def _refusal(self) -> Any:
        if self.writableEnded:
            return write_after_end()
        return stream_destroyed("write") if self.destroyed else None

    # -- data goes out ------------------------------------------------------------------------------------

    def _write_out(self) -> None:
        """Write until the queue is empty or the system takes no more."""
        queue, io = self._queue, self._io
        if io is None:
            self._write_next()
            return
        while queue:
            data, done = queue[0]
            try:
                count = os.write(io.fd, data)
            except (BlockingIOError, InterruptedError):
                count = 0
            except OSError as error:
                self._write_failed(system_error(error.errno or errno.EIO, "write"))
                return
            self.bytesWritten += count
            self._written_of_first += count
            if count < len(data):
                queue[0] = (data[count:], done)
                io.on_writable(self._write_out)
                return
            queue.popleft()
            self.writableLength -= self._written_of_first
            self._written_of_first = 0
            engine.next_tick(self._written, done)
        io.on_writable(None)
        self._maybe_finish()

    def _write_next(self) -> None:
        """Without a descriptor: one chunk after the other to `_write`, each when the last one is done."""
        if self._queue and not self.destroyed:
            self._write(bytes(self._queue[0][0]), "buffer", self._chunk_done)

    def _write(self, chunk: bytes, encoding: str, callback: Callable[..., Any]) -> None:
        """Take a chunk and call back, with an error if there was one. For subclasses without descriptor."""
        raise not_implemented("_write()")

    def _chunk_done(self, error: Any = None) -> None:
        if error is not None:
            self._write_failed(error)
            return
        data, done = self._queue.popleft()
        self.writableLength -= len(data)
        engine.next_tick(self._written, done)
        self._write_next()
        self._maybe_finish()

    def _written(self, done: Done) -> None:
        """After a chunk went out: 'drain' if somebody waits for it, then the chunk's callback."""
        if self.writableNeedDrain and not self.writableLength and not self.writableEnded and not self.destroyed:
            self.writableNeedDrain = False
            self.emit("drain")
        if done is not None:
            done(None)

    def _write_failed(self, error: Any) -> None:
        _, done = self._queue.popleft()
        if done is not None:
            engine.next_tick(done, error)
        self.destroy(error)

    # -- the end ------------------------------------------------------------------------------------------

    def _maybe_finish(self) -> None:
        if self.writableEnded and not self._queue and not self._finishing and not self.destroyed:
            self._finishing = True
            engine.next_tick(self._final)

    def _final(self) -> None:
        """Everything went out: tell the peer, then the program."""
        if self.destroyed:
            return
        if self._io is not None:
            self._io.shut_write()
        self.writableFinished = True
        callbacks, self._end_callbacks = self._end_callbacks, []
        for done in callbacks:
            if done is not None:
                done(None)
        self.emit("finish")
        self._side_done()

    def _destroy(self, error: Any) -> None:
        super()._destroy(error)
        waiting = [done for _, done in self._queue] + self._end_callbacks
        self._queue.clear()
        self._end_callbacks = []
        self.writableLength = 0
        for done in waiting:
            if done is not None:
                engine.next_tick(done, error or stream_destroyed("write"))

    def _open_sides(self) -> bool:
        return not self.writableFinished or super()._open_sides()


def _data(chunk: Any, encoding: Any) -> memoryview:
    if isinstance(chunk, str):
        return memoryview(encode(chunk, encoding))
    if isinstance(chunk, bytes):
        return memoryview(chunk)
    try:
        return memoryview(chunk).cast("B")
    except (TypeError, ValueError):
        raise no_data(chunk) from None
