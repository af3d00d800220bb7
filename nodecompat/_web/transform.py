"""TransformStream: what is written to one side comes out of the other, changed.

What must stay true: nothing is transformed before its output is wanted; a failure reaches both sides; `flush` comes
after the last chunk. Source: WHATWG Streams, 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import Thrown
from .._events.event import field
from ..promise import Promise
from ..values import undefined
from . import reading, writing
from .base import (
    MAKING,
    PARKED,
    IllegalMakingError,
    InvalidSizeError,
    Shown,
    StreamStateError,
    asynchronous,
    called,
    check_object,
    fulfilled,
    function_in,
    is_thenable,
    later,
    mark_of,
    outcome,
    promised,
    reason_of,
    size_of,
    then,
)
from .readable import ReadableStream
from .reading import ReadableStreamDefaultController
from .writable import WritableStream
from .writing import WritableStreamDefaultController

if TYPE_CHECKING:
    from collections.abc import Callable

    Settled = Promise[Any]
    Algorithm = Callable[..., Any]

_EMPTY: dict[str, object] = {}


class TransformStream(Shown):
    """`readable` and `writable`, and what is between. `TransformStream({'transform': …, 'flush': …, 'start': …})`.

    `transform(chunk, controller)`, `flush(controller)`, `start(controller)` and `cancel(reason)` are all optional and
    may be async; they call `controller.enqueue(chunk)`. An object with these methods will do as well. Without
    `transform` chunks go through as they are. The strategies are those of the two sides.
    """

    def __init__(
        self, transformer: object = _EMPTY, writableStrategy: object = _EMPTY, readableStrategy: object = _EMPTY
    ) -> None:
        check_object("transformer", transformer)
        check_object("writableStrategy", writableStrategy, nullable=True)
        check_object("readableStrategy", readableStrategy, nullable=True)
        for name in ("readableType", "writableType"):
            if field(transformer, name) is not undefined:
                raise InvalidSizeError(f"transformer.{name}", field(transformer, name))
        read_mark, read_size = mark_of(readableStrategy, 0), size_of(readableStrategy)
        write_mark, write_size = mark_of(writableStrategy, 1), size_of(writableStrategy)
        start = function_in(transformer, "start", "transformer", 1)
        started: Settled = fulfilled() if start is None else Promise()
        self._controller = controller = TransformStreamDefaultController(MAKING, self, transformer)
        self._full = False
        self._pull_waits = False
        self._parked: tuple[Any] | None = None  # a chunk that is written, but not yet wanted
        self._writable = WritableStream(MAKING)
        WritableStreamDefaultController(MAKING)._set_up(
            self._writable,
            lambda _: started,
            controller.write,
            controller.close,
            asynchronous(controller.abort),
            write_mark,
            write_size,
        )
        self._readable = ReadableStream(MAKING)
        ReadableStreamDefaultController(MAKING)._set_up(
            self._readable, lambda _: started, controller.pull, controller.cancel, read_mark, read_size
        )
        self._set_full(True)
        if start is not None:
            started._resolve(called(start, controller))

    @property
    def readable(self) -> ReadableStream:
        """What comes out."""
        return self._readable

    @property
    def writable(self) -> WritableStream:
        """What goes in."""
        return self._writable

    def _fields(self) -> dict[str, object]:
        return {"readable": self._readable, "writable": self._writable, "backpressure": self._full}

    # -- inside -----------------------------------------------------------------------------------------

    def _set_full(self, full: bool) -> None:
        self._full = full
        if full:
            if self._pull_waits:
                self._pull_waits = False
                later(self._readable._controller._pulled)
        elif self._parked is not None:
            later(self._controller.go_on)

    def _fail_writing(self, error: object) -> None:
        """Nothing more is taken in, and who waits with a chunk is told."""
        self._controller.forget()
        self._writable._controller._error_if_needed(error)
        if self._full:
            self._set_full(False)


class TransformStreamDefaultController(Shown):
    """What the functions of a transformer get. The methods after `terminate` are those of the two sides."""

    def __init__(
        self, making: object = None, stream: TransformStream | None = None, transformer: object = None
    ) -> None:
        if making is not MAKING or stream is None:
            raise IllegalMakingError
        self._stream = stream
        self._has_transform = bool(field(transformer, "transform"))
        self._transform = function_in(transformer, "transform", "transformer", 2)
        self._flush = function_in(transformer, "flush", "transformer", 1)
        self._cancel = function_in(transformer, "cancel", "transformer", 1)
        self._finished: Settled | None = None

    @property
    def desiredSize(self) -> float | None:
        """How much more may come out."""
        return self._stream._readable._controller.desiredSize

    def enqueue(self, chunk: object = undefined) -> None:
        """The next chunk of the output. Raises ERR_INVALID_STATE after the end."""
        stream = self._stream
        controller = stream._readable._controller
        if not controller._open:
            raise StreamStateError("Unable to enqueue")
        try:
            controller._enqueue(chunk)
        except Exception as error:
            stream._fail_writing(reason_of(error))
            raise
        full = not controller._wants()
        if full != stream._full:
            stream._set_full(True)

    def error(self, reason: object = undefined) -> None:
        """Fail both sides."""
        self._stream._readable._controller._error(reason)
        self._stream._fail_writing(reason)

    def terminate(self) -> None:
        """End the output, and fail the input."""
        self._stream._readable._controller._close()
        self._stream._fail_writing(StreamStateError("TransformStream has been terminated"))

    def forget(self) -> None:
        """Nothing of the transformer is called any more."""
        self._transform = self._flush = self._cancel = None
        self._has_transform = True

    # -- the writable side ------------------------------------------------------------------------------

    def write(self, chunk: object, _: object) -> Any:
        """Transform a chunk, when it is wanted."""
        if self._stream._full:
            self._stream._parked = (chunk,)
            return PARKED
        return self._perform(chunk)

    def go_on(self) -> None:
        """The chunk that waited is wanted, or the stream has failed."""
        stream = self._stream
        parked, stream._parked = stream._parked, None
        if parked is None:
            return
        writable, controller = stream._writable, stream._writable._controller
        if writable._state is writing.ERRORING:
            later(controller._write_failed, writable._stored)
        else:
            then(self._perform(parked[0]), controller._write_done, controller._write_failed)

    def _perform(self, chunk: object) -> Settled:
        if self._transform is not None:
            result = outcome(self._transform, chunk, self)
        elif self._has_transform:
            return fulfilled()
        else:
            result = outcome(self.enqueue, chunk)

        def failed(error: object) -> None:
            self.error(error)
            raise error if isinstance(error, Exception) else Thrown(error)

        made: Settled = Promise.resolve(result) if is_thenable(result) else fulfilled()
        return made.then(None, failed)

    def close(self) -> Settled:
        """The input has ended: flush, and end the output."""
        readable = self._stream._readable
        return self._finish(self._flush, self, lambda: readable._controller._close(), readable._controller._error)

    def abort(self, reason: object) -> Settled:
        """The input was aborted: cancel, and fail the output."""
        controller = self._stream._readable._controller
        return self._finish(self._cancel, reason, lambda: controller._error(reason), controller._error)

    def _finish(
        self, function: Algorithm | None, argument: object, succeed: Callable[[], None], fail: Callable[[object], None]
    ) -> Settled:
        """Call `flush` or `cancel`, once for both sides, and tell the other side how it went."""
        if self._finished is not None:
            return self._finished
        promise: Settled = Promise()
        self._finished = promise
        result = promised(function, argument)
        self.forget()
        readable = self._stream._readable

        def done() -> None:
            if readable._state is reading.ERRORED:
                promise._reject(readable._stored)
            else:
                succeed()
                promise._resolve(undefined)

        def failed(error: object) -> None:
            fail(error)
            promise._reject(error)

        then(result, done, failed)
        return promise

    # -- the readable side ------------------------------------------------------------------------------

    def pull(self, _: object) -> Any:
        """The output is wanted."""
        self._stream._set_full(False)
        self._stream._pull_waits = True
        return PARKED

    def cancel(self, reason: object) -> Settled:
        """The output is not wanted: cancel, and fail the input."""
        if self._finished is not None:
            return self._finished
        promise: Settled = Promise()
        self._finished = promise
        result = promised(self._cancel, reason)
        self.forget()
        stream = self._stream

        def end_writing(error: object) -> None:
            stream._writable._controller._error_if_needed(error)
            if stream._full:
                stream._set_full(False)

        def done() -> None:
            if stream._writable._state is writing.ERRORED:
                promise._reject(stream._writable._stored)
            else:
                end_writing(reason)
                promise._resolve(undefined)

        def failed(error: object) -> None:
            end_writing(error)
            promise._reject(error)

        then(result, done, failed)
        return promise

    def _fields(self) -> dict[str, object]:
        return {"stream": self._stream}
