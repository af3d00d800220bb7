"""`Readable.from_` and `wrap`: a stream of what an iterable, or an emitter of another make, gives.

What must stay true: the iterable is asked only when the stream wants more, and never twice at once; when the stream is
destroyed before its end, the iterator is closed, after the step under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._js.arity import fit, is_function
from .._loop.current import engine
from ..promise import Promise
from . import ending
from .base import Managed, error_or_destroy, thrown
from .failures import aggregate, null_values
from .questions import is_iterable, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from .base import Callback
    from .protocols import ReadableLike
    from .readable import Readable

    R = TypeVar("R", bound="Readable")

_END: Any = object()
_WHOLE = (str, bytes, bytearray, memoryview)  # are one chunk, not many


def defaults(iterable: object) -> dict[str, object]:
    """The options of the stream of an iterable. Raises ERR_INVALID_ARG_TYPE for anything else."""
    if isinstance(iterable, _WHOLE):
        return {"objectMode": True}
    if not is_iterable(iterable):
        raise InvalidArgTypeError("iterable", "an instance of Iterable", iterable)
    return {"objectMode": True, "highWaterMark": 1}


def feed(stream: ReadableLike, iterable: Any) -> None:
    """Make an iterable the source of a stream."""

    def read_whole() -> None:
        stream.push(iterable)
        stream.push(None)

    if isinstance(iterable, _WHOLE):
        setattr(stream, "_read", read_whole)
        return
    own: object = stream._destroy
    before = None if getattr(own, "__func__", None) is Managed._destroy else stream._destroy
    iterator, is_async = opened(iterable)
    items = _Items(stream, before, iterator, is_async=is_async)
    setattr(stream, "_read", items.read)
    setattr(stream, "_destroy", items.destroy)


class _Items:
    """Gives the items of an iterator."""

    def __init__(self, stream: ReadableLike, before: Callback | None, iterator: Any, *, is_async: bool) -> None:
        self._stream = stream
        self._before = before  # the stream's own `_destroy`, which comes first
        self._iterator = iterator
        self._is_async = is_async
        self._busy = False
        self._idle: Callable[[], object] | None = None  # called when the step under way is done
        self._awaits = is_async

    def read(self) -> object:
        """Go on until the stream is full, unless a step is under way."""
        if self._busy:
            return None
        self._busy = True
        return self._pump() if self._awaits else self._run()

    def _run(self) -> object:
        """Push items until the stream is full; at the first promise go on as a coroutine."""
        while True:
            try:
                item = next(self._iterator, _END)
                if item is _END:
                    self._stream.push(None)
                    return None
                item = engine.take_result(item)
                if _is_promise(item):
                    self._awaits = True
                    return self._pump(item)
                if not self._push(item):
                    return None
            except Exception as error:
                self._stream.destroy(thrown(error))
                return None

    async def _pump(self, item: Any = _END) -> None:
        """The same for items to be waited for."""
        try:
            while True:
                if item is _END:
                    item = await self._next()
                elif _is_promise(item):
                    item = await Promise.resolve(item)
                if item is _END:
                    self._stream.push(None)
                    return
                if not self._push(item):
                    return
                item = _END
        except Exception as error:
            self._stream.destroy(thrown(error))
        finally:
            idle, self._idle = self._idle, None
            if idle is not None:
                idle()

    async def _next(self) -> object:
        if self._is_async:
            try:
                item = await self._iterator.__anext__()
            except StopAsyncIteration:
                item = _END
            await Promise.resolve()  # never inside `_read`, as in JavaScript
            return item
        item = engine.take_result(next(self._iterator, _END))
        return await Promise.resolve(item) if _is_promise(item) else item

    def _push(self, item: object) -> bool:
        if item is None:
            self._busy = False
            raise null_values()
        self._busy = self._stream.push(item)
        return self._busy

    def destroy(self, error: object, callback: Callback) -> None:
        """Close the iterator, and call back then."""
        if self._before is not None:
            before, self._before = self._before, None
            fit(before, 2)(error, lambda failed=None, *_: self.destroy(failed or error, callback))
            return

        def closed(failed: object = None) -> None:
            engine.next_tick(callback, aggregate(error, failed))

        engine.start_coroutine(self._close(error)).then(closed, closed)

    async def _close(self, error: object) -> None:
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


def _is_promise(value: object) -> bool:
    return is_function(getattr(value, "then", None))


def wrap(readable: R, source: Any) -> R:
    """Let what an emitter of 'data' gives come out of a Readable."""
    paused = False

    def on_data(chunk: object) -> None:
        nonlocal paused
        if not readable.push(chunk) and is_function(getattr(source, "pause", None)):
            paused = True
            source.pause()

    def read() -> None:
        nonlocal paused
        if paused and is_function(getattr(source, "resume", None)):
            paused = False
            source.resume()

    source.on("data", on_data)
    source.on("end", lambda: readable.push(None))
    source.on("error", lambda error: error_or_destroy(readable, error))
    source.on("close", lambda: readable.destroy())
    source.on("destroy", lambda: readable.destroy())
    setattr(readable, "_read", read)
    return readable


def wrapping(source: Any, options: object) -> dict[str, object]:
    """The options of a Readable that stands for an emitter of 'data', and destroys it with itself."""
    if not is_function(getattr(source, "on", None)):
        raise NodeTypeError("stream.on is not a function")
    own = getattr(source, "readableObjectMode", getattr(source, "objectMode", True))

    def destroy(error: object, callback: Callback) -> None:
        ending.destroy(source, error)
        callback(error)

    given = options if isinstance(options, dict) else {}
    return {"objectMode": own, **given, "destroy": destroy}
