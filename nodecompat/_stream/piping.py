"""What `pipe` sets up between two streams.

What must stay true: the source is paused while one of its destinations is full; all listeners are gone when the
piping is over; an error of the destination ends it and still reaches the destination's other listeners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .._loop.current import engine
from .base import error_or_destroy, thrown
from .legacy import prepend

if TYPE_CHECKING:
    from .base import Managed
    from .protocols import ReadableLike, WritableLike


class Piping:
    """One source that is written to one destination."""

    def __init__(self, source: ReadableLike, destination: WritableLike) -> None:
        self._source = source
        self._state = source._readableState
        self._to = destination
        self._hears_drain = False
        self._over = False

    def start(self, *, end: bool) -> None:
        """Listen on both, and let the source flow."""
        source, state, to = self._source, self._state, self._to
        if len(state.pipes) == 1:
            state.multiAwaitDrain = True
        state.pipes.append(to)
        # A program's own output stays open.
        at_end = self._end if end and not getattr(to, "_isStdio", False) else self._unpipe
        if state.endEmitted:
            engine.next_tick(at_end)
        else:
            source.once("end", at_end)
        to.on("unpipe", self._unpiped)
        source.on("data", self._data)
        prepend(to, "error", self._failed)
        to.once("close", self._closed)
        to.once("finish", self._finished)
        to.emit("pipe", source)
        if getattr(to, "writableNeedDrain", False) is True:
            self._pause()
        elif not state.flowing:
            source.resume()

    def _data(self, chunk: object) -> None:
        try:
            room = self._to.write(chunk)
        except Exception as error:
            self._to.destroy(thrown(error))
            return
        if room is False:
            self._pause()

    def _pause(self) -> None:
        """The destination is full. (It may have been unpiped by the very write.)"""
        if not self._over:
            if self._to in self._state.pipes:
                self._state.awaitDrainWriters.add(self._to)
                if len(self._state.pipes) == 1:
                    self._state.multiAwaitDrain = False
            self._source.pause()
        if not self._hears_drain:
            self._hears_drain = True
            self._to.on("drain", self._drained)

    def _drained(self) -> None:
        self._state.awaitDrainWriters.discard(self._to)
        if not self._state.awaitDrainWriters and self._state.dataListening:
            self._source.resume()

    def _end(self) -> None:
        self._to.end()

    def _unpipe(self) -> None:
        self._source.unpipe(self._to)

    def _closed(self) -> None:
        self._to.removeListener("finish", self._finished)
        self._unpipe()

    def _finished(self) -> None:
        self._to.removeListener("close", self._closed)
        self._unpipe()

    def _failed(self, error: object) -> None:
        """The destination's error, which is raised unless it has another listener."""
        self._unpipe()
        to = self._to
        to.removeListener("error", self._failed)
        if to.listenerCount("error"):
            return
        state = getattr(to, "_writableState", None) or getattr(to, "_readableState", None)
        if state is not None and not state.errorEmitted:  # the program emitted it, not the stream
            error_or_destroy(cast("Managed", to), error)
        else:
            to.emit("error", error)

    def _unpiped(self, source: object, info: object = None) -> None:
        if source is self._source and isinstance(info, dict) and info.get("hasUnpiped") is False:
            info["hasUnpiped"] = True
            self._stop()

    def _stop(self) -> None:
        source, to = self._source, self._to
        to.removeListener("close", self._closed)
        to.removeListener("finish", self._finished)
        if self._hears_drain:
            to.removeListener("drain", self._drained)
        to.removeListener("error", self._failed)
        to.removeListener("unpipe", self._unpiped)
        source.removeListener("end", self._end)
        source.removeListener("end", self._unpipe)
        source.removeListener("data", self._data)
        self._over = True
        # A source that waits for this destination would never go on.
        if self._hears_drain and (self._state.awaitDrainWriters or self._state.multiAwaitDrain):
            self._drained()
