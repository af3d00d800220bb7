"""`pipeline`: several streams and functions one after the other, ended as one.

What must stay true: a failure anywhere destroys all of them; the callback comes once, in a tick, when all are over,
with the first real error or with what the last function returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, MissingArgsError
from .._errors.rare import AbortError
from .._js.arity import fit
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .base import destroyer, thrown
from .duplex import PassThrough
from .ending import finished
from .failures import aggregate, invalid_return, premature_close, stream_destroyed, unable_to_pipe
from .questions import is_iterable, is_readable_finished, is_readable_stream, is_stream, isReadable

if TYPE_CHECKING:
    from collections.abc import Callable

_TYPES = "an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream"


def pipeline(*streams: Any) -> Any:
    """Pipe streams, iterables and generator functions one into the next; the last argument is `callback(error, value)`.

    A function gets the source before it, as an async iterable, and `{'signal': …}` if it takes two arguments; the
    first gets only the latter. Returns the last stream. Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_RETURN_VALUE, ERR_STREAM_UNABLE_TO_PIPE. Node: stream.pipeline.
    """
    parts = list(streams)
    callback = parts.pop() if parts else undefined
    if not callable(callback):
        raise InvalidArgTypeError("streams[stream.length - 1]", "of type function", callback)
    return run(parts, fit(callback, 2))


def run(streams: list[Any], callback: Callable[[Any, Any], Any], *, signal: Any = None, end: Any = None) -> Any:
    """The same with everything checked but the parts; `end=False` leaves the last stream open."""
    if len(streams) == 1 and isinstance(streams[0], (list, tuple)):
        streams = list(streams[0])
    if len(streams) < 2:
        raise MissingArgsError("streams")
    if signal is not None:
        from .aborting import check_signal

        check_signal(signal, "options.signal")
    return _Pipeline(streams, callback, signal, end is not False).build()


class _Pipeline:
    """One pipeline under way."""

    def __init__(self, streams: list[Any], callback: Callable[[Any, Any], Any], signal: Any, end: bool) -> None:
        from ..abort import AbortController

        self._streams = streams
        self._callback = callback
        self._outer = signal
        self._end = end
        self._aborter = AbortController()
        self._error: Any = None
        self._value: Any = None
        self._destroys: list[Callable[[Any], Any]] = []
        self._last_cleanup: list[Callable[[], Any]] = []
        self._waiting = 0
        self._called = False
        self._subscription: Any = None

    def build(self) -> Any:
        """Connect all parts; returns the last one."""
        if self._outer is not None:
            from .._events.awaiting import addAbortListener

            self._subscription = addAbortListener(self._outer, self._abort)
        result: Any = None
        for index, part in enumerate(self._streams):
            if is_stream(part):
                self._watch(index, part)
            result = self._source(part) if index == 0 else self._connect(index, part, result)
        if self._aborter.signal.aborted or (self._outer is not None and self._outer.aborted):
            engine.next_tick(self._abort)
        return result

    # -- the end ----------------------------------------------------------------------------------------

    def _abort(self) -> None:
        self._over(AbortError(cause=getattr(self._outer, "reason", None)), final=False)

    def _finish(self, error: Any = None) -> None:
        self._waiting -= 1
        self._over(error, final=self._waiting == 0)

    def _fail(self, error: Any) -> None:
        self._over(error, final=False)

    def _over(self, error: Any, *, final: bool) -> None:
        before = self._error
        if error and (
            not before
            or getattr(before, "code", None) == "ERR_STREAM_PREMATURE_CLOSE"
            or getattr(before, "name", None) == "AbortError"
        ):
            self._error = error
        if not self._error and not final:
            return
        while self._destroys:
            self._destroys.pop(0)(self._error)
        if self._subscription is not None:
            self._subscription.dispose()
        self._aborter.abort()
        if final:
            if not self._error:
                for cleanup in self._last_cleanup:
                    cleanup()
            if not self._called:
                self._called = True
                engine.next_tick(self._callback, self._error, self._value)

    # -- the parts --------------------------------------------------------------------------------------

    def _watch(self, index: int, stream: Any) -> None:
        """Hear of the stream's failures, and destroy it when another one fails."""
        following = self._streams[index + 1] if index + 1 < len(self._streams) else None
        if getattr(following, "closed", False) or getattr(following, "destroyed", False):
            raise unable_to_pipe()
        reading = following is not None
        is_last = not reading and isReadable(stream)
        if reading or self._end:
            cleanup = self._destroy_later(stream, reading=reading, writing=index > 0)
            if is_last:
                self._last_cleanup.append(cleanup)

        def on_error(error: Any) -> None:
            aborted = getattr(error, "name", None) == "AbortError"
            if error and not aborted and getattr(error, "code", None) != "ERR_STREAM_PREMATURE_CLOSE":
                self._fail(error)

        stream.on("error", on_error)
        if is_last:
            self._last_cleanup.append(lambda: stream.removeListener("error", on_error))

    def _destroy_later(self, stream: Any, *, reading: bool, writing: bool) -> Callable[[], None]:
        over = False

        def on_finished(error: Any) -> None:
            nonlocal over
            over = not error

        def on_close() -> None:
            nonlocal over
            over = True

        stream.on("close", on_close)
        cleanup = finished(stream, {"readable": reading, "writable": writing}, on_finished)

        def destroy(error: Any) -> None:
            nonlocal over
            if not over:
                over = True
                destroyer(stream, error or stream_destroyed("pipe"))

        self._destroys.append(destroy)
        return cleanup

    def _source(self, part: Any) -> Any:
        if callable(part) and not is_stream(part):
            made = engine.take_result(fit(part, 1)({"signal": self._aborter.signal}))
            if not is_iterable(made):
                raise invalid_return("Iterable, AsyncIterable or Stream", "source", made)
            return made
        if is_iterable(part) or is_readable_stream(part):
            return part
        raise InvalidArgTypeError("val", _TYPES, part)

    def _connect(self, index: int, part: Any, source: Any) -> Any:
        if is_stream(part):
            if is_readable_stream(source):
                self._pipe(index, source, part)
            elif is_iterable(source):
                self._pump(source, part, end=index < len(self._streams) - 1 or self._end)
            else:
                raise InvalidArgTypeError("val", _TYPES, source)
            return part
        if not callable(part):
            raise InvalidArgTypeError("val", _TYPES, part)
        if not is_iterable(source):
            raise InvalidArgTypeError("val", "an instance of Readable, Iterable, or AsyncIterable", source)
        if not hasattr(source, "__aiter__"):
            source = _Each(source)
        made = engine.take_result(fit(part, 2)(source, {"signal": self._aborter.signal}))
        if index < len(self._streams) - 1:
            if not is_iterable(made, asynchronous=True):
                raise invalid_return("AsyncIterable", f"transform[{index - 1}]", made)
            return made
        return self._last_function(made)

    def _last_function(self, made: Any) -> Any:
        """What the last function returned: a promise of the result, or something to go through."""
        through = PassThrough(objectMode=True)
        then = getattr(made, "then", None)
        if callable(then):
            self._waiting += 1

            def fulfilled(value: Any = None) -> None:
                self._value = value
                if value is not None:
                    through.write(value)
                if self._end:
                    through.end()
                engine.next_tick(self._finish)

            def rejected(error: Any) -> None:
                through.destroy(error)
                engine.next_tick(self._finish, error)

            fit(then, 2)(fulfilled, rejected)
        elif is_iterable(made, asynchronous=True):
            self._pump(made, through, end=self._end)
        else:
            raise invalid_return("AsyncIterable or Promise", "destination", made)
        self._last_cleanup.append(self._destroy_later(through, reading=False, writing=True))
        return through

    def _pipe(self, index: int, source: Any, to: Any) -> None:
        """One stream into the next: their ends are awaited separately."""
        self._waiting += 2
        is_last = index == len(self._streams) - 1
        end = not is_last or self._end
        ended = False

        def on_close() -> None:
            if not ended:
                self._fail(premature_close())

        def end_it() -> None:
            nonlocal ended
            ended = True
            to.end()

        to.on("close", on_close)
        source.pipe(to, {"end": False})
        if not end:
            self._finish()
        elif is_readable_finished(source):
            engine.next_tick(end_it)
        else:
            source.once("end", end_it)
        finished(source, {"readable": True, "writable": False}, lambda error: self._source_over(source, error))
        cleanup = finished(to, {"readable": False, "writable": True}, self._finish)
        if is_last and isReadable(to):
            self._last_cleanup.append(cleanup)

    def _source_over(self, source: Any, error: Any) -> None:
        state = getattr(source, "_readableState", None)
        premature = error and getattr(error, "code", None) == "ERR_STREAM_PREMATURE_CLOSE"
        if premature and state is not None and state.ended and not state.errored and not state.errorEmitted:
            source.once("end", self._finish).once("error", self._finish)
        else:
            self._finish(error)

    def _pump(self, items: Any, to: Any, *, end: bool) -> None:
        self._waiting += 1
        engine.start_coroutine(_pump(items, to, self._finish, end=end))


