"""How a pipeline writes what an iterable gives to a stream.

What must stay true: no faster than the stream takes it; when either fails, the other one is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._events.event import field
from .._js.arity import is_function
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .base import thrown
from .ending import finished
from .failures import aggregate
from .questions import is_transform_web, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from .protocols import WritableLike


async def pump(items: object, to: WritableLike, finish: Callable[..., None], *, end: bool) -> None:
    """Write what an iterable gives to a stream, no faster than it takes it."""
    room = _Room(to)
    source = Each(items)
    try:
        if getattr(to, "writableNeedDrain", False):
            await room.wait()
        async for chunk in source:
            if not to.write(chunk):
                await room.wait()
        if end:
            to.end()
            await room.wait()
        finish()
    except Exception as raised:
        error = thrown(raised)
        await source.close()
        finish(error if room.error is error else aggregate(room.error, error))
    finally:
        room.leave()


class _Room:
    """Waits for 'drain', or the end of the stream."""

    def __init__(self, to: WritableLike) -> None:
        self._to = to
        self.error: object = None
        self._wake: tuple[Callable[[], None], Callable[[object], None]] | None = None
        to.on("drain", self._resume)
        self._stop = finished(to, {"readable": False}, self._resume)

    def _resume(self, error: object = None) -> None:
        self.error = error or self.error
        wake, self._wake = self._wake, None
        if wake is not None:
            resolve, reject = wake
            if self.error:
                reject(self.error)
            else:
                resolve()

    def wait(self) -> Promise[None]:
        """Wait until there is room; rejects with the stream's error."""
        promise, resolve, reject = Promise.withResolvers()
        if self.error:
            reject(self.error)
        else:
            self._wake = resolve, reject
        return promise

    def leave(self) -> None:
        """Stop listening."""
        self._stop()
        self._to.removeListener("drain", self._resume)


class Each:
    """The items of an iterable, asynchronous or not, or of promises."""

    def __init__(self, items: Any) -> None:
        self._items, self._is_async = opened(items)

    def __aiter__(self) -> Each:
        return self

    async def __anext__(self) -> object:
        if self._is_async:
            item: object = await self._items.__anext__()
            return item
        item = next(self._items, self)
        if item is self:
            raise StopAsyncIteration
        value = engine.take_result(item)
        return await Promise.resolve(value) if is_function(getattr(value, "then", None)) else value

    async def close(self) -> None:
        """The rest is not wanted."""
        close = getattr(self._items, "aclose" if self._is_async else "close", None)
        if close is not None:
            try:
                result = close()
                if self._is_async:
                    await result
            except Exception:
                pass  # the first failure is the one that is reported


async def pump_to_web(items: object, to: Any, finish: Callable[..., None], *, end: bool) -> None:
    """The same to a WritableStream, or a TransformStream's."""
    writer = (field(to, "writable") if is_transform_web(to) else to).getWriter()
    try:
        async for chunk in Each(items):
            await writer.ready
            writer.write(chunk).catch(lambda _: undefined)
        await writer.ready
        if end:
            await writer.close()
        finish()
    except Exception as raised:
        error = thrown(raised)
        try:
            await writer.abort(error)
            finish(error)
        except Exception as second:
            finish(thrown(second))
