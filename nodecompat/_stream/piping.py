"""What takes a readable stream's data onwards: another stream, or an `async for` loop.

What must stay true: the source is paused while its data can't be taken; listeners are gone when it is over.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from ..promise import Promise
from .failures import premature_close

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from .readable import Readable


class Piping:
    """One source that is written to one destination."""

    def __init__(self, source: Readable, destination: Any, *, end: bool) -> None:
        self._source = source
        self.destination = destination
        # A program's own output stays open, as in Node.
        self._end = end and getattr(destination, "fd", None) not in (1, 2)
        self._waiting = False
        source.on("data", self._data)
        source.once("end", self._ended)
        destination.on("drain", self._drained)
        destination.once("close", self._gone)
        destination.once("finish", self._gone)
        destination.prependListener("error", self._failed)
        destination.emit("pipe", source)
        if not source.readableFlowing:
            source.resume()

    def _data(self, chunk: Any) -> None:
        if self.destination.write(chunk) is False and not self._waiting:
            self._waiting = True
            self._source.pause()

    def _drained(self) -> None:
        if self._waiting:
            self._waiting = False
            if not any(one._waiting for one in self._source._pipes):
                self._source.resume()

    def _ended(self) -> None:
        if self._end:
            self.destination.end()

    def _gone(self) -> None:
        self._source.unpipe(self.destination)

    def _failed(self, error: Any) -> None:
        """The destination's error: without a listener of somebody else's it is raised, as it would be."""
        self._source.unpipe(self.destination)
        if not self.destination.listenerCount("error"):
            self.destination.emit("error", error)

    def stop(self) -> None:
        """Take the listeners back; the source stops flowing when nobody else wants its data."""
        source, destination = self._source, self.destination
        source.off("data", self._data)
        source.off("end", self._ended)
        destination.off("drain", self._drained)
        destination.off("close", self._gone)
        destination.off("finish", self._gone)
        destination.off("error", self._failed)
        if not source._pipes and source.readableFlowing:
            source.pause()
        destination.emit("unpipe", source)
        self._drained()


async def iterate(source: Readable) -> AsyncIterator[Any]:
    """The chunks of a stream, one at a time."""
    chunks: deque[Any] = deque()
    wake = Promise.withResolvers()

    def on_data(chunk: Any) -> None:
        chunks.append(chunk)
        source.pause()
        wake[1]()

    def on_other(*_: Any) -> None:
        wake[1]()

    events = {"data": on_data, "end": on_other, "error": on_other, "close": on_other}
    for event, listener in events.items():
        source.on(event, listener)
    try:
        while True:
            if chunks:
                yield chunks.popleft()
            elif source.errored is not None:
                raise source.errored
            elif source.readableEnded:
                return
            elif source.destroyed:
                raise premature_close()
            else:
                wake = Promise.withResolvers()
                source.resume()
                await wake[0]
    finally:
        for event, listener in events.items():
            source.off(event, listener)
        if not source.readableEnded:
            source.destroy()
