"""`pipeTo`: all of a readable side into a writable side.

What must stay true: chunks go on as fast as the destination takes them and no faster; whichever side ends or fails,
the other one is closed, aborted or cancelled unless the options forbid it, after the writes under way; both sides are
unlocked then. Source: WHATWG Streams, ReadableStreamPipeTo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.rare import AbortError
from .._events.target import AbortSubscription
from ..abort import DOMException
from ..promise import Promise
from ..values import undefined
from . import reading, writing
from .base import Hook, StreamStateError, fulfilled, later, then
from .reader import ReadableStreamDefaultReader, Steps
from .writable import WritableStreamDefaultWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._events.target import Signal
    from .reading import ReadableSide
    from .writing import WritableSide

    Settled = Promise[Any]
    Action = Callable[[], Settled]

_NONE: Any = object()  # no error: undefined is one


class Pipe:
    """One `pipeTo` under way."""

    def __init__(self, source: ReadableSide, to: WritableSide, prevented: set[str], signal: Signal | None) -> None:
        self._source = source
        self._to = to
        self._prevented = prevented
        self._signal = signal
        self._reader = ReadableStreamDefaultReader(source)
        self._writer = WritableStreamDefaultWriter(to)
        self._promise: Settled = Promise()
        self._ending = False
        self._writes = _Writes()
        self._room = _Room(self._pump)
        self._request = Steps(self._came, lambda: None, lambda _: None)
        self._subscription = AbortSubscription(signal, self._abort)
        source._disturbed = True

    def start(self) -> Settled:
        """Begin; the promise is fulfilled at the end."""
        if self._signal is not None and self._signal.aborted:
            self._abort()
            return self._promise
        self._subscription.start()
        self._pump()
        source, to = self._source, self._to
        if source._state is reading.ERRORED:
            self._source_failed(source._stored)
        elif source._state is not reading.CLOSED:
            self._reader._end = Hook(self._source_closed, self._source_failed)
        if to._state is writing.ERRORED:
            self._destination_failed(to._stored)
        else:
            self._writer._end = Hook(None, self._destination_failed)
        if source._state is reading.CLOSED:
            self._source_closed()
        if to._closing or to._state is writing.CLOSED:
            self._destination_failed(StreamStateError("Destination WritableStream is closed"))
        return self._promise

    # -- chunks -----------------------------------------------------------------------------------------

    def _pump(self) -> None:
        """Hand on what waits, and wait for more."""
        if self._ending:
            return
        if self._to._full:
            self._writer._ready = self._room
            return
        controller = self._source._controller
        if self._source._state is not reading.READABLE or controller.takes_bytes or not controller._queue:
            self._reader._read(self._request)
            return
        while controller._queue and not self._ending:
            chunk = controller._queue.take()
            if controller._closing and not controller._queue:
                controller._forget()
                self._source._close()
            self._write(chunk)
            if self._to._full or self._to._state is not writing.WRITABLE or self._to._closing:
                break
        controller._pull_if_needed()
        if self._source._state is reading.CLOSED:
            return
        if self._to._full:
            self._writer._ready = self._room
        else:
            later(self._pump)

    def _came(self, chunk: object) -> None:
        later(self._forward, chunk)

    def _forward(self, chunk: object) -> None:
        self._write(chunk)
        self._pump()

    def _write(self, chunk: object) -> None:
        self._writes.pending += 1
        error = self._writer._write(chunk, self._writes)
        if error is not None:
            self._writes.pending -= 1
            self._writes.failure = error[0]

    # -- the end ----------------------------------------------------------------------------------------

    def _source_failed(self, error: object) -> None:
        if "preventAbort" in self._prevented:
            self._shut(None, error)
        else:
            self._shut(lambda: self._to._abort(error), error)

    def _source_closed(self) -> None:
        self._shut(None if "preventClose" in self._prevented else self._writer._close_or_fail)

    def _destination_failed(self, error: object) -> None:
        if "preventCancel" in self._prevented:
            self._shut(None, error)
        else:
            self._shut(lambda: self._source._give_up(error), error)

    def _abort(self, *_: object) -> None:
        reason = None if self._signal is None else self._signal.reason
        error: object = DOMException(reason.message, "AbortError") if isinstance(reason, AbortError) else reason

        def both() -> Settled:
            actions = []
            if "preventAbort" not in self._prevented:
                open_ = self._to._state is writing.WRITABLE
                actions.append(self._to._abort(error) if open_ else fulfilled())
            if "preventCancel" not in self._prevented:
                open_ = self._source._state is reading.READABLE
                actions.append(self._source._give_up(error) if open_ else fulfilled())
            return Promise.all(actions)

        self._shut(both, error)

    def _shut(self, action: Action | None, error: object = _NONE) -> None:
        """End it once, after the writes under way and an action."""
        if self._ending:
            return
        self._ending = True

        def act() -> None:
            if action is None:
                self._finish(error)
            else:
                then(action(), lambda: self._finish(error), self._finish)

        if self._to._state is writing.WRITABLE and not self._to._closing:
            then(self._writes.all(), act, self._finish)
        else:
            act()

    def _finish(self, error: object) -> None:
        self._writer._ready = self._writer._end = self._reader._end = None
        self._writer.releaseLock()
        self._reader._release()
        self._subscription.dispose()
        if error is _NONE:
            self._promise._resolve(undefined)
        else:
            self._promise._reject(error)


class _Writes:
    """Stands where the promises of the writes would: counts them."""

    def __init__(self) -> None:
        self.pending = 0
        self.failure: object = _NONE
        self._stall: Settled | None = None

    def all(self) -> Settled:
        """Fulfilled when all are done."""
        if self.pending:
            self._stall = Promise()
            return self._stall
        return fulfilled() if self.failure is _NONE else Promise.reject(self.failure)

    def _resolve(self, _: object = undefined) -> None:
        self.pending -= 1
        if self.pending or self._stall is None:
            return
        stall, self._stall = self._stall, None
        if self.failure is _NONE:
            stall._resolve(undefined)
        else:
            stall._reject(self.failure)

    def _reject(self, reason: object) -> None:
        self.pending -= 1
        self.failure = reason
        stall, self._stall = self._stall, None
        if stall is not None:
            stall._reject(reason)


class _Room:
    """Stands where the writer's `ready` would: goes on at once when there is room."""

    _handled = True

    def __init__(self, go_on: Callable[[], None]) -> None:
        self._go_on = go_on

    def _resolve(self, _: object = undefined) -> None:
        self._go_on()

    def _reject(self, _: object) -> None:
        """The writer's end tells of it."""
