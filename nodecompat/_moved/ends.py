"""The ends of a flow: a ReadableStream that the wire feeds, and what feeds the wire.

Whichever way a stream was moved, a `Reader` is on one side, and on the other a `Writer`, which has a WritableStream, or
a `Pump`, which reads a stream that stayed there. A stream to write to that stayed is connected with its end by a pipe
(`travellers`).

What must stay true: an end is kept alive while somebody waits for it to read or to write, and else lives as long as
the program holds its stream; a stream that nobody holds any more tells the other side; what came before an end or a
failure is read before it.
"""

from __future__ import annotations

import weakref
from collections import deque
from typing import TYPE_CHECKING, Any

from .._web.base import MAKING, PARKED, Hook, fulfilled, later, then
from .._web.readable import ReadableStream
from .._web.reader import ReadableStreamDefaultReader
from .._web.reading import CLOSED, ERRORED, ReadableStreamDefaultController
from .._web.writable import WritableStream
from .._web.writing import WritableStreamDefaultController
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from typing import Protocol

    from .._web.reading import ReadableSide, ReadRequest

    Settled = Promise[Any]

    class Wire(Protocol):
        """What an end needs of its channel: see `streams`."""

        def write(self, key: int, chunk: object, /) -> bool: ...
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


class _Fed(ReadableStreamDefaultController):
    """The controller of a stream that the wire feeds: who reads is answered by the end, which has the chunks."""

    def __init__(self, end: Reader) -> None:
        super().__init__(MAKING)
        self._answer = end.answer  # type: ignore[method-assign]  # what each read comes to
        self._queue: Any = []  # nothing ever waits in it, and who reads asks so each time


class Reader(End):
    """Feeds a ReadableStream with what comes."""

    _last_word = "cancel"

    def __init__(self, wire: Wire, key: int) -> None:
        super().__init__(wire, key)
        self._chunks: deque[tuple[Any, int]] = deque()  # with what they cost
        self._ended = False
        self._failure: tuple[Any] | None = None

    def stream(self, kind: type[ReadableStream] = ReadableStream) -> ReadableStream:
        """The stream; to be asked for once."""
        stream = kind(MAKING)
        controller = _Fed(self)
        controller._set_up(stream, None, None, self._cancel, 0)
        self._watch(stream, controller)
        return stream

    # -- the stream asks --------------------------------------------------------------------------------

    def answer(self, request: ReadRequest) -> None:
        """Give the next chunk to who reads, or let him wait for it. The stream is open, and has a reader."""
        if self._chunks:
            chunk, cost = self._chunks.popleft()
            request.chunk(chunk)
            self._wire.consumed(self._key, cost)
            self._end_if_empty()
            return
        stream: Any = self._weak()
        stream._reader._requests.append(request)
        if self._kept is None:
            self._keep()
            self._wire.grant(self._key)

    def _cancel(self, reason: object) -> Settled:
        self._chunks.clear()
        self._let_go()
        self._wire.say(self._key, "cancel", reason=reason)
        return fulfilled()

    # -- the wire says ----------------------------------------------------------------------------------

    def chunk(self, value: object, cost: int) -> None:
        """The next one."""
        stream = self._weak()
        reader = None if stream is None else stream._reader
        if reader is not None and reader._requests:
            reader._requests.popleft().chunk(value)
            self._wire.consumed(self._key, cost)
        else:
            self._chunks.append((value, cost))
        if self._kept is not None and (reader is None or not reader._requests):
            self._let_go()

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
        self._end_if_empty()
        self._let_go()

    def _end_if_empty(self) -> None:
        if self._chunks or not (self._ended or self._failure):
            return
        stream = self._weak()
        if stream is None:
            return
        if self._failure is not None:
            stream._controller._error(self._failure[0])
        else:
            stream._controller._close()


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
        if self._send(chunk):
            return None
        self._parked = (chunk,)
        self._keep()
        return PARKED

    def _send(self, chunk: object) -> bool:
        try:
            return self._wire.write(self._key, chunk)
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
        if self._parked is None or controller is None:
            return
        failure: tuple[Exception] | None = None
        try:
            if not self._send(self._parked[0]):
                return
        except Exception as error:
            failure = (error,)
        self._parked = None
        self._let_go()
        if failure is None:
            controller._write_done()
        else:
            controller._write_failed(failure[0])

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


class Pump:
    """Sends what a stream gives that was given away, as long as the other side takes it; `start` begins."""

    def __init__(self, wire: Wire, key: int, source: ReadableSide) -> None:
        self._wire = wire
        self._key = key
        self._source = source
        self._reader = ReadableStreamDefaultReader(source)
        self._asks = False  # a read waits for its chunk
        self._reads = False  # reads are being made
        self._parked: tuple[Any] | None = None  # a chunk that waits for credit
        self._last: tuple[str, dict[str, object]] | None = None  # what is to be said after that chunk
        self._over = False

    def start(self) -> None:
        """Begin. What was given away keeps the program alive until it is over."""
        self._wire.hold()
        source, reader = self._source, self._reader
        source._disturbed = True
        if source._state is ERRORED:
            self._failed(source._stored)
        elif source._state is CLOSED:
            self._closed()
        else:
            reader._end = Hook(self._closed, self._failed)
            self._read_on()

    def _read_on(self) -> None:
        """Ask for the next chunk, which may be there at once, until one has to be waited for or to wait."""
        self._reads = True
        try:
            while not self._asks and self._parked is None and not self._over:
                self._asks = True
                self._reader._read(self)
        finally:
            self._reads = False

    # -- the source says --------------------------------------------------------------------------------

    def chunk(self, value: object) -> None:
        """The next one."""
        self._asks = False
        if self._over:
            return
        try:
            if not self._wire.write(self._key, value):
                self._parked = (value,)
        except Exception as error:
            self._parked = None
            self._wire.say(self._key, "error", error=error)
            self.cancel(error)
            return
        if not self._reads:
            self._read_on()

    def close(self) -> None:
        """There is none any more: `_closed` follows."""

    def error(self, _: object) -> None:
        """There is none: `_failed` follows."""

    def _closed(self) -> None:
        self._say_last("end")

    def _failed(self, error: object) -> None:
        self._say_last("error", error=error)

    def _say_last(self, act: str, **more: object) -> None:
        if self._parked is not None:
            self._last = act, more
        elif not self._over:
            self._over = True
            self._wire.say(self._key, act, **more)
            self._finish()

    def _finish(self, _: object = None) -> None:
        self._reader._end = None
        self._reader._release()
        self._wire.release()

    # -- the wire says ----------------------------------------------------------------------------------

    def ready(self) -> None:
        """There is credit, and room."""
        parked, self._parked = self._parked, None
        if parked is not None:
            self.chunk(parked[0])
            if self._last is not None and self._parked is None:
                self._say_last(self._last[0], **self._last[1])

    def cancel(self, reason: object) -> None:
        """The other side wants no more, or the channel is gone."""
        self._parked = None
        if not self._over:
            self._over = True
            then(self._source._give_up(reason), self._finish, self._finish)

    lost = cancel
