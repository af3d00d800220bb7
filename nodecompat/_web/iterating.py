"""`async for chunk in stream` over a ReadableStream.

What must stay true: an error of the stream is raised in the loop; a loop that is left early cancels the stream and
gives its lock back at once. (Python calls nothing when a loop is left. So the iterator is a separate object that only
the loop holds, and gives up when it is freed.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.record import Record
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .base import StreamStateError, fulfilled, quiet
from .reading import READABLE

if TYPE_CHECKING:
    from .reader import ReadableStreamDefaultReader

    Settled = Promise[Any]


class StreamValues:
    """The chunks of a stream, one by one. `next` and `return_` are those of JavaScript."""

    def __init__(self, reader: ReadableStreamDefaultReader, *, prevents_cancel: bool) -> None:
        self._reading = _Reading(reader, prevents_cancel=prevents_cancel)

    def __aiter__(self) -> StreamValues:
        return self

    async def __anext__(self) -> Any:
        one = await self.next()
        if one.done:
            raise StopAsyncIteration
        return one.value

    def next(self) -> Settled:
        """The next chunk, as a reader gives it; after the step before is done."""
        reading = self._reading
        if not reading.begun:
            reading.begun = True
            reading.current = fulfilled()
        if reading.current is None:
            found = reading.at_hand()
            if found is not None:
                return fulfilled(found)
            reading.current = reading.step()
        else:
            step = reading.step
            reading.current = reading.current.then(lambda _: step(), lambda _: step())
        return reading.current

    def return_(self, value: object = undefined) -> Settled:
        """Leave the loop: the stream is cancelled with the value. (`return` in JavaScript.)"""
        reading = self._reading
        leave, current = reading.leave, reading.current
        reading.begun = True
        left = leave(value) if current is None else current.then(lambda _: leave(value), lambda _: leave(value))
        reading.current = left
        return left

    async def aclose(self) -> None:
        """Leave the loop."""
        await self.return_()

    def __del__(self) -> None:
        reading = self._reading
        if reading.done or reading.waits:
            return
        if engine.on_loop_thread():
            quiet(reading.leave(undefined))
        else:
            engine.call_from_thread(lambda: quiet(reading.leave(undefined)))


class _Reading:
    """What an iterator does with its reader. It doesn't hold the iterator."""

    def __init__(self, reader: ReadableStreamDefaultReader, *, prevents_cancel: bool) -> None:
        self._reader = reader
        self._prevents_cancel = prevents_cancel
        self._promise: Settled
        self.begun = False
        self.done = False
        self.waits = False
        self.current: Settled | None = None  # the step before, if it may be under way

    def at_hand(self) -> Record | None:
        """A chunk that waits in the stream."""
        stream = self._reader._stream
        if self.done or stream is None or stream._state is not READABLE or not stream._controller._queue:
            return None
        stream._disturbed = True
        return Record(done=False, value=stream._controller._take())

    def step(self) -> Settled:
        """The next chunk."""
        if self.done:
            return fulfilled(Record(done=True, value=undefined))
        if self._reader._stream is None:
            return Promise.reject(StreamStateError("The reader is not bound to a ReadableStream"))
        promise: Settled = Promise()
        self._promise = promise
        self.waits = True
        self._reader._read(self)
        return promise

    def leave(self, value: object) -> Settled:
        """Give the stream up."""
        result = Record(done=True, value=value)
        if self.done:
            return fulfilled(result)
        self.done = True
        stream = self._reader._stream
        if stream is None:
            return Promise.reject(StreamStateError("The reader is not bound to a ReadableStream"))
        if self._prevents_cancel:
            self._reader._release()
            return fulfilled(result)
        cancelled = stream._give_up(value)
        self._reader._release()
        return cancelled.then(lambda _: result)

    # -- what the reader tells --------------------------------------------------------------------------

    def chunk(self, value: object) -> None:
        """Here it is."""
        self.waits = False
        self.current = None
        self._promise._resolve(Record(done=False, value=value))

    def close(self) -> None:
        """There is none any more."""
        self._over()
        self._promise._resolve(Record(done=True, value=undefined))

    def error(self, reason: object) -> None:
        """There is none."""
        self._over()
        self._promise._reject(reason)

    def _over(self) -> None:
        self.waits = False
        self.current = None
        self.done = True
        self._reader._release()
