"""`async for chunk in stream`.

What must stay true: an error of the stream is raised in the loop; a loop that is left early, by `break`, `return` or
an exception, destroys the stream at once. (Python calls nothing when a loop is left. So the iterator is a separate
object that only the loop holds, and destroys the stream when it is freed.)
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, Thrown
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .base import thrown
from .ending import destroy, finished
from .failures import aggregate

if TYPE_CHECKING:
    from collections.abc import Callable

    from .protocols import ReadableLike

_OPEN: Any = object()


class StreamIterator:
    """The chunks of a stream, one by one. Raises ERR_INVALID_ARG_TYPE for options that are no dict."""

    _reading: _Reading | None = None

    def __init__(self, stream: ReadableLike, options: object, destroy_on_return: bool) -> None:
        if isinstance(options, dict):
            destroy_on_return = options.get("destroyOnReturn", destroy_on_return)
        elif options is not undefined and options is not None:
            raise InvalidArgTypeError("options", "of type object", options)
        self.stream = stream
        self._destroys = destroy_on_return is not False
        self._done = False
        self._stepping = False
        self._waiting: deque[Callable[[], None]] = deque()  # steps asked for while one is under way

    def __aiter__(self) -> StreamIterator:
        return self

    async def __anext__(self) -> Any:
        if self._stepping:
            turn, come, _ = Promise.withResolvers()
            self._waiting.append(come)
            try:
                await turn
            except BaseException:  # a task that was cancelled
                if come in self._waiting:
                    self._waiting.remove(come)
                else:
                    self._pass_on()
                raise
        self._stepping = True
        try:
            return await self._step()
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        """A step is over: it is the turn of the next one."""
        if self._waiting:
            self._waiting.popleft()()
        else:
            self._stepping = False

    async def _step(self) -> Any:
        if self._done:
            raise StopAsyncIteration
        if self._reading is None:
            self._reading = _Reading(self.stream)
        reading = self._reading
        try:
            while True:
                chunk = reading.take()
                if chunk is not None:
                    return chunk
                if reading.error is None:
                    break
                if reading.error is not _OPEN:
                    raise reading.error if isinstance(reading.error, BaseException) else Thrown(reading.error)
                await reading.wait()
        except BaseException as error:
            if reading.error is _OPEN and isinstance(error, Exception):
                reading.error = thrown(error)
            self._leave(destroy=True)
            raise
        self._leave(destroy=self._destroys)
        raise StopAsyncIteration

    def _leave(self, *, destroy: bool) -> None:
        self._done = True
        if self._reading is not None:
            self._reading.leave(destroy)

    async def aclose(self) -> None:
        """Leave the loop: the stream is destroyed."""
        self._leave(destroy=self._destroys)

    def __del__(self) -> None:
        reading = self._reading
        if reading is None or reading.over:
            return
        if engine.on_loop_thread():
            reading.leave(self._destroys)
        else:
            engine.call_from_thread(reading.leave, self._destroys)


class _Reading:
    """The listeners of one loop, and what they know. It doesn't hold the iterator."""

    def __init__(self, stream: ReadableLike) -> None:
        self.stream = stream
        self.error: object = _OPEN  # how the stream ended: None, or its error
        self._wake: Callable[[], object] | None = None
        self.over = False
        stream.on("readable", self._woken)
        self._stop = finished(stream, {"writable": False}, self._finished)

    def _woken(self) -> None:
        wake, self._wake = self._wake, None
        if wake is not None:
            wake()

    def _finished(self, error: object) -> None:
        before = None if self.error is _OPEN else self.error
        self.error = aggregate(before, error) if error else None
        self._woken()

    def take(self) -> object:
        """The next chunk; None when there is none now."""
        return None if self.stream.destroyed else self.stream.read()

    def wait(self) -> Promise[None]:
        """Wait until something has changed."""
        promise, self._wake, _ = Promise.withResolvers()
        return promise

    def leave(self, destroys: bool) -> None:
        """The loop is over: give the stream up, or only stop listening."""
        if self.over:
            return
        self.over = True
        stream = self.stream
        failed = self.error is not _OPEN and self.error is not None
        auto = self.error is _OPEN or stream._readableState.autoDestroy
        if (failed or destroys) and auto:
            destroy(stream)
        else:
            stream.removeListener("readable", self._woken)
            self._stop()
