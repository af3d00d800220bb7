"""`Readable.from_`: a stream of what an iterable gives.

What must stay true: the iterable is asked only when the stream wants more, and never twice at once; when the stream is
destroyed before its end, the iterator is closed, after the step under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._loop.current import engine
from ..promise import Promise
from .base import thrown
from .failures import aggregate, null_values
from .options import READABLE, merge
from .readable import Readable

if TYPE_CHECKING:
    from collections.abc import Callable

_END: Any = object()


def readable_from(iterable: Any, options: Any, keywords: dict[str, Any]) -> Readable:
    """See `Readable.from_`."""
    given = merge(options, keywords, READABLE)
    if isinstance(iterable, (str, bytes, bytearray, memoryview)):
        return _Once(iterable, {"objectMode": True, **given})
    if hasattr(iterable, "__aiter__"):
        return _Items(iterable.__aiter__(), {"objectMode": True, "highWaterMark": 1, **given}, is_async=True)
    if hasattr(iterable, "__iter__") and not isinstance(iterable, type):
        return _Items(iter(iterable), {"objectMode": True, "highWaterMark": 1, **given}, is_async=False)
    raise InvalidArgTypeError("iterable", "an instance of Iterable", iterable)


class _Once(Readable):
    """A stream of one chunk."""

    def __init__(self, chunk: Any, options: dict[str, Any]) -> None:
        super().__init__(options)
        self._chunk = chunk

    def _read(self, size: int) -> None:
        self.push(self._chunk)
        self.push(None)


class _Items(Readable):
    """A stream of the items of an iterator."""

    def __init__(self, iterator: Any, options: dict[str, Any], *, is_async: bool) -> None:
        self._iterator = iterator
        self._is_async = is_async
        self._busy = False
        self._idle: Callable[[], Any] | None = None  # somebody waits for the step under way
        self._awaits = is_async
        super().__init__(options)

    def _read(self, size: int) -> Any:
        if self._busy:
            return None
        self._busy = True
        return self._pump() if self._awaits else self._run()

    def _run(self) -> Any:
        """Push items until the stream is full; at the first promise go on as a coroutine."""
        while True:
            try:
                item = next(self._iterator, _END)
                if item is _END:
                    self.push(None)
                    return None
                item = engine.take_result(item)
                if callable(getattr(item, "then", None)):
                    self._awaits = True
                    return self._pump(item)
                if not self._take(item):
                    return None
            except Exception as error:
                self.destroy(thrown(error))
                return None

    async def _pump(self, item: Any = _END) -> None:
        """The same for items to be waited for."""
        try:
            while True:
                if item is _END:
                    item = await self._next()
                elif callable(getattr(item, "then", None)):
                    item = await Promise.resolve(item)
                if item is _END:
                    self.push(None)
                    return
                if not self._take(item):
                    return
                item = _END
        except Exception as error:
            self.destroy(thrown(error))
        finally:
            idle, self._idle = self._idle, None
            if idle is not None:
                idle()

    async def _next(self) -> Any:
        if self._is_async:
            try:
                item = await self._iterator.__anext__()
            except StopAsyncIteration:
                item = _END
            await Promise.resolve()  # never inside `_read`, as in JavaScript
            return item
        item = engine.take_result(next(self._iterator, _END))
        return await Promise.resolve(item) if callable(getattr(item, "then", None)) else item

    def _take(self, item: Any) -> bool:
        if item is None:
            self._busy = False
            raise null_values()
        if self.push(item):
            return True
        self._busy = False
        return False

    def _destroy(self, error: Any, callback: Any) -> None:
        def closed(failure: Any = None) -> None:
            engine.next_tick(callback, aggregate(error, failure))

        def failed(failure: Any) -> None:
            engine.next_tick(callback, aggregate(error, failure))

        engine.start_coroutine(self._close(error)).then(lambda *_: closed(), failed)

    async def _close(self, error: Any) -> None:
        """Close the iterator, with the error if there is one."""
        if self._is_async and getattr(self._iterator, "ag_running", False):
            waiting, self._idle, _ = Promise.withResolvers()
            await waiting
        throw = getattr(self._iterator, "athrow" if self._is_async else "throw", None)
        close = getattr(self._iterator, "aclose" if self._is_async else "close", None)
        if error is not None and throw is not None:
            exception = error if isinstance(error, BaseException) else null_values()
            try:
                result = throw(exception)
                if self._is_async:
                    await result
            except (StopIteration, StopAsyncIteration):
                return
        if close is not None:
            result = close()
            if self._is_async:
                await result
