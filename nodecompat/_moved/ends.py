"""The ends of a flow: a ReadableStream that the wire feeds, and a WritableStream that feeds the wire.

Whichever way a stream was moved, one of these is here and the other one there; where the stream itself stayed, a pipe
connects it with its end (`travellers`).

What must stay true: an end is kept alive while somebody waits for it to read or to write, and else lives as long as
the program holds its stream; a stream that nobody holds any more tells the other side; what came before an end or a
failure is read before it.
"""

from __future__ import annotations

import weakref
from collections import deque
from typing import TYPE_CHECKING, Any

from .._web.base import MAKING, PARKED, fulfilled, later
from .._web.readable import ReadableStream
from .._web.reading import ReadableStreamDefaultController
from .._web.writable import WritableStream
from .._web.writing import WritableStreamDefaultController
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from typing import Protocol

    Settled = Promise[Any]

    class Wire(Protocol):
        """What an end needs of its channel: see `streams`."""

        def may_write(self, key: int, /) -> bool: ...
        def write(self, key: int, chunk: object, /) -> None: ...
        def grant(self, key: int, /) -> None: ...
        def consumed(self, key: int, cost: int, /) -> None: ...
        def say(self, key: int, act: str, /, **more: object) -> bool: ...
        def dropped(self, key: int, act: str, /) -> None: ...
        def hold(self) -> None: ...
        def release(self) -> None: ...


class End:
    """What both ends have: whether somebody waits, and what becomes of a stream that nobody holds."""

    _last_word = ""  # what the other side is told when the stream is dropped

    def __init__(self, wire: Wire, key: int) -> None:
        self._wire = wire
        self._key = key
        self._kept: object = None  # the stream, while somebody waits
        self.pipe: object = None  # what connects it with a stream that stayed here: alive as long as the flow

    def _watch(self, stream: Any, controller: Any) -> None:
        """Learn when nobody holds the stream: at once, as long as no circle holds it, as its controller would."""
        controller._stream = weakref.proxy(stream)
        wire, key, word = self._wire, self._key, self._last_word
        self._weak = weakref.ref(stream, lambda _: wire.dropped(key, word))

    def _keep(self) -> None:
        """Somebody waits: the stream stays, and so does the program."""
        if self._kept is None:
            self._kept = self._weak()
            self._wire.hold()

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept = None
            self._wire.release()


class Reader(End):
    """Feeds a ReadableStream with what comes."""

    _last_word = "cancel"

    def __init__(self, wire: Wire, key: int) -> None:
        super().__init__(wire, key)
        self._chunks: deque[tuple[Any, int]] = deque()  # with what they cost
        self._wanting = False
        self._ended = False
        self._failure: tuple[Any] | None = None

    def stream(self, kind: type[ReadableStream] = ReadableStream) -> ReadableStream:
        """The stream; to be asked for once."""
        stream = kind(MAKING)
        controller = ReadableStreamDefaultController(MAKING)
        controller._set_up(stream, None, None, self._cancel, 0)
        controller._pull = self._pull
        self._watch(stream, controller)
        return stream

    def _control(self) -> ReadableStreamDefaultController | None:
        stream = self._weak()
        return None if stream is None else stream._controller

    # -- the stream asks --------------------------------------------------------------------------------

    def _pull(self, controller: ReadableStreamDefaultController) -> object:
        if self._chunks:
            chunk, cost = self._chunks.popleft()
            controller._enqueue(chunk)
            self._wire.consumed(self._key, cost)
            self._end_if_empty(controller)
            return None
        self._wanting = True
        self._keep()
        self._wire.grant(self._key)
        return PARKED

    def _cancel(self, reason: object) -> Settled:
        self._chunks.clear()
        self._stop_wanting(None)
        self._wire.say(self._key, "cancel", reason=reason)
        return fulfilled()

    # -- the wire says ----------------------------------------------------------------------------------

    def chunk(self, value: object, cost: int) -> None:
        """The next one."""
        controller = self._control() if self._wanting else None
        if controller is None:
            self._chunks.append((value, cost))
            return
        controller._enqueue(value)
        self._wire.consumed(self._key, cost)
        self._stop_wanting(controller)

    def end(self) -> None:
        """There are no more."""
        self._ended = True
        self._over()

    def error(self, error: object) -> None:
        """The writing side failed, or the channel is gone."""
        if not self._ended and self._failure is None:
            self._failure = (error,)
            self._over()

    lost = error

    def _over(self) -> None:
        controller = self._control()
        if controller is not None:
            self._end_if_empty(controller)
            self._stop_wanting(controller)

    def _end_if_empty(self, controller: ReadableStreamDefaultController) -> None:
        if self._chunks:
            return
        if self._failure is not None:
            controller._error(self._failure[0])
        elif self._ended:
            controller._close()

    def _stop_wanting(self, controller: ReadableStreamDefaultController | None) -> None:
        if self._wanting:
            self._wanting = False
            if controller is not None:
                controller._pulled()
            if not self._wanting:
                self._let_go()


class Writer(End):
    """Sends what is written to a WritableStream."""

    _last_word = "error"

    def __init__(self, wire: Wire, key: int, *, acks: bool) -> None:
        super().__init__(wire, key)
        self._acks = acks  # whether the other side says when it has closed
        self._parked: tuple[Any] | None = None  # a chunk that waits for credit
        self._closed: Settled | None = None
        self._over = False

    def stream(self) -> WritableStream:
        """The stream; to be asked for once."""
        stream = WritableStream(MAKING)
        controller = WritableStreamDefaultController(MAKING)
        controller._set_up(stream, None, self._write, self._close, self._abort, 1)
        later(lambda _: None, stream)  # it stays until the controller has begun
        self._watch(stream, controller)
        return stream

    def _control(self) -> WritableStreamDefaultController | None:
        stream = self._weak()
        return None if stream is None else stream._controller

    # -- the stream asks --------------------------------------------------------------------------------

    def _write(self, chunk: object, _: object) -> object:
        if self._wire.may_write(self._key):
            self._send(chunk)
            return None
        self._parked = (chunk,)
        self._keep()
        return PARKED

    def _send(self, chunk: object) -> None:
        try:
            self._wire.write(self._key, chunk)
        except Exception as error:
            self._over = True
            self._wire.say(self._key, "error", error=error)
            raise

    def _close(self) -> Settled:
        if not self._wire.say(self._key, "end") or not self._acks:
            return fulfilled()
        self._closed = Promise()
        self._keep()
        return self._closed

    def _abort(self, reason: object) -> Settled:
        self._over = True
        self._wire.say(self._key, "error", error=reason)
        self._let_go()
        return fulfilled()

    # -- the wire says ----------------------------------------------------------------------------------

    def ready(self) -> None:
        """There is credit, and room."""
        controller = self._control()
        if self._parked is None or controller is None or not self._wire.may_write(self._key):
            return
        (chunk,), self._parked = self._parked, None
        self._let_go()
        try:
            self._send(chunk)
        except Exception as error:
            controller._write_failed(error)
        else:
            controller._write_done()

    def done(self) -> None:
        """The other side has closed what it writes to."""
        self._let_go()
        if self._closed is not None:
            self._closed._resolve(undefined)

    def cancel(self, reason: object) -> None:
        """The other side wants no more, or the channel is gone."""
        controller = self._control()
        if self._over or controller is None:
            return
        self._over = True
        parked, self._parked = self._parked, None
        self._let_go()
        if self._closed is not None:
            self._closed._reject(reason)
        elif parked is not None:
            controller._write_failed(reason)
        else:
            controller._error_if_needed(reason)

    lost = cancel
