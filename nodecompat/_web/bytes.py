"""Streams of bytes: the controller of a source with `'type': 'bytes'`, and the reader that fills given buffers.

What must stay true: bytes come in order, to whichever reader; a buffer that is being filled belongs to the stream until
its read is answered. Source: WHATWG Streams, 4.6 to 4.8.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._errors.checks import check_integer
from .._events.event import field
from .._js.numbers import MAX_SAFE_INTEGER
from .._js.record import Record
from ..promise import Promise
from ..values import undefined
from .base import MAKING, IllegalMakingError, Shown, StreamStateError, asynchronous, byte_length, called, function_in
from .reader import ReadableStreamDefaultReader
from .reading import CLOSED, ERRORED, READABLE, ReadableSide, ReadableStreamDefaultController

if TYPE_CHECKING:
    from .reading import ReadRequest

    Settled = Promise[Any]

_VIEW = "an instance of Buffer, TypedArray, or DataView"


class _Into:
    """A buffer that is being filled."""

    __slots__ = ("at_least", "filled", "request", "view")

    def __init__(self, view: memoryview, at_least: int, request: ReadRequest | None) -> None:
        self.view = view
        self.at_least = at_least
        self.filled = 0
        self.request = request  # None: it is the stream's own, for the next reader of any kind

    def fill(self, data: memoryview) -> memoryview:
        """Take what fits; returns the rest."""
        count = min(len(data), len(self.view) - self.filled)
        self.view[self.filled : self.filled + count] = data[:count]
        self.filled += count
        return data[count:]


class ReadableByteStreamController(ReadableStreamDefaultController):
    """What a source of bytes puts its chunks into, or fills the reader's buffer with."""

    takes_bytes = True

    def __init__(self, making: object = None) -> None:
        super().__init__(making)
        self._intos: deque[_Into] = deque()
        self._chunk_size = 0  # of the buffers that the stream makes by itself
        self._asked: ReadableStreamBYOBRequest | None = None

    @property
    def byobRequest(self) -> ReadableStreamBYOBRequest | None:
        """The buffer to fill, if somebody wants one filled."""
        if self._asked is None and self._intos:
            self._asked = ReadableStreamBYOBRequest(MAKING, self, self._intos[0])
        return self._asked

    def close(self) -> None:
        """There are no more bytes. Raises ERR_INVALID_STATE after the end."""
        self._check_open()
        self._close()
        if self._intos and self._intos[0].filled and not self._queue:
            error = StreamStateError("Partial read")
            self._error(error)
            raise error

    def enqueue(self, chunk: object = undefined) -> None:
        """The next bytes. Raises ERR_INVALID_ARG_TYPE, and ERR_INVALID_STATE after the end and for no bytes."""
        size = undefined if chunk is undefined else byte_length(chunk)
        if size is undefined:
            raise InvalidArgTypeError("buffer", _VIEW, chunk)
        if not size:
            raise StreamStateError("chunk ArrayBuffer is zero-length or detached")
        self._check_open()
        self._asked = None
        self._enqueue(chunk)

    def _check_open(self) -> None:
        if self._closing:
            raise StreamStateError("Controller is already closed")
        if self._stream._state is not READABLE:
            raise StreamStateError("ReadableStream is already closed")

    def _enqueue(self, chunk: object) -> None:
        if self._intos and self._intos[0].request is None:
            self._intos.popleft()
        if self._intos:
            self._queue.put(chunk, byte_length(chunk))
            self._fill()
            self._pull_if_needed()
        else:
            super()._enqueue(chunk)

    def _fill(self) -> None:
        """Fill the buffers that wait with the bytes that wait."""
        while self._intos and self._queue:
            into = self._intos[0]
            self._move(into)
            if into.filled < into.at_least:
                return
            self._intos.popleft()
            self._answer_with(into)

    def _move(self, into: _Into) -> None:
        while self._queue and into.filled < len(into.view):
            rest = into.fill(memoryview(self._queue.take()).cast("B"))
            if rest:
                self._queue.put_first(rest, len(rest))

    def _answer_with(self, into: _Into) -> None:
        request = into.request
        if request is None:
            reader = self._stream._reader
            if reader is not None and reader._requests:
                request = reader._requests.popleft()
        if request is not None:
            request.chunk(into.view[: into.filled])

    def _pull_into(self, into: _Into) -> None:
        """Fill a buffer, now or when bytes come."""
        self._move(into)
        if into.filled >= into.at_least:
            self._answer_with(into)
            if self._closing and not self._queue:
                self._forget()
                self._stream._close()
            else:
                self._pull_if_needed()
            return
        self._intos.append(into)
        self._pull_if_needed()

    def _wants(self) -> bool:
        return super()._wants() or bool(self._open and self._started and self._intos)

    def _answer(self, request: ReadRequest) -> None:
        if not self._queue and self._chunk_size:
            self._intos.append(_Into(memoryview(bytearray(self._chunk_size)), 1, None))
        super()._answer(request)

    def _responded(self, into: _Into, count: int) -> None:
        """The source has filled a part of the first buffer."""
        self._asked = None
        if self._stream._state is CLOSED or (self._closing and not count):
            while self._intos:
                waiting = self._intos.popleft()
                if isinstance(waiting.request, _Filling):
                    waiting.request.ended(waiting.view[: waiting.filled])
            if self._stream._state is READABLE:
                self._stream._close()
            return
        into.filled += count
        if into.filled >= into.at_least:
            self._intos.popleft()
            self._answer_with(into)
            self._fill()
        self._pull_if_needed()

    def _cancel_steps(self, reason: object) -> Settled:
        while self._intos:
            request = self._intos.popleft().request
            if request is not None:
                request.close()
        return super()._cancel_steps(reason)

    def _error(self, reason: object) -> None:
        if self._stream._state is READABLE:
            intos, self._intos = self._intos, deque()
            super()._error(reason)
            for into in intos:
                if into.request is not None:
                    into.request.error(reason)


