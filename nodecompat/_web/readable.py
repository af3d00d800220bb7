"""ReadableStream: chunks that come one after the other, to be read once.

What must stay true: a stream that has a reader refuses another one; nothing is pulled from a source before it is
wanted; the failure of a source reaches its readers and no one else. How it works inside is `reading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, inspect_brief
from .._events.event import field
from .._events.target import checked_signal
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .base import (
    MAKING,
    PARKED,
    InvalidSizeError,
    StreamStateError,
    asynchronous,
    check_object,
    fulfilled,
    is_thenable,
    later,
    mark_of,
    one,
    quiet,
    reason_of,
    size_of,
)
from .bytes import ReadableStreamBYOBReader, from_byte_source
from .iterating import StreamValues
from .piping import Pipe
from .reader import ReadableStreamDefaultReader, Steps, watch_failure
from .reading import ReadableSide, ReadableStreamDefaultController, from_source
from .writing import WritableSide

if TYPE_CHECKING:
    from typing import Self

    Settled = Promise[Any]

_EMPTY: dict[str, object] = {}


class ReadableStream(ReadableSide):
    """A stream to read from. `ReadableStream({'start': …, 'pull': …, 'cancel': …}, strategy)`, all optional.

    `start(controller)` is called at once, `pull(controller)` whenever more is wanted; both call
    `controller.enqueue(chunk)`, `.close()`, `.error(reason)`, and may be async. `cancel(reason)` is called when the
    rest is not wanted. An object with these methods will do as well. With `'type': 'bytes'` chunks are bytes.
    Source: WHATWG Streams.
    """

    _reader_kind: type[ReadableStreamDefaultReader] = ReadableStreamDefaultReader
    _branch_kind: type[ReadableStream] | None = None  # what `tee` makes; None: its own class

    def __init__(self, source: object = _EMPTY, strategy: object = _EMPTY) -> None:
        super().__init__()
        if source is MAKING:
            return
        check_object("source", source)
        check_object("strategy", strategy, nullable=True)
        kind = field(source, "type")
        if kind == "bytes":
            if field(strategy, "size") is not undefined:
                raise InvalidSizeError("strategy.size", field(strategy, "size"))
            from_byte_source(self, source, mark_of(strategy, 0))
        elif kind is not undefined:
            raise InvalidArgValueError("source.type", kind)
        else:
            mark = mark_of(strategy, 1)
            from_source(self, source, mark, size_of(strategy))

    @classmethod
    def _made(cls, pull: Any, cancel: Any, mark: float = 1) -> Self:
        """A stream of the package's own functions."""
        stream = cls(MAKING)
        ReadableStreamDefaultController(MAKING)._set_up(stream, None, pull, cancel, mark, one)
        return stream

    @classmethod
    def from_(cls, iterable: object) -> Self:
        """A stream of what an iterable gives, which may be asynchronous or give promises (`ReadableStream.from`).

        Raises ERR_ARG_NOT_ITERABLE.
        """
        if isinstance(iterable, dict) or not (hasattr(iterable, "__aiter__") or hasattr(iterable, "__iter__")):
            raise NodeTypeError(f"{inspect_brief(iterable)} must be iterable", code="ERR_ARG_NOT_ITERABLE")
        items = _Items(iterable)
        stream = cls._made(items.pull, asynchronous(items.cancel), 0)
        items.controller = stream._controller
        return stream

    # -- reading ----------------------------------------------------------------------------------------

    def getReader(self, options: object = _EMPTY) -> Any:
        """A reader, which has the stream to itself until `releaseLock`; `{'mode': 'byob'}` fills buffers of yours.

        Raises ERR_INVALID_STATE for a locked stream, ERR_INVALID_ARG_VALUE.
        """
        check_object("options", options, nullable=True)
        mode = field(options, "mode")
        if mode is undefined:
            return self._reader_kind(self)
        if mode != "byob":
            raise InvalidArgValueError("options.mode", mode)
        return ReadableStreamBYOBReader(self)

    def cancel(self, reason: object = undefined) -> Settled:
        """Drop what has come, and call the source's `cancel`."""
        if self.locked:
            return Promise.reject(StreamStateError("ReadableStream is locked"))
        return self._give_up(reason)

    def __aiter__(self) -> StreamValues:
        """The chunks as they come. Leaving the loop early cancels the stream. Raises ERR_INVALID_STATE."""
        return StreamValues(self._reader_kind(self), prevents_cancel=False)

    def values(self, options: object = _EMPTY) -> StreamValues:
        """The same; with `{'preventCancel': True}` the stream survives an early end of the loop."""
        check_object("options", options, nullable=True)
        prevents = field(options, "preventCancel")
        return StreamValues(self._reader_kind(self), prevents_cancel=bool(prevents))

    # -- onwards ----------------------------------------------------------------------------------------

    def pipeTo(self, destination: object, options: object = _EMPTY) -> Settled:
        """Write all of it to a WritableStream, no faster than that takes it; fulfilled when it is closed.

        Options: preventClose, preventAbort, preventCancel, signal. Rejected with ERR_INVALID_ARG_TYPE, and
        ERR_INVALID_STATE where one of both has a reader or a writer.
        """
        try:
            if not isinstance(destination, WritableSide):
                raise InvalidArgTypeError("transform.writable", "an instance of WritableStream", destination)
            return self._piped(destination, options)
        except Exception as error:
            return Promise.reject(error)

    def pipeThrough(self, transform: object, options: object = _EMPTY) -> Any:
        """Write all of it to `transform.writable`; returns `transform.readable`. Options as for `pipeTo`.

        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_STATE.
        """
        readable, writable = field(transform, "readable"), field(transform, "writable")
        if not isinstance(readable, ReadableSide):
            raise InvalidArgTypeError("transform.readable", "an instance of ReadableStream", readable)
        if not isinstance(writable, WritableSide):
            raise InvalidArgTypeError("transform.writable", "an instance of WritableStream", writable)
        quiet(self._piped(writable, options))
        return readable

    def _piped(self, destination: WritableSide, options: object) -> Settled:
        check_object("options", options, nullable=True)
        given = {name: field(options, name) for name in ("preventClose", "preventAbort", "preventCancel")}
        signal = field(options, "signal")
        signal = None if signal is undefined else checked_signal(signal, "options.signal")
        if self.locked:
            raise StreamStateError("The ReadableStream is locked")
        if destination.locked:
            raise StreamStateError("The WritableStream is locked")
        return Pipe(self, destination, {name for name, value in given.items() if value}, signal).start()

    def tee(self) -> list[Any]:
        """Two streams of the same chunks. What one has read is kept until the other has."""
        return _Tee(self, self._branch_kind or type(self)).branches


