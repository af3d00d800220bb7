"""WritableStream: what is written goes to a sink, one chunk after the other; and its writer.

What must stay true: a stream that has a writer refuses another one. How it works inside is `writing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._events.event import field
from ..promise import Promise
from ..values import undefined
from .base import (
    MAKING,
    InvalidSizeError,
    Shown,
    StreamStateError,
    asynchronous,
    called,
    check_object,
    fulfilled,
    function_in,
    is_pending,
    mark_of,
    quiet,
    rejected,
    size_of,
)
from .writing import CLOSED, ERRORED, WRITABLE, WritableSide, WritableStreamDefaultController, promise_of_end

if TYPE_CHECKING:
    from .writing import WriteRequest

    Settled = Promise[Any]

_EMPTY: dict[str, object] = {}
_RELEASED = "Writer has been released"
_UNBOUND = "Writer is not bound to a WritableStream"


class WritableStream(WritableSide):
    """A stream to write to. `WritableStream({'start': …, 'write': …, 'close': …, 'abort': …}, strategy)`.

    `write(chunk, controller)` and the others are functions, all optional, and may be async; an object with these
    methods will do as well. The strategy has highWaterMark and size. Source: WHATWG Streams.
    """

    def __init__(self, sink: object = _EMPTY, strategy: object = _EMPTY) -> None:
        super().__init__()
        if sink is not MAKING:
            self._from_sink(sink, strategy)

    def _from_sink(self, sink: object, strategy: object) -> None:
        check_object("sink", sink)
        check_object("strategy", strategy, nullable=True)
        if field(sink, "type") is not undefined:
            raise InvalidSizeError("type", field(sink, "type"))
        size, mark = size_of(strategy), mark_of(strategy, 1)
        start = function_in(sink, "start", "sink", 1)
        begin = None if start is None else lambda controller: called(start, controller)
        write, close = function_in(sink, "write", "sink", 2), asynchronous(function_in(sink, "close", "sink", 0))
        abort = asynchronous(function_in(sink, "abort", "sink", 1))
        WritableStreamDefaultController(MAKING)._set_up(self, begin, write, close, abort, mark, size)

    def getWriter(self) -> WritableStreamDefaultWriter:
        """A writer, which has the stream to itself until `releaseLock`. Raises ERR_INVALID_STATE for a locked one."""
        return WritableStreamDefaultWriter(self)

    def abort(self, reason: object = undefined) -> Settled:
        """Drop what waits, and fail."""
        if self.locked:
            return Promise.reject(StreamStateError("WritableStream is locked"))
        return self._abort(reason)

    def close(self) -> Settled:
        """Close it when all is written."""
        if self.locked:
            return Promise.reject(StreamStateError("WritableStream is locked"))
        if self._closing:
            return Promise.reject(StreamStateError("Failure closing WritableStream"))
        return self._close()


class WritableStreamDefaultWriter(Shown):
    """What `getWriter` returns: it has the stream to itself until `releaseLock`."""

    def __init__(self, stream: object) -> None:
        if not isinstance(stream, WritableSide):
            raise InvalidArgTypeError("stream", "an instance of WritableStream", stream)
        if stream._writer is not None:
            raise StreamStateError("WritableStream is locked")
        self._end: Settled | Any = None
        self._ready: Settled | Any = None
        self._stream: WritableSide | None = stream
        stream._writer = self

    @property
    def closed(self) -> Settled:
        """Fulfilled when the stream has closed, rejected when it failed or the writer was released."""
        if self._end is None:
            self._end = rejected(StreamStateError(_RELEASED)) if self._stream is None else promise_of_end(self._stream)
        end: Settled = self._end
        return end

    @property
    def ready(self) -> Settled:
        """Fulfilled when more may be written: `await writer.ready` before a write."""
        if self._ready is None:
            stream = self._stream
            if stream is None:
                self._ready = rejected(StreamStateError(_RELEASED))
            elif stream._state is WRITABLE:
                self._ready = Promise() if stream._full and not stream._closing else fulfilled()
            else:
                self._ready = fulfilled() if stream._state is CLOSED else rejected(stream._stored)
        ready: Settled = self._ready
        return ready

    @property
    def desiredSize(self) -> float | None:
        """How much more may be written now: 0 when closed, None after an error. Raises ERR_INVALID_STATE."""
        stream = self._stream
        if stream is None:
            raise StreamStateError(_UNBOUND)
        if stream._state is WRITABLE:
            return stream._controller._room()
        return 0 if stream._state is CLOSED else None

    def write(self, chunk: object = undefined) -> Settled:
        """Write a chunk; fulfilled when the sink has it."""
        promise: Settled = Promise()
        error = self._write(chunk, promise)
        if error is not None:
            promise._reject(error[0])
        return promise

    def close(self) -> Settled:
        """Close the stream when all is written."""
        stream = self._stream
        if stream is None:
            return Promise.reject(StreamStateError(_UNBOUND))
        if stream._closing:
            return Promise.reject(StreamStateError("Failure to close WritableStream"))
        return stream._close()

    def abort(self, reason: object = undefined) -> Settled:
        """Drop what waits, and fail the stream."""
        return Promise.reject(StreamStateError(_UNBOUND)) if self._stream is None else self._stream._abort(reason)

    def releaseLock(self) -> None:
        """Let others write; what was written goes on."""
        stream = self._stream
        if stream is None:
            return
        error = StreamStateError(_RELEASED)
        self._fail_ready(error)
        if is_pending(self._end):
            quiet(self._end)._reject(error)
        else:
            self._end = None
        self._stream = stream._writer = None

    # -- inside -----------------------------------------------------------------------------------------

    def _write(self, chunk: object, request: WriteRequest) -> tuple[Any] | None:
        """Write for somebody who waits; returns the error, in a tuple, when it is not to be."""
        stream = self._stream
        if stream is None:
            return (StreamStateError(_UNBOUND),)
        controller = stream._controller
        size = controller._size_of(chunk)
        if stream is not self._stream:
            return (StreamStateError("Mismatched WritableStreams"),)
        if stream._state is not ERRORED and (stream._closing or stream._state is CLOSED):
            return (StreamStateError("WritableStream is closed"),)
        if stream._state is not WRITABLE:
            return (stream._stored,)
        stream._requests.append(request)
        controller._put(chunk, size)
        return None

    def _fail_ready(self, error: object) -> None:
        ready = self._ready
        if is_pending(ready):
            quiet(ready)._reject(error)
        else:
            self._ready = None

    def _close_or_fail(self) -> Settled:
        """Close it unless that is under way; rejected when it has failed."""
        stream = self._stream
        if stream is None or stream._closing or stream._state is CLOSED:
            return fulfilled()
        return Promise.reject(stream._stored) if stream._state is ERRORED else stream._close()

    def _fields(self) -> dict[str, object]:
        return {"stream": self._stream, "close": self.closed, "ready": self.ready, "desiredSize": self.desiredSize}
