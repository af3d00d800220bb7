"""A writable side: its state and its controller.

What must stay true: one write is under way at a time, in order; `close` comes after all writes; from the first failure
on nothing more is written, and who waits is told when what was under way is done. Names of methods without an
underscore are those of the standard.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..abort import AbortController
from ..promise import Promise
from ..values import undefined
from .base import (
    MAKING,
    PARKED,
    Hook,
    IllegalMakingError,
    Queue,
    Shown,
    StreamStateError,
    after,
    fulfilled,
    is_pending,
    is_thenable,
    later,
    one,
    outcome,
    reason_of,
    rejected,
    then,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..abort import AbortSignal

    Settled = Promise[Any]
    Algorithm = Callable[..., Any]

WRITABLE, ERRORING, ERRORED, CLOSED = "writable", "erroring", "errored", "closed"
_CLOSE: Any = object()  # stands in the queue for the end


class WriteRequest(Protocol):
    """Somebody who waits for a write: a promise, or the package itself."""

    def _resolve(self, value: object = ..., /) -> None: ...
    def _reject(self, reason: object, /) -> None: ...


class WriterLike(Protocol):
    """The writer, as far as its stream knows it: promises that somebody has asked for, or what stands for them."""

    _end: Any
    _ready: Any

    def _fail_ready(self, error: object, /) -> None: ...


class _Abort(NamedTuple):
    """An abort that waits for what is under way."""

    promise: Settled
    reason: object
    was_erroring: bool


class WritableSide(Shown):
    """What a WritableStream knows about itself. Source: WHATWG Streams, 5.5."""

    _controller: WritableStreamDefaultController
    _web_side = "writable"

    def __init__(self) -> None:
        self._state = WRITABLE
        self._stored: Any = undefined  # the error it fails with
        self._writer: WriterLike | None = None
        self._end: Settled | None = None  # for `finished`: settled with the state
        self._requests: deque[WriteRequest] = deque()
        self._write_under_way: WriteRequest | None = None
        self._close_request: Settled | None = None
        self._close_under_way: Settled | None = None
        self._closing = False  # a close is queued or under way
        self._abort_request: _Abort | None = None
        self._full = False

    @property
    def locked(self) -> bool:
        """Whether it has a writer."""
        return self._writer is not None

    def _fields(self) -> dict[str, object]:
        return {"locked": self.locked, "state": self._state}

    # -- how it ends ------------------------------------------------------------------------------------

    def _ended(self) -> Settled:
        """The promise of the end."""
        if self._end is None:
            self._end = promise_of_end(self)
        return self._end

    def _abort(self, reason: object) -> Settled:
        if self._state in (CLOSED, ERRORED):
            return fulfilled()
        self._controller._aborter.abort(reason)
        if self._state in (CLOSED, ERRORED):
            return fulfilled()
        if self._abort_request is not None:
            return self._abort_request.promise
        was_erroring = self._state is ERRORING
        request = _Abort(Promise(), undefined if was_erroring else reason, was_erroring)
        self._abort_request = request
        if not was_erroring:
            self._start_erroring(reason)
        return request.promise

    def _close(self) -> Settled:
        if self._state in (CLOSED, ERRORED):
            return Promise.reject(StreamStateError("WritableStream is closed"))
        request: Settled = Promise()
        self._close_request = request
        self._closing = True
        writer = self._writer
        if writer is not None and self._full and self._state is WRITABLE and writer._ready is not None:
            writer._ready._resolve(undefined)
        self._controller._queue.put(_CLOSE, 0)
        self._controller._advance()
        return request

    def _start_erroring(self, reason: object) -> None:
        self._state = ERRORING
        self._stored = reason
        if self._writer is not None:
            self._writer._fail_ready(reason)
        if self._write_under_way is None and self._close_under_way is None and self._controller._started:
            self._finish_erroring()

    def _finish_erroring(self) -> None:
        self._state = ERRORED
        self._controller._queue.clear()
        while self._requests:
            self._requests.popleft()._reject(self._stored)
        request, self._abort_request = self._abort_request, None
        if request is None:
            self._fail_ends()
            return
        if request.was_erroring:
            request.promise._reject(self._stored)
            self._fail_ends()
            return

        def done() -> None:
            request.promise._resolve(undefined)
            self._fail_ends()

        def failed(error: object) -> None:
            request.promise._reject(error)
            self._fail_ends()

        if self._end is None:
            self._end = Promise()
        if self._writer is not None and self._writer._end is None:
            self._writer._end = Promise()
        then(self._controller._abort_steps(request.reason), done, failed)

    def _fail_ends(self) -> None:
        """Tell all who wait for the end that it failed."""
        if self._close_request is not None:
            self._close_request._reject(self._stored)
            self._close_request = None
            self._closing = False
        ends: list[Any] = [self._end, None if self._writer is None else self._writer._end]
        for end in ends:
            if is_pending(end) or isinstance(end, Hook):
                end._handled = True
                end._reject(self._stored)

    def _deal_with(self, error: object) -> None:
        """A function of the sink's failed."""
        if self._state is WRITABLE:
            self._start_erroring(error)
        else:
            self._finish_erroring()

    # -- what is under way ------------------------------------------------------------------------------

    # (Who waits is told first: what he does at once finds the write still under way.)

    def _written(self) -> None:
        if self._write_under_way is not None:
            self._write_under_way._resolve(undefined)
        self._write_under_way = None

    def _write_failed(self, error: object) -> None:
        if self._write_under_way is not None:
            self._write_under_way._reject(error)
        self._write_under_way = None
        self._deal_with(error)

    def _closed(self) -> None:
        if self._close_under_way is not None:
            self._close_under_way._resolve(undefined)
        self._close_under_way = None
        self._closing = False
        if self._state is ERRORING:
            self._stored = undefined
            abort, self._abort_request = self._abort_request, None
            if abort is not None:
                abort.promise._resolve(undefined)
        self._state = CLOSED
        for end in (None if self._writer is None else self._writer._end, self._end):
            if end is not None:
                end._resolve(undefined)

    def _close_failed(self, error: object) -> None:
        if self._close_under_way is not None:
            self._close_under_way._reject(error)
        self._close_under_way = None
        self._closing = False
        abort, self._abort_request = self._abort_request, None
        if abort is not None:
            abort.promise._reject(error)
        self._deal_with(error)

    def _update(self) -> None:
        """See whether as much waits as the mark allows, and tell the writer."""
        full = self._controller._room() <= 0
        writer, changed = self._writer, full != self._full
        self._full = full  # before the writer is told: it may go on at once
        if writer is not None and changed:
            if full:
                writer._ready = None
            elif writer._ready is not None:
                writer._ready._resolve(undefined)


