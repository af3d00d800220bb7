"""`pipeline`: several streams and functions one after the other, ended as one.

What must stay true: a failure anywhere destroys all of them; the callback comes once, in a tick, when all are over,
with the first real error or with what the last function returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError, MissingArgsError
from .._errors.checks import check_signal
from .._errors.rare import AbortError
from .._events.awaiting import addAbortListener
from .._events.event import field
from .._js.arity import fit, is_function
from .._js.record import Record
from .._loop.current import engine
from ..abort import AbortController
from ..values import undefined
from . import ending, joining
from .duplex import Duplex, PassThrough
from .ending import finished
from .failures import failure, invalid_return
from .pumping import Each, pump, pump_to_web
from .questions import (
    destination_of,
    is_iterable,
    is_readable_finished,
    is_readable_stream,
    is_stream,
    is_transform_web,
    is_web_stream,
    isReadable,
    sides,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._events.target import AbortSubscription
    from .._events.typed import AnyCallback
    from ..abort import AbortSignal
    from .protocols import ReadableLike, StreamLike, WritableLike

    Done = Callable[[Any, Any], object]

_TYPES = "an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream"
_PREMATURE = "ERR_STREAM_PREMATURE_CLOSE"


def pipeline(*streams: AnyCallback) -> Any:
    """Pipe streams, iterables and generator functions one into the next; the last argument is `callback(error, value)`.

    A function gets the source before it, as an async iterable, and `{'signal': …}` if it takes two arguments; the
    first gets only the latter. Returns the last stream. Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_RETURN_VALUE, ERR_STREAM_UNABLE_TO_PIPE. Node: stream.pipeline.
    """
    parts = list(streams)
    callback = parts.pop() if parts else undefined
    if not is_function(callback):
        raise InvalidArgTypeError("streams[stream.length - 1]", "of type function", callback)
    return run(parts, fit(callback, 2))


def run(streams: list[Any], callback: Done, *, signal: AbortSignal | None = None, end: bool = True) -> object:
    """The same with everything checked but the parts; `end=False` leaves the last stream open."""
    if len(streams) == 1 and isinstance(streams[0], (list, tuple)):
        streams = list(streams[0])
    if len(streams) < 2:
        raise MissingArgsError("streams")
    if signal is not None:
        check_signal(signal, "options.signal")
    return _Pipeline(streams, callback, signal, end is not False).build()


class _Pipeline:
    """One pipeline under way."""

    def __init__(self, streams: list[object], callback: Done, signal: AbortSignal | None, end: bool) -> None:
        self._streams = streams
        self._callback: Done | None = callback
        self._outer = signal
        self._end = end
        self._aborter = AbortController()
        self._error: object = undefined
        self._value: object = undefined
        self._destroys: list[Callable[[object], None]] = []
        self._last_cleanup: list[Callable[[], None]] = []
        self._waiting = 0
        self._subscription: AbortSubscription | None = None

    def build(self) -> object:
        """Connect all parts; returns the last one."""
        for part in self._streams[1:]:
            if is_function(getattr(part, "write", None)) and not is_stream(part):
                destination_of(part)
        if self._outer is not None:
            self._subscription = addAbortListener(self._outer, self._abort)
        result: object = None
        for index, part in enumerate(self._streams):
            if is_stream(part):
                self._watch(index, part)
            result = self._source(part) if index == 0 else self._connect(index, part, result)
        if self._aborter.signal.aborted or (self._outer is not None and self._outer.aborted):
            engine.next_tick(self._abort)
        return result

    # -- the end ----------------------------------------------------------------------------------------

    def _abort(self) -> None:
        self._fail(AbortError(cause=getattr(self._outer, "reason", None)))

    def _fail(self, error: object) -> None:
        self._over(error, final=False)

    def _finish(self, error: object = None) -> None:
        self._waiting -= 1
        self._over(error, final=self._waiting == 0)

    def _over(self, error: object, *, final: bool) -> None:
        before = self._error
        if error and (not before or _code(before) == _PREMATURE or _is_abort(before)):
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
            callback, self._callback = self._callback, None
            if callback is not None:
                engine.next_tick(callback, self._error or undefined, self._value)

    # -- the parts --------------------------------------------------------------------------------------

    def _is_last(self, index: int) -> bool:
        return index == len(self._streams) - 1

    def _watch(self, index: int, stream: StreamLike) -> None:
        """Hear of the stream's failures, and destroy it when another one fails."""
        reading = not self._is_last(index)
        following = self._streams[index + 1] if reading else None
        if getattr(following, "closed", False) or getattr(following, "destroyed", False):
            raise failure("ERR_STREAM_UNABLE_TO_PIPE")
        stays_readable = not reading and isReadable(stream)
        if reading or self._end:
            cleanup = self._destroy_later(stream, reading=reading, writing=index > 0)
            if stays_readable:
                self._last_cleanup.append(cleanup)

        def on_error(error: object) -> None:
            if error and not _is_abort(error) and _code(error) != _PREMATURE:
                self._fail(error)

        def stop_listening() -> None:
            stream.removeListener("error", on_error)

        stream.on("error", on_error)
        if stays_readable:
            self._last_cleanup.append(stop_listening)

    def _destroy_later(self, stream: StreamLike, *, reading: bool, writing: bool) -> Callable[[], None]:
        over = False

        def on_finished(error: object) -> None:
            nonlocal over
            over = not error

        def on_close() -> None:
            nonlocal over
            over = True

        stream.on("close", on_close)
        cleanup = finished(stream, {"readable": reading, "writable": writing}, on_finished)

        def destroy(error: object) -> None:
            nonlocal over
            if not over:
                over = True
                ending.destroy(stream, error or failure("ERR_STREAM_DESTROYED", "pipe"))

        self._destroys.append(destroy)
        return cleanup

    def _source(self, part: object) -> object:
        if is_function(part) and not is_stream(part):
            made = engine.take_result(fit(part, 1)(Record(signal=self._aborter.signal)))
            if not is_iterable(made):
                raise invalid_return("Iterable, AsyncIterable or Stream", "source", made)
            return made
        if is_transform_web(part) or is_iterable(part) or is_readable_stream(part):
            return part
        return joining.duplex_of(Duplex, part)

    def _connect(self, index: int, part: object, source: object) -> object:
        if is_transform_web(source):
            source = field(source, "readable")
        if is_stream(part):
            to = cast("WritableLike", part)
            if is_readable_stream(source):
                self._pipe(cast("ReadableLike", source), to, is_last=self._is_last(index))
            elif is_iterable(source):
                self._pump(source, to, end=self._end or not self._is_last(index))
            else:
                raise InvalidArgTypeError("val", _TYPES, source)
            return part
        if is_web_stream(part):
            if not is_iterable(source):
                raise InvalidArgTypeError("val", _TYPES, source)
            self._waiting += 1
            end = self._end or not self._is_last(index)
            engine.start_coroutine(pump_to_web(source, part, self._finish, end=end))
            return part
        if not is_function(part):
            return joining.duplex_of(Duplex, part)
        if not is_iterable(source):
            raise InvalidArgTypeError("val", "an instance of Readable, Iterable, or AsyncIterable", source)
        if not hasattr(source, "__aiter__"):
            source = Each(source)
        made = engine.take_result(fit(part, 2)(source, Record(signal=self._aborter.signal)))
        if self._is_last(index):
            return self._last_function(made)
        if not is_iterable(made, asynchronous=True):
            raise invalid_return("AsyncIterable", f"transform[{index - 1}]", made)
        return made

    def _last_function(self, made: object) -> PassThrough:
        """What the last function returned: a promise of the result, or something to go through."""
        through = PassThrough(objectMode=True)
        then = getattr(made, "then", None)
        if is_function(then):
            self._waiting += 1

            def fulfilled(value: object = None) -> None:
                self._value = undefined if value is None else value
                if self._value is not undefined:
                    through.write(value)
                if self._end:
                    through.end()
                engine.next_tick(self._finish)

            def rejected(error: object) -> None:
                through.destroy(error)
                engine.next_tick(self._finish, error)

            fit(then, 2)(fulfilled, rejected)
        elif is_iterable(made, asynchronous=True) or is_transform_web(made):
            made = field(made, "readable") if is_transform_web(made) else made
            self._pump(made, through, end=self._end)
        else:
            raise invalid_return("AsyncIterable or Promise", "destination", made)
        self._last_cleanup.append(self._destroy_later(through, reading=False, writing=True))
        return through

    def _pipe(self, source: ReadableLike, to: WritableLike, *, is_last: bool) -> None:
        """One stream into the next: their ends are awaited separately."""
        self._waiting += 2
        ended = False

        def on_close() -> None:
            if not ended:
                self._fail(failure(_PREMATURE))

        def end_it() -> None:
            nonlocal ended
            ended = True
            to.end()

        def source_over(error: object) -> None:
            state = sides(source).readable
            premature = error and _code(error) == _PREMATURE
            if premature and state is not None and state.ended and not state.errored and not state.errorEmitted:
                source.once("end", self._finish)
                source.once("error", self._finish)
            else:
                self._finish(error)

        to.on("close", on_close)
        source.pipe(to, {"end": False})
        if is_last and not self._end:
            self._finish()
        elif is_readable_finished(source):
            engine.next_tick(end_it)
        else:
            source.once("end", end_it)
        finished(source, {"readable": True, "writable": False}, source_over)
        cleanup = finished(to, {"readable": False, "writable": True}, self._finish)
        if is_last and isReadable(to):
            self._last_cleanup.append(cleanup)

    def _pump(self, items: object, to: WritableLike, *, end: bool) -> None:
        self._waiting += 1
        engine.start_coroutine(pump(items, to, self._finish, end=end))


def _code(error: object) -> object:
    return getattr(error, "code", None)


def _is_abort(error: object) -> bool:
    return getattr(error, "name", None) == "AbortError"
