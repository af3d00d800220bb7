"""A readable side: its state and its controller.

What must stay true: every chunk is given out once, in order; a stream that has a reader refuses another one; the
source is asked for more only while less waits than the mark allows, and never twice at once. Names of methods without
an underscore are those of the standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ..promise import Promise
from ..values import undefined
from .base import (
    MAKING,
    IllegalMakingError,
    Queue,
    Shown,
    StreamStateError,
    after,
    asynchronous,
    called,
    fulfilled,
    function_in,
    is_thenable,
    later,
    one,
    outcome,
    reason_of,
    rejected,
    then,
)

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Callable

    Settled = Promise[Any]
    Algorithm = Callable[..., Any]

READABLE, CLOSED, ERRORED = "readable", "closed", "errored"


class ReadRequest(Protocol):
    """Somebody who waits for a chunk. One of the three is called, once."""

    def chunk(self, value: Any, /) -> None: ...
    def close(self) -> None: ...
    def error(self, reason: Any, /) -> None: ...


class ReaderLike(Protocol):
    """The reader, as far as its stream knows it: who waits, and the promise of the end if somebody has asked for it."""

    _end: Any
    _requests: deque[ReadRequest]


class ReadableSide(Shown):
    """What a ReadableStream knows about itself. Source: WHATWG Streams, 4.9."""

    _controller: ReadableStreamDefaultController
    _web_side = "readable"

    def __init__(self) -> None:
        self._state = READABLE
        self._stored: Any = undefined  # the error it failed with
        self._reader: ReaderLike | None = None
        self._disturbed = False
        self._end: Settled | None = None  # for `finished`: settled with the state

    @property
    def locked(self) -> bool:
        """Whether it has a reader."""
        return self._reader is not None

    def _fields(self) -> dict[str, object]:
        return {"locked": self.locked, "state": self._state, "supportsBYOB": self._controller.takes_bytes}

    def _ended(self) -> Settled:
        """The promise of the end."""
        if self._end is None:
            self._end = promise_of_end(self)
        return self._end

    def _give_up(self, reason: object) -> Settled:
        """The rest is not wanted."""
        self._disturbed = True
        if self._state is CLOSED:
            return fulfilled()
        if self._state is ERRORED:
            return Promise.reject(self._stored)
        self._close()
        return self._controller._cancel_steps(reason).then(lambda _: undefined)

    def _close(self) -> None:
        self._state = CLOSED
        if self._end is not None:
            self._end._resolve(undefined)
        reader = self._reader
        if reader is None:
            return
        if reader._end is not None:
            reader._end._resolve(undefined)
        while reader._requests:
            reader._requests.popleft().close()

    def _fail(self, reason: object) -> None:
        self._state = ERRORED
        self._stored = reason
        reader = self._reader
        for end in (self._end, None if reader is None else reader._end):
            if end is not None:
                end._handled = True
                end._reject(reason)
        while reader is not None and reader._requests:
            reader._requests.popleft().error(reason)


def promise_of_end(stream: ReadableSide) -> Settled:
    if stream._state is READABLE:
        return Promise()
    return fulfilled() if stream._state is CLOSED else rejected(stream._stored)


# -- the controller -------------------------------------------------------------------------------------


class ReadableStreamDefaultController(Shown):
    """What a source puts its chunks into. Source: WHATWG Streams, ReadableStreamDefaultController."""

    takes_bytes = False  # whether it is that of a byte stream

    def __init__(self, making: object = None) -> None:
        if making is not MAKING:
            raise IllegalMakingError
        self._queue = Queue()
        self._started = self._closing = self._pulling = self._again = False

    def _set_up(
        self,
        stream: ReadableSide,
        start: Algorithm | None,
        pull: Algorithm | None,
        cancel: Algorithm | None,
        mark: float,
        size: Algorithm = one,
    ) -> None:
        """Connect it to its stream and begin; what `start` raises is raised. `cancel` gives a promise."""
        self._stream = stream
        self._pull, self._cancel, self._size = pull, cancel, size
        self._mark = mark
        stream._controller = self
        result = None if start is None else start(self)
        if is_thenable(result):
            follow: Settled = Promise()
            follow._resolve(result)
            then(follow, self._begin, self._error)
        elif pull is None:
            self._started = True
        else:
            later(self._begin)

    def _begin(self) -> None:
        self._started = True
        self._pull_if_needed()

    # -- for the source ---------------------------------------------------------------------------------

    @property
    def desiredSize(self) -> float | None:
        """How much more there may be: 0 when closed, None after an error."""
        state = self._stream._state
        if state is READABLE:
            return self._mark - self._queue.size
        return None if state is ERRORED else 0

    def close(self) -> None:
        """There are no more chunks. Raises ERR_INVALID_STATE after the end."""
        if not self._open:
            raise StreamStateError("Controller is already closed")
        self._close()

    def enqueue(self, chunk: object = undefined) -> None:
        """The next chunk. Raises ERR_INVALID_STATE after the end."""
        if self._closing or self._stream._state is not READABLE:
            raise StreamStateError("Controller is already closed")
        self._add(chunk)

    def error(self, error: object = undefined) -> None:
        """Fail the stream: what waits is dropped, and readers get the reason."""
        self._error(error)

    # -- inside -----------------------------------------------------------------------------------------

    @property
    def _open(self) -> bool:
        return not self._closing and self._stream._state is READABLE

    def _close(self) -> None:
        if self._open:
            self._closing = True
            if not self._queue:
                self._forget()
                self._stream._close()

    def _enqueue(self, chunk: object) -> None:
        if not self._closing and self._stream._state is READABLE:
            self._add(chunk)

    def _add(self, chunk: object) -> None:
        reader = self._stream._reader
        if reader is not None and reader._requests:
            reader._requests.popleft().chunk(chunk)
        else:
            try:
                self._queue.put(chunk, self._size(chunk))
            except Exception as error:
                self._error(reason_of(error))
                raise
        self._pull_if_needed()

    def _error(self, reason: object) -> None:
        if self._stream._state is READABLE:
            self._queue.clear()
            self._forget()
            self._stream._fail(reason)

    def _forget(self) -> None:
        self._pull = self._cancel = None

    def _wants(self) -> bool:
        """Whether the source is to be asked for more."""
        stream = self._stream
        if self._closing or not self._started or stream._state is not READABLE:
            return False
        reader = stream._reader
        return bool(reader is not None and reader._requests) or self._mark - self._queue.size > 0

    def _pull_if_needed(self) -> None:
        if self._pulling:
            self._again = True  # whether it is needed is asked when that is over
        elif self._pull is not None and self._wants():
            self._ask()

    def _ask(self) -> None:
        if self._pull is None:
            return
        if self._pulling:
            self._again = True
            return
        self._pulling = True
        after(outcome(self._pull, self), self._pulled, self._error)

    def _pulled(self) -> None:
        self._pulling = False
        if self._again:
            self._again = False
            self._pull_if_needed()

    def _cancel_steps(self, reason: object) -> Settled:
        self._queue.clear()
        result: Settled = fulfilled() if self._cancel is None else self._cancel(reason)
        self._forget()
        return result

    def _take(self) -> object:
        """A chunk that waits."""
        chunk = self._queue.take()
        if self._closing and not self._queue:
            self._forget()
            self._stream._close()
        elif self._started and not self._closing and self._mark - self._queue.size > 0:
            self._ask()
        return chunk

    def _answer(self, request: ReadRequest) -> None:
        """Give a chunk to who wants one, or let him wait."""
        if self._queue:
            request.chunk(self._take())
            return
        reader = self._stream._reader
        if reader is not None:
            reader._requests.append(request)
        if self._started:
            self._ask()


def from_source(stream: ReadableSide, source: object, mark: float, size: Algorithm) -> None:
    """Set a stream up with a program's `{start, pull, cancel}`. Raises ERR_INVALID_ARG_TYPE."""
    start = function_in(source, "start", "source", 1)
    begin = None if start is None else lambda controller: called(start, controller)
    pull = function_in(source, "pull", "source", 1)
    cancel = asynchronous(function_in(source, "cancel", "source", 1))
    ReadableStreamDefaultController(MAKING)._set_up(stream, begin, pull, cancel, mark, size)