class _Items:
    """The source of a stream of an iterable."""

    controller: ReadableStreamDefaultController

    def __init__(self, iterable: Any) -> None:
        self._is_async = hasattr(iterable, "__aiter__")
        self._iterator = iterable.__aiter__() if self._is_async else iter(iterable)
        self._step: Settled = fulfilled()  # the last one, which may be under way

    def pull(self, _: object) -> object:
        """Ask for the next item."""
        if self._is_async:
            self._step = engine.start_coroutine(self._next())
            then_value(self._step, self._take, self._fail)
            return PARKED
        try:
            item = next(self._iterator, PARKED)
        except Exception as error:
            return Promise.reject(reason_of(error))
        if item is PARKED:
            later(self._end)
        else:
            later(self._take, engine.take_result(item))
        return PARKED

    async def _next(self) -> object:
        try:
            return await self._iterator.__anext__()
        except StopAsyncIteration:
            return PARKED

    def _take(self, item: Any) -> None:
        if item is PARKED:
            self._end()
        elif is_thenable(item):
            then_value(Promise.resolve(item), self._put, self._fail)
        else:
            self._put(item)

    def _put(self, item: object) -> None:
        self.controller._enqueue(item)
        self.controller._pulled()

    def _end(self) -> None:
        self.controller._close()
        self.controller._pulled()

    def _fail(self, error: object) -> None:
        self.controller._error(error)

    def cancel(self, _: object) -> object:
        """Close the iterator."""
        close = getattr(self._iterator, "aclose" if self._is_async else "close", None)
        if close is None:
            return undefined
        if self._is_async:
            return engine.start_coroutine(self._leave(close))
        close()
        return undefined

    async def _leave(self, close: Any) -> object:
        await self._step.catch(lambda _: undefined)  # a generator that runs cannot be closed
        await close()
        return undefined


def then_value(promise: Settled, done: Any, failed: Any) -> None:
    """Call `done(value)` or `failed(reason)` in a microtask."""
    promise._subscribe((done, failed, None))


class _Tee:
    """One stream read for two. Source: WHATWG Streams, ReadableStreamDefaultTee."""

    def __init__(self, stream: ReadableSide, kind: type[ReadableStream]) -> None:
        self._stream = stream
        self._reader = ReadableStreamDefaultReader(stream)
        self._reading = False
        self._reasons: dict[int, object] = {}  # of the branches that were cancelled
        self._cancelled: Settled = Promise()
        self._request = Steps(self._came, self._closed, self._failed)
        self.branches = [kind._made(self._pull, self._canceller(index)) for index in (0, 1)]
        watch_failure(self._reader, self._fail)

    def _pull(self, _: object) -> None:
        if not self._reading:
            self._reading = True
            self._reader._read(self._request)

    def _came(self, chunk: object) -> None:
        later(self._forward, chunk)

    def _forward(self, chunk: object) -> None:
        self._reading = False
        for controller in self._open():
            controller._enqueue(chunk)

    def _open(self) -> list[ReadableStreamDefaultController]:
        """The controllers of the branches that are wanted."""
        return [branch._controller for index, branch in enumerate(self.branches) if index not in self._reasons]

    def _closed(self) -> None:
        engine.next_tick(self._close)

    def _close(self) -> None:
        self._reading = False
        left = self._open()
        for controller in left:
            controller._close()
        if left:
            self._cancelled._resolve(undefined)

    def _failed(self, _: object) -> None:
        self._reading = False

    def _fail(self, error: object) -> None:
        left = self._open()
        for branch in self.branches:
            branch._controller._error(error)
        if left:
            self._cancelled._resolve(undefined)

    def _canceller(self, index: int) -> Any:
        def cancel(reason: object) -> Settled:
            self._reasons[index] = reason
            if len(self._reasons) == 2:
                self._cancelled._resolve(self._stream._give_up([self._reasons[0], self._reasons[1]]))
            return self._cancelled

        return cancel
