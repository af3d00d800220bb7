"""`process.stdin`: standard input, read when somebody wants it.

What must stay true: it is paused until a 'data' listener, `resume` or a loop over it starts it, and only then
keeps the process alive; the descriptor is never closed nor made non-blocking (others share it).
"""

from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from ..errors import system_error
from ..events import EventEmitter
from .stdio import encode

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_READ_BYTES = 65536


class StandardInput(EventEmitter):
    """Emits 'data' with bytes, or texts after `setEncoding`; then 'end' and 'close'."""

    writable = False

    def __init__(self, fd: int) -> None:
        super().__init__()
        self.fd = fd
        self.readableEnded = self.destroyed = self.closed = False
        self._decoder: Any = None
        self._flowing: bool | None = None
        self._watcher: Any = None
        self._ref = True
        self._polled = True  # False: a regular file, which is always ready and cannot be watched

    @property
    def isTTY(self) -> bool:
        """Whether the descriptor is a terminal."""
        return os.isatty(self.fd)

    @property
    def readable(self) -> bool:
        """Whether there may be more to read."""
        return not (self.readableEnded or self.destroyed)

    @property
    def readableFlowing(self) -> bool | None:
        """Whether it is being read; None before anybody decided."""
        return self._flowing

    def setEncoding(self, encoding: str = "utf8") -> StandardInput:
        """Emit texts from here on instead of bytes; returns the stream. Raises ERR_UNKNOWN_ENCODING."""
        encode("", encoding)
        name = {"utf16le": "utf-16-le", "ucs2": "utf-16-le", "binary": "latin-1"}.get(encoding.lower(), encoding)
        self._decoder = codecs.getincrementaldecoder(name)("replace")
        return self

    def resume(self) -> StandardInput:
        """Read, and keep the process alive until the end; returns the stream."""
        if self.readable and not self._flowing:
            self._flowing = True
            engine.next_tick(self._arm)
        return self

    def pause(self) -> StandardInput:
        """Stop reading; the process may end. Returns the stream."""
        self._flowing = False
        if self._watcher is not None:
            self._watcher.set(readable=None)
        return self

    def isPaused(self) -> bool:
        """Whether `pause` was called last."""
        return self._flowing is False

    def ref(self) -> StandardInput:
        """Keep the process alive while reading (the default); returns the stream."""
        self._ref = True
        if self._watcher is not None:
            self._watcher.ref()
        return self

    def unref(self) -> StandardInput:
        """Let the process end although it is being read; returns the stream."""
        self._ref = False
        if self._watcher is not None:
            self._watcher.unref()
        return self

    def pipe(self, destination: Any, *, end: bool = True) -> Any:
        """Write everything to a writable stream; returns that."""
        self.on("data", destination.write)
        if end and destination not in _standard_outputs():
            self.once("end", lambda: destination.end())
        return destination

    def destroy(self, error: BaseException | None = None) -> StandardInput:
        """Stop for good; emits 'close'. Returns the stream."""
        if not self.destroyed:
            self.destroyed = True
            self.pause()
            engine.next_tick(self._close, error)
        return self

    def __aiter__(self) -> AsyncIterator[Any]:
        from ..events import on

        iterator: Any = on(self, "data", {"close": ["end", "close"]})
        return _chunks(iterator)

    # -- reading -----------------------------------------------------------------------------------

    def _listener_adding(self, event: Any, listener: Any) -> None:
        if event == "data" and self._flowing is not False:
            self.resume()

    def _arm(self) -> None:
        if not self._flowing or not self.readable:
            return
        if self._watcher is None and self._polled:
            try:
                self._watcher = engine.watch(self.fd, ref=self._ref, name="TTYWrap" if self.isTTY else "PipeWrap")
                self._watcher.set(readable=self._read)
                return
            except PermissionError:
                self._polled, self._watcher = False, None
        if self._watcher is not None:
            self._watcher.set(readable=self._read)
        else:
            engine.pending(self._read)

    def _read(self) -> None:
        if not self._flowing:
            return
        try:
            data = os.read(self.fd, _READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            self.destroy(system_error(error.errno or 5, "read"))
            return
        if not self._polled and data:
            engine.pending(self._read)
        if data:
            self._emit_chunk(data if self._decoder is None else self._decoder.decode(data))
        else:
            self._end()

    def _emit_chunk(self, chunk: Any) -> None:
        if chunk:
            self.emit("data", chunk)

    def _end(self) -> None:
        self.pause()
        self.readableEnded = True
        if self._decoder is not None:
            self._emit_chunk(self._decoder.decode(b"", True))
        self.emit("end")
        self.destroyed = True
        engine.next_tick(self._close, None)

    def _close(self, error: BaseException | None) -> None:
        self.closed = True
        if error is not None:
            self.emit("error", error)
        self.emit("close")


async def _chunks(iterator: Any) -> AsyncIterator[Any]:
    async for [chunk] in iterator:
        yield chunk


def _standard_outputs() -> list[Any]:
    """Streams that `pipe` does not end."""
    from ..process import process

    return [process.__dict__.get("stdout"), process.__dict__.get("stderr")]