class ReadableStreamBYOBRequest(Shown):
    """A buffer to fill: write into `view`, then `respond(count)`."""

    def __init__(
        self, making: object = None, controller: ReadableByteStreamController | None = None, into: _Into | None = None
    ) -> None:
        if making is not MAKING or controller is None or into is None:
            raise IllegalMakingError
        self._controller = controller
        self._into: _Into | None = into

    @property
    def view(self) -> memoryview | None:
        """The part that is not filled; None after the answer."""
        return None if self._into is None else self._into.view[self._into.filled :]

    def respond(self, bytesWritten: object) -> None:
        """So many bytes were written. Raises ERR_INVALID_STATE, ERR_OUT_OF_RANGE."""
        into = self._into
        if into is None:
            raise StreamStateError("This BYOB request has been invalidated")
        room = len(into.view) - into.filled
        count = check_integer("bytesWritten", bytesWritten, 0, MAX_SAFE_INTEGER)
        closed = self._controller._stream._state is CLOSED or self._controller._closing
        if count > room:
            raise InvalidArgValueError("bytesWritten", count)
        if closed == bool(count):
            raise StreamStateError("Controller is already closed" if closed else "View or buffer is zero-length")
        self._into = None
        self._controller._responded(into, count)

    def respondWithNewView(self, view: Any) -> None:
        """The bytes are in another buffer, which stands for this one."""
        into = self._into
        if into is None:
            raise StreamStateError("This BYOB request has been invalidated")
        data = memoryview(view).cast("B")
        into.view[into.filled : into.filled + len(data)] = data
        self.respond(len(data))


class ReadableStreamBYOBReader(ReadableStreamDefaultReader):
    """A reader that fills buffers: `read(bytearray(1024))` gives the part that was filled."""

    def __init__(self, stream: object) -> None:
        if isinstance(stream, ReadableSide) and not stream._controller.takes_bytes:
            raise InvalidArgValueError("stream", stream, "must be a byte stream")
        super().__init__(stream)
        self._fillings: list[_Filling] = []  # reads that wait

    def read(self, view: Any = undefined, options: object = undefined) -> Settled:
        """Fill a buffer, with `{'min': n}` at least so far; the result's `value` is the part that was filled."""
        try:
            data = memoryview(view).cast("B")
        except TypeError:
            return Promise.reject(InvalidArgTypeError("view", _VIEW, view))
        if not len(data) or data.readonly:
            return Promise.reject(StreamStateError("View or Viewed ArrayBuffer is zero-length or detached"))
        stream = self._stream
        if stream is None:
            return Promise.reject(StreamStateError("The reader is not attached to a stream"))
        stream._disturbed = True
        promise: Settled = Promise()
        request = _Filling(promise, self)
        if stream._state is ERRORED:
            request.error(stream._stored)
        elif stream._state is CLOSED:
            request.ended(data[:0])
        elif isinstance(stream._controller, ReadableByteStreamController):
            least = field(options, "min")
            at_least = 1 if least is undefined else check_integer("options.min", least, 1, len(data))
            self._fillings.append(request)
            stream._controller._pull_into(_Into(data, at_least, request))
        return promise

    def releaseLock(self) -> None:
        """Let others read; a read that waits is rejected."""
        stream = self._stream
        if stream is None:
            return
        super().releaseLock()
        controller = stream._controller
        if isinstance(controller, ReadableByteStreamController):
            for into in controller._intos:
                into.request = None
        for request in self._fillings:
            request.error(StreamStateError("Releasing reader"))
        self._fillings.clear()


class _Filling:
    """A read into a buffer, whose answer is a promise."""

    def __init__(self, promise: Settled, reader: ReadableStreamBYOBReader) -> None:
        self._promise = promise
        self._reader = reader

    def _settle(self, value: object, *, done: bool) -> None:
        if self in self._reader._fillings:
            self._reader._fillings.remove(self)
        self._promise._resolve(Record(done=done, value=value))

    def chunk(self, value: object) -> None:
        """It is filled."""
        self._settle(value, done=False)

    def ended(self, value: object) -> None:
        """There is no more; this came before."""
        self._settle(value, done=True)

    def close(self) -> None:
        """The stream was cancelled."""
        self._settle(undefined, done=True)

    def error(self, reason: object) -> None:
        """The stream failed."""
        self._promise._reject(reason)


def from_byte_source(stream: ReadableSide, source: object, mark: float) -> None:
    """Set a stream up with a program's source of bytes. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    start = function_in(source, "start", "source", 1)
    begin = None if start is None else lambda controller: called(start, controller)
    pull = function_in(source, "pull", "source", 1)
    cancel = asynchronous(function_in(source, "cancel", "source", 1))
    size = field(source, "autoAllocateChunkSize")
    if size == 0:
        raise InvalidArgValueError("source.autoAllocateChunkSize", size)
    controller = ReadableByteStreamController(MAKING)
    if size is not undefined:
        controller._chunk_size = check_integer("source.autoAllocateChunkSize", size, 1, MAX_SAFE_INTEGER)
    controller._set_up(stream, begin, pull, cancel, mark, byte_length)
