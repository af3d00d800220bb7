"""Readable: a stream that data comes out of.

What must stay true: no data before somebody asked for it ('data' or 'readable' listener, `resume`, `read`, `pipe`,
`async for`); order is kept; 'end' comes once, after all data was taken. What isn't taken is buffered up to the
high-water mark, and then the source is not asked any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from ..values import undefined
from . import flow
from .base import Stream, construct
from .encodings import decoder
from .failures import not_implemented
from .options import READABLE, install, merge
from .states import ReadableState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Self

_ABSENT: Any = object()


class Readable(Stream):
    """A source of bytes, text or, with `objectMode`, of anything but None. Node: stream.Readable.

    Options, as a dict or as keywords: highWaterMark (bytes or objects), encoding, defaultEncoding, objectMode,
    emitClose, autoDestroy, signal, and the functions read, destroy, construct. Subclasses override `_read(size)`,
    which calls `push`; `_destroy(error, callback)`; `_construct(callback)`.
    Events: 'data', 'end', 'readable', 'pause', 'resume', 'error', 'close'.

    `Readable(fd)` reads a descriptor, which it owns from then on.
    """

    def __new__(cls, options: Any = None, *args: Any, **keywords: Any) -> Self:
        if cls is Readable and type(options) is int:
            from .socket import Socket

            return super().__new__(Socket)  # type: ignore[return-value]
        return super().__new__(cls)

    def __init__(self, options: Any = None, **keywords: Any) -> None:
        given = merge(options, keywords, READABLE)
        super().__init__(given)
        self._readableState = state = ReadableState(given)
        self._states = (state,)
        install(self, given, READABLE)
        construct(self)

    def _constructed(self) -> None:
        state = self._readableState
        if state.needReadable:
            flow.maybe_read_more(self, state)
        super()._constructed()

    # -- the source -------------------------------------------------------------------------------------

    def _read(self, size: int) -> Any:
        """Get data and `push` it, at once or later. To be overridden."""
        raise not_implemented("_read()")

    def push(self, chunk: Any, encoding: str | None = None) -> bool:
        """Hand in data, or None for the end. Returns whether more is wanted now. For implementations.

        'error' events: ERR_STREAM_PUSH_AFTER_EOF, ERR_INVALID_ARG_TYPE.
        """
        return flow.push(self, chunk, encoding)

    def unshift(self, chunk: Any, encoding: str | None = None) -> bool:
        """Put back what was read too much; it is read next. Returns whether more is wanted now."""
        return flow.unshift(self, chunk, encoding)

    # -- reading ----------------------------------------------------------------------------------------

    def read(self, size: int | None = None) -> Any:
        """Take data: `size` bytes or characters, or all there is; an object in objectMode. None: not there yet.

        The last piece is given out even if it is shorter. What is returned is emitted as 'data' too.
        """
        if size is undefined:  # type: ignore[comparison-overlap]
            size = None
        return flow.read(self, size if size is None else int(size))

    def setEncoding(self, encoding: str | None = None) -> Self:
        """Give out text from now on, what is buffered included. Raises ERR_UNKNOWN_ENCODING."""
        state = self._readableState
        state.decoder = decoder(encoding)
        state.encoding = state.decoder.encoding
        flow._trim(state)
        text = "".join([chunk if isinstance(chunk, str) else state.decoder.decode(chunk) for chunk in state.buffer])
        state.buffer.clear()
        if text:
            state.buffer.append(text)
        state.length = len(state.buffer) if state.objectMode else len(text)
        return self

    def resume(self) -> Self:
        """Let data flow, to listeners if there are any, from the next tick on."""
        state = self._readableState
        if not state.flowing:
            state.flowing = not state.readableListening
            flow.resume(self, state)
        state.paused = False
        return self

    def pause(self) -> Self:
        """Hold data back; what is under way is buffered here."""
        state = self._readableState
        if state.flowing is not False:
            state.flowing = False
            self.emit("pause")
        state.paused = True
        return self

    def isPaused(self) -> bool:
        """Whether the stream was told to hold data back."""
        state = self._readableState
        return state.paused is True or state.flowing is False

    # -- listeners --------------------------------------------------------------------------------------

    def on(self, event: Any, listener: Any = _ABSENT) -> Any:
        """As `EventEmitter.on`; a 'data' listener makes data flow, a 'readable' listener asks for data."""
        if listener is _ABSENT:
            return super().on(event)
        super().on(event, listener)
        state = self._readableState
        if event == "data":
            state.dataListening = True
            state.readableListening = state.readableListening or self.listenerCount("readable") > 0
            if state.flowing is not False:
                self.resume()
        elif event == "readable" and not state.endEmitted and not state.readableListening:
            state.readableListening = state.needReadable = True
            state.flowing = state.emittedReadable = False
            if state.length:
                flow.emit_readable(self)
            elif not state.reading:
                engine.next_tick(self.read, 0)
        return self

    def removeListener(self, event: Any, listener: Any) -> Self:
        """As `EventEmitter.removeListener`; without a 'readable' listener data may flow again."""
        super().removeListener(event, listener)
        if event == "readable":
            engine.next_tick(flow.update_listening, self)
        elif event == "data" and not self.listenerCount("data"):
            self._readableState.dataListening = False
        return self

    def removeAllListeners(self, event: Any = _ABSENT, /) -> Self:
        """As `EventEmitter.removeAllListeners`; without a 'readable' listener data may flow again."""
        if event is _ABSENT:
            super().removeAllListeners()
        else:
            super().removeAllListeners(event)
        if event in ("readable", _ABSENT):
            engine.next_tick(flow.update_listening, self)
        return self

    addListener = on
    off = removeListener
    if not TYPE_CHECKING:  # pyee's spelling
        add_listener = on
        remove_listener = removeListener
        remove_all_listeners = removeAllListeners

    # -- onwards ----------------------------------------------------------------------------------------

    def pipe(self, destination: Any, options: Any = None, *, end: bool = True) -> Any:
        """Write everything to another stream, no faster than it takes it; ends it too unless `end` is False.

        Returns the destination. 'pipe' and 'unpipe' are emitted there.
        """
        from .piping import Piping

        if isinstance(options, dict):
            end = options.get("end", end) is not False
        Piping(self, destination).start(end=end)
        return destination

    def unpipe(self, destination: Any = None) -> Self:
        """End the piping to one stream, or to all; the stream pauses when none is left."""
        state = self._readableState
        if not state.pipes:
            return self
        if destination is None:
            destinations, state.pipes = state.pipes, []
            self.pause()
            for one in destinations:
                one.emit("unpipe", self, {"hasUnpiped": False})
            return self
        if destination in state.pipes:
            state.pipes.remove(destination)
            if not state.pipes:
                self.pause()
            destination.emit("unpipe", self, {"hasUnpiped": False})
        return self

    def __aiter__(self) -> AsyncIterator[Any]:
        """The chunks. Leaving the loop early destroys the stream; an error is raised."""
        return self.iterator()

    def iterator(self, options: Any = None, *, destroyOnReturn: bool = True) -> AsyncIterator[Any]:
        """As `async for` over the stream; with `destroyOnReturn=False` it survives an early end of the loop."""
        from .iteration import StreamIterator, validated

        if validated(options).get("destroyOnReturn", destroyOnReturn) is False:
            return StreamIterator(self, destroy_on_return=False)
        return StreamIterator(self)

    @staticmethod
    def from_(iterable: Any, options: Any = None, **keywords: Any) -> Readable:
        """A stream of what an iterable gives (`Readable.from`); a text or bytes are one chunk.

        The iterable may be asynchronous, or give promises. Object mode unless the options say otherwise. Raises
        ERR_INVALID_ARG_TYPE.
        """
        from .sources import readable_from

        return readable_from(iterable, options, keywords)

    # -- what it is like --------------------------------------------------------------------------------

    @property
    def readable(self) -> bool:
        """Whether there may be more data."""
        state = self._readableState
        return not (state.readable is False or state.destroyed or state.errorEmitted or state.endEmitted)

    @readable.setter
    def readable(self, value: bool) -> None:
        self._readableState.readable = bool(value)

    @property
    def readableDidRead(self) -> bool:
        """Whether data was given out."""
        return bool(self._readableState.dataEmitted)

    @property
    def readableAborted(self) -> bool:
        """Whether the stream was destroyed, or failed, before its 'end'."""
        state = self._readableState
        return state.readable is not False and bool(state.destroyed or state.errored) and not state.endEmitted

    @property
    def readableHighWaterMark(self) -> int:
        """How much is buffered before the source is left alone."""
        return int(self._readableState.highWaterMark)

    @property
    def readableBuffer(self) -> list[Any]:
        """The chunks that wait to be taken."""
        state = self._readableState
        flow._trim(state)
        return list(state.buffer)

    @property
    def readableFlowing(self) -> bool | None:
        """True while data flows, False when it was stopped, None while nobody has decided."""
        flowing: bool | None = self._readableState.flowing
        return flowing

    @readableFlowing.setter
    def readableFlowing(self, value: bool | None) -> None:
        self._readableState.flowing = value

    @property
    def readableLength(self) -> int:
        """How many bytes, characters or objects wait."""
        return int(self._readableState.length)

    @property
    def readableObjectMode(self) -> bool:
        """Whether chunks are objects."""
        return bool(self._readableState.objectMode)

    @property
    def readableEncoding(self) -> str | None:
        """The encoding of the text given out; None for bytes."""
        encoding: str | None = self._readableState.encoding
        return encoding

    @property
    def readableEnded(self) -> bool:
        """Whether 'end' was emitted."""
        return bool(self._readableState.endEmitted)

    def _is_complete(self) -> bool:
        return self.readableEnded