def promise_of_end(stream: WritableSide) -> Settled:
    if stream._state is CLOSED:
        return fulfilled()
    return rejected(stream._stored) if stream._state is ERRORED else Promise()


class WritableStreamDefaultController(Shown):
    """What the functions of a sink get: `signal`, and `error` to fail the stream."""

    def __init__(self, making: object = None) -> None:
        if making is not MAKING:
            raise IllegalMakingError
        self._queue = Queue()
        self._started = False
        self._aborter = AbortController()

    def _set_up(
        self,
        stream: WritableSide,
        start: Algorithm | None,
        write: Algorithm | None,
        close: Algorithm | None,
        abort: Algorithm | None,
        mark: float,
        size: Algorithm = one,
    ) -> None:
        """Connect it to its stream and begin; what `start` raises is raised. `close` and `abort` give promises."""
        self._stream = stream
        self._write, self._close, self._abort = write, close, abort
        self._size: Algorithm | None = size
        self._mark = mark
        stream._controller = self
        stream._update()
        result = None if start is None else start(self)
        if is_thenable(result):
            follow: Settled = Promise()
            follow._resolve(result)
            then(follow, self._begin, self._start_failed)
        else:
            later(self._begin)

    def _begin(self) -> None:
        self._started = True
        self._advance()

    def _start_failed(self, error: object) -> None:
        self._started = True
        self._stream._deal_with(error)

    @property
    def signal(self) -> AbortSignal:
        """Aborts when the stream is aborted."""
        return self._aborter.signal

    def error(self, error: object = undefined) -> None:
        """Fail the stream."""
        self._error_if_needed(error)

    def _fields(self) -> dict[str, object]:
        return {"stream": self._stream}

    # -- inside -----------------------------------------------------------------------------------------

    def _room(self) -> float:
        return self._mark - self._queue.size

    def _error_if_needed(self, error: object) -> None:
        if self._stream._state is WRITABLE:
            self._forget()
            self._stream._start_erroring(error)

    def _forget(self) -> None:
        self._write = self._close = self._abort = self._size = None

    def _abort_steps(self, reason: object) -> Settled:
        result: Settled = fulfilled() if self._abort is None else self._abort(reason)
        self._forget()
        return result

    def _size_of(self, chunk: object) -> Any:
        if self._size is None:
            return 1
        try:
            return self._size(chunk)
        except Exception as error:
            self._error_if_needed(reason_of(error))
            return 1

    def _put(self, chunk: object, size: object) -> None:
        """A chunk to be written, whose request waits in the stream."""
        stream = self._stream
        try:
            self._queue.put(chunk, size)
        except ValueError as error:
            self._error_if_needed(error)
            return
        if not stream._closing and stream._state is WRITABLE:
            stream._update()
        self._advance()

    def _advance(self) -> None:
        """Begin the next write, if none is under way."""
        stream = self._stream
        if not self._started or stream._write_under_way is not None:
            return
        if stream._state is ERRORING:
            stream._finish_erroring()
        elif not self._queue:
            return
        elif self._queue.first() is _CLOSE:
            self._process_close()
        else:
            self._process_write(self._queue.first())

    def _process_write(self, chunk: object) -> None:
        stream = self._stream
        stream._write_under_way = stream._requests.popleft()
        result = None if self._write is None else outcome(self._write, chunk, self)
        if result is not PARKED:
            after(result, self._write_done, self._write_failed)

    def _write_done(self) -> None:
        stream = self._stream
        stream._written()
        if self._queue:
            self._queue.take()
        if not stream._closing and stream._state is WRITABLE:
            stream._update()
        self._advance()

    def _write_failed(self, error: object) -> None:
        if self._stream._state is WRITABLE:
            self._forget()
        self._stream._write_failed(error)

    def _process_close(self) -> None:
        stream = self._stream
        stream._close_under_way, stream._close_request = stream._close_request, None
        self._queue.take()
        result: Settled = fulfilled() if self._close is None else self._close()
        self._forget()
        then(result, stream._closed, stream._close_failed)
