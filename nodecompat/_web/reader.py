"""The reader of a ReadableStream.

What must stay true: reads are answered in order, and those that wait when the reader is released are rejected.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.record import Record
from ..promise import Promise
from ..values import undefined
from .base import Hook, Shown, StreamStateError, later, rejected
from .reading import CLOSED, ERRORED, READABLE, ReadableSide, promise_of_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from .reading import ReadRequest

    Settled = Promise[Any]


class ReadableStreamDefaultReader(Shown):
    """What `getReader` returns: it has the stream to itself until `releaseLock`."""

    def __init__(self, stream: object) -> None:
        if not isinstance(stream, ReadableSide):
            raise InvalidArgTypeError("stream", "an instance of ReadableStream", stream)
        if stream._reader is not None:
            raise StreamStateError("ReadableStream is locked")
        self._requests: deque[ReadRequest] = deque()
        self._end: Settled | Any = None
        self._stream: ReadableSide | None = stream
        stream._reader = self

    @property
    def closed(self) -> Settled:
        """Fulfilled when the stream has ended, rejected when it has failed or the reader was released."""
        if self._end is None:
            stream = self._stream
            self._end = rejected(StreamStateError("Reader released")) if stream is None else promise_of_end(stream)
        end: Settled = self._end
        return end

    def read(self) -> Settled:
        """The next chunk: `value`, and `done`, which is True after the last."""
        stream = self._stream
        promise: Settled = Promise()
        if stream is None:
            promise._reject(_detached())
        elif stream._state is READABLE and stream._controller._queue:
            stream._disturbed = True
            promise._fulfil(self._result(stream._controller._take(), done=False))
        else:
            self._read(_Promised(promise, self._result))
        return promise

    def cancel(self, reason: object = undefined) -> Settled:
        """Want no more."""
        return Promise.reject(_detached()) if self._stream is None else self._stream._give_up(reason)

    def releaseLock(self) -> None:
        """Let others read; a read that waits is rejected."""
        if self._stream is not None:
            self._release()
            while self._requests:
                self._requests.popleft().error(StreamStateError("Releasing reader"))

    # -- inside -----------------------------------------------------------------------------------------

    @staticmethod
    def _result(value: object, *, done: bool) -> Record:
        return Record(done=done, value=value)

    def _read(self, request: ReadRequest) -> None:
        stream = self._stream
        assert stream is not None
        stream._disturbed = True
        if stream._state is READABLE:
            stream._controller._answer(request)
        elif stream._state is CLOSED:
            request.close()
        else:
            request.error(stream._stored)

    def _release(self) -> None:
        stream = self._stream
        if stream is None:
            return
        if stream._state is not READABLE:
            self._end = None
        elif self._end is not None:
            self._end._handled = True
            self._end._reject(StreamStateError("Reader released"))
        self._stream = stream._reader = None

    def _fields(self) -> dict[str, object]:
        return {"stream": self._stream, "readRequests": len(self._requests), "close": self.closed}


class _Promised:
    """A read whose answer is a promise."""

    __slots__ = ("_make", "_promise")

    def __init__(self, promise: Settled, make: Callable[..., Record]) -> None:
        self._promise = promise
        self._make = make

    def chunk(self, value: object) -> None:
        """Here it is."""
        self._promise._fulfil(self._make(value, done=False))

    def close(self) -> None:
        """There is none any more."""
        self._promise._fulfil(self._make(undefined, done=True))

    def error(self, reason: object) -> None:
        """There is none."""
        self._promise._reject(reason)


class Steps:
    """A read of the package's own: three functions."""

    __slots__ = ("chunk", "close", "error")

    def __init__(self, chunk: Callable[[Any], None], close: Callable[[], None], error: Callable[[Any], None]) -> None:
        self.chunk = chunk
        self.close = close
        self.error = error


def watch_failure(reader: ReadableStreamDefaultReader, failed: Callable[[Any], object]) -> None:
    """Call a function in a microtask when the reader's stream fails."""
    stream = reader._stream
    if stream is not None and stream._state is ERRORED:
        later(failed, stream._stored)
    else:
        reader._end = Hook(None, failed)


def _detached() -> StreamStateError:
    return StreamStateError("The reader is not attached to a stream")