async def _pump(items: Any, to: Any, finish: Callable[..., Any], *, end: bool) -> None:
    """Write what an iterable gives to a stream, no faster than it takes it."""
    room = _Room(to)
    source = _Each(items)
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
    except Exception as failure:
        error = thrown(failure)
        await source.close()
        finish(error if room.error is error else aggregate(room.error, error))
    finally:
        room.leave()


class _Room:
    """Waits for 'drain', or the end of the stream."""

    def __init__(self, to: Any) -> None:
        self._to = to
        self.error: Any = None
        self._wake: tuple[Any, Any] | None = None
        to.on("drain", self._resume)
        self._stop = finished(to, {"readable": False}, self._resume)

    def _resume(self, error: Any = None) -> None:
        self.error = error or self.error
        wake, self._wake = self._wake, None
        if wake is not None:
            if self.error:
                wake[1](self.error)
            else:
                wake[0]()

    def wait(self) -> Promise[Any]:
        """Until there is room; rejects with the stream's error."""
        promise, resolve, reject = Promise.withResolvers()
        if self.error:
            reject(self.error)
        else:
            self._wake = (resolve, reject)
        return promise

    def leave(self) -> None:
        """Stop listening."""
        self._stop()
        self._to.removeListener("drain", self._resume)


class _Each:
    """The items of an iterable, asynchronous or not, or of promises."""

    def __init__(self, items: Any) -> None:
        self._is_async = hasattr(items, "__aiter__")
        self._items = items.__aiter__() if self._is_async else iter(items)

    def __aiter__(self) -> _Each:
        return self

    async def __anext__(self) -> Any:
        if self._is_async:
            return await self._items.__anext__()
        item = next(self._items, self)
        if item is self:
            raise StopAsyncIteration
        value = engine.take_result(item)
        return await Promise.resolve(value) if callable(getattr(value, "then", None)) else value

    async def close(self) -> None:
        """Nobody wants the rest."""
        close = getattr(self._items, "aclose" if self._is_async else "close", None)
        if close is not None:
            try:
                result = close()
                if self._is_async:
                    await result
            except Exception:
                pass  # the first failure is the one to tell
