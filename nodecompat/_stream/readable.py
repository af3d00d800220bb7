"""Readable: a stream that data comes out of.

What must stay true: no data before a program asks for it ('data' or 'readable' listener, `resume`, `read`, `pipe`,
`async for`); order is kept; 'end' comes once, after all data was taken. What isn't taken is buffered up to the
high-water mark, and then the source is not asked any more. A chunk that is pushed while the stream flows and nothing
waits is emitted at once, outside `_read`; everything else happens in ticks, so that listeners added in the same turn
see all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, overload

from .._js import missing_is_undefined
from .._loop.current import engine
from .._on_use import on_use
from ..values import undefined
from . import flowing
from .base import Managed, construct, error_or_destroy
from .encodings import decoder
from .failures import failure, no_data
from .operating import Operators
from .options import READABLE, install, merge
from .states import ReadableState, size_asked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from typing import Self, TypeVar, Unpack

    from .._events.emitter import F
    from .._events.typed import AnyListener, TakesAll
    from . import from_web, iteration, piping, questions, sources, to_web
    from .base import Callback
    from .typed import Destination, ReadableOptions

    D = TypeVar("D", bound=Destination)
else:
    from_web = on_use("nodecompat._stream.from_web")  # only `fromWeb` needs it
    to_web = on_use("nodecompat._stream.to_web")  # only `toWeb` needs it
    iteration = on_use("nodecompat._stream.iteration")  # only `async for` needs it
    piping = on_use("nodecompat._stream.piping")  # only `pipe` needs it
    questions = on_use("nodecompat._stream.questions")  # only `pipe` needs it
    sources = on_use("nodecompat._stream.sources")  # only `from_` and `wrap` need it

_ABSENT: Any = object()


class Readable(Operators, Managed):
    """A source of bytes, text or, with `objectMode`, of anything but None. Node: stream.Readable.

    Options, as a dict or as keywords: highWaterMark (bytes or objects), encoding, defaultEncoding, objectMode,
    emitClose, autoDestroy, signal, and the functions read, destroy, construct. Subclasses override `_read(size)`,
    which calls `push`; `_destroy(error, callback)`; `_construct(callback)`.
    Events: 'data', 'end', 'readable', 'pause', 'resume', 'error', 'close'.
    """

    _readableState: ReadableState
    _places: tuple[str, ...] = ("close", "error", "data", "end", "readable")

    def __init__(self, options: object = None, **keywords: Unpack[ReadableOptions]) -> None:
        given = merge(type(self).__name__, options, keywords, READABLE)
        super().__init__(given)
        self._readableState = state = ReadableState(given)
        self._states = (state,)
        install(self, given, READABLE)
        construct(self)

    def _constructed(self) -> None:
        state = self._readableState
        if state.needReadable:
            flowing.maybe_read_more(self, state)
        super()._constructed()

    # -- the source -------------------------------------------------------------------------------------

    def _read(self, size: int) -> object:
        """Get data and `push` it, at once or later. To be overridden."""
        raise failure("ERR_METHOD_NOT_IMPLEMENTED", "_read()")

    def push(self, chunk: Any = undefined, encoding: str | None = None) -> bool:
        """Hand in data, or None for the end. Returns whether more is wanted now. For implementations.

        'error' events: ERR_STREAM_PUSH_AFTER_EOF, ERR_INVALID_ARG_TYPE.
        """
        state = self._readableState
        if chunk is None:
            return flowing.end_of_source(self, state)
        decoded = bool(encoding) and type(chunk) is not bytes
        if not state.objectMode and type(chunk) is not bytes:
            state.stepping = False
            data, decoded = state.as_bytes(chunk, encoding)
            if data is None:
                error_or_destroy(self, no_data(chunk))
                return False
            chunk = data
        if state.objectMode or chunk:  # an empty chunk ends a `_read`, and does nothing else
            if state.ended:
                error_or_destroy(self, failure("ERR_STREAM_PUSH_AFTER_EOF"))
                return False
            if state.destroyed or state.errored:
                return False
            if state.decoder is not None and not decoded and not isinstance(chunk, str):
                chunk = state.decoder.decode(chunk)
        state.reading = False
        if state.objectMode or chunk:
            flowing.add_chunk(self, state, chunk)
        else:
            flowing.maybe_read_more(self, state)
        return state.wants_more()

    def unshift(self, chunk: Any = undefined, encoding: str | None = None) -> bool:
        """Put back what was read too much; it is read next. Returns whether more is wanted now."""
        state = self._readableState
        if chunk is None:
            return flowing.end_of_source(self, state)
        if not state.objectMode:
            data, decoded = state.as_bytes(chunk, encoding)
            if data is None:
                error_or_destroy(self, no_data(chunk))
                return False
            chunk = data
            if state.decoder is not None and state.encoding and not decoded and isinstance(chunk, bytes):
                chunk = decoder(state.encoding).decode(chunk, True)
            if not chunk:
                return state.wants_more()
        if state.endEmitted:
            error_or_destroy(self, failure("ERR_STREAM_UNSHIFT_AFTER_END_EVENT"))
        elif state.destroyed or state.errored:
            return False
        else:
            flowing.add_chunk(self, state, chunk, first=True)
        return state.wants_more()

    # -- reading ----------------------------------------------------------------------------------------

    def read(self, size: object = None) -> Any:
        """Take data: `size` bytes or characters; without it one chunk as it was pushed, or all the text that waits.

        In objectMode always one object. None: not there yet.

        The last piece is given out even if it is shorter. What is returned is emitted as 'data' too.
        """
        state = self._readableState
        if size is not None:
            size = size_asked(size)
            if size is not None and size > state.highWaterMark:
                state.raise_mark(size)
        if size != 0:
            state.emittedReadable = state.endUnheard = False
        elif state.needReadable and (state.ended or state.is_full()):
            if not state.length and state.ended:
                flowing.end_readable(self, state)
            else:
                flowing.emit_readable(self, state)
            return None
        count = state.available(size)
        if not count and state.ended:
            if not state.length:
                flowing.end_readable(self, state)
            return None
        wanted = state.needReadable or not state.length or state.length - count < state.highWaterMark
        if wanted and state.constructed and not (state.reading or state.ended or state.destroyed or state.errored):
            flowing.ask_source(self, state)
            if not state.reading:
                count = state.available(size)
        return flowing.take(self, state, size, count)

    def setEncoding(self, encoding: str | None = None) -> Self:
        """Give out text from now on, what is buffered included. Raises ERR_UNKNOWN_ENCODING."""
        self._readableState.decode_with(encoding)
        return self

    def resume(self) -> Self:
        """Let data flow, to listeners if there are any, from the next tick on."""
        state = self._readableState
        if state.destroyed:
            return self
        if not state.flowing:
            state.flowing = not state.readableListening
            if not state.resumeScheduled:
                state.resumeScheduled = True
                engine.next_tick(flowing.resume, self, state)
        state.paused = False
        return self

    def pause(self) -> Self:
        """Hold data back; what is under way is buffered here."""
        state = self._readableState
        if state.destroyed:
            return self
        if state.flowing is not False:
            state.flowing = False
            self.emit("pause")
        state.paused = True
        return self

    def isPaused(self) -> bool:
        """Whether data is held back."""
        state = self._readableState
        return state.paused is True or state.flowing is False

    # -- listeners --------------------------------------------------------------------------------------

    @overload  # type: ignore[override]  # pyee's returns the listener
    def on(self, event: object) -> Callable[[F], F]: ...
    @overload
    def on(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def on(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def on(self, event: object, listener: Callback) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def on(self, event: object, listener: Callback = _ABSENT) -> Any:
        """As `EventEmitter.on`; a 'data' listener makes data flow, a 'readable' listener asks for data."""
        if listener is _ABSENT:
            return super().on(event)
        super().on(event, listener)
        state = self._readableState
        if event == "data":
            self._data_is_heard()
        elif event == "readable" and not state.endEmitted and not state.readableListening:
            state.readableListening = state.needReadable = True
            state.flowing = state.emittedReadable = False
            if state.length or state.endUnheard:
                state.endUnheard = False
                flowing.emit_readable(self, state)
            if not state.length and not state.reading:
                engine.next_tick(self.read, 0)
        return self

    def _data_is_heard(self) -> None:
        state = self._readableState
        state.dataListening = True
        state.readableListening = state.readableListening or "readable" in self._events
        if state.flowing is not False:
            self.resume()

    @missing_is_undefined
    def removeListener(self, event: object, listener: AnyListener) -> Self:
        """As `EventEmitter.removeListener`; without a 'readable' listener data may flow again."""
        super().removeListener(event, listener)
        if event == "readable":
            engine.next_tick(flowing.update_listening, self, self._readableState)
        elif event == "data" and not self.listenerCount("data"):
            self._readableState.dataListening = False
        return self

    def removeAllListeners(self, *event: object) -> Self:
        """As `EventEmitter.removeAllListeners`; without a 'readable' listener data may flow again."""
        super().removeAllListeners(*event)
        if not event or event[0] == "readable":
            engine.next_tick(flowing.update_listening, self, self._readableState)
        return self

    addListener = on
    off = removeListener
    if not TYPE_CHECKING:  # pyee's spelling
        add_listener = on
        remove_listener = removeListener
        remove_all_listeners = removeAllListeners

    # -- onwards ----------------------------------------------------------------------------------------

    def pipe(self, destination: D, options: object = None, *, end: bool = True) -> D:
        """Write everything to another stream, no faster than it takes it; ends it too unless `end` is False.

        Returns the destination. 'pipe' and 'unpipe' are emitted there.
        """
        if isinstance(options, dict):
            end = options.get("end", end) is not False
        piping.Piping(self, questions.destination_of(destination)).start(end=end)
        return destination

    def unpipe(self, destination: object = None) -> Self:
        """End the piping to one stream, or to all; the stream pauses when none is left."""
        pipes = self._readableState.pipes
        leaving: list[Any] = [*pipes] if destination is None else [one for one in pipes if one is destination][:1]
        for one in leaving:
            pipes.remove(one)
        if leaving and not pipes:
            self.pause()
        for one in leaving:
            one.emit("unpipe", self, {"hasUnpiped": False})
        return self

    if not TYPE_CHECKING:

        def __getitem__(self, key: object) -> NoReturn:  # what `for chunk in stream` comes to
            name = type(self).__name__
            raise TypeError(
                f"'{name}' object is not iterable: use `async for chunk in stream`, or stream.on('data', ...)"
            )

    def __aiter__(self) -> AsyncIterator[Any]:
        """The chunks. Leaving the loop early destroys the stream; an error is raised."""
        return self.iterator()

    def iterator(self, options: object = None, *, destroyOnReturn: bool = True) -> AsyncIterator[Any]:
        """As `async for` over the stream; with `destroyOnReturn=False` it survives an early end of the loop."""
        return iteration.StreamIterator(self, options, destroyOnReturn)

    @staticmethod
    def from_(iterable: object = undefined, options: object = None, **keywords: object) -> Readable:
        """A stream of what an iterable gives (`Readable.from`); a text or bytes are one chunk.

        The iterable may be asynchronous, or give promises. Object mode unless the options say otherwise. Raises
        ERR_INVALID_ARG_TYPE.
        """
        given = options if isinstance(options, dict) else {}  # one that is undefined there has a stream's own default
        stream = Readable({**sources.defaults(iterable), **given, **merge("from_", {}, keywords, READABLE)})
        sources.feed(stream, iterable)
        return stream

    def wrap(self, stream: Any = _ABSENT, options: object = None) -> Any:
        """Read from an emitter of 'data' that is no Readable; returns the stream.

        `Readable.wrap(emitter, options)` makes a new stream of one.
        """
        if stream is _ABSENT or isinstance(stream, dict):
            source, options = self, None if stream is _ABSENT else stream
            return sources.wrap(Readable(sources.wrapping(source, options)), source)
        return sources.wrap(self, stream)

    @staticmethod
    def toWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """A ReadableStream of a Readable. Options: strategy; `{'type': 'bytes'}` for a stream of bytes."""
        return to_web.readable_to_web(stream, options)

    @staticmethod
    def fromWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """A Readable of a ReadableStream. Options: highWaterMark, encoding, objectMode, signal."""
        return from_web.readable_from_web(Readable, stream, options)

    @staticmethod
    def _stream_of(items: object) -> Readable:
        return Readable.from_(items)

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
        return self._readableState.dataEmitted

    @property
    def readableAborted(self) -> bool:
        """Whether the stream was destroyed, or failed, before its 'end'."""
        state = self._readableState
        return state.readable is not False and bool(state.destroyed or state.errored) and not state.endEmitted

    @property
    def readableHighWaterMark(self) -> int:
        """How much is buffered before the source is left alone."""
        return self._readableState.highWaterMark

    @property
    def readableBuffer(self) -> list[Any]:
        """The chunks that wait to be taken."""
        self._readableState.trim()
        return list(self._readableState.buffer)

    @property
    def readableFlowing(self) -> bool | None:
        """True while data flows, False when it was stopped, None before either was asked for."""
        return self._readableState.flowing

    @readableFlowing.setter
    def readableFlowing(self, value: bool | None) -> None:
        self._readableState.flowing = value

    @property
    def readableLength(self) -> int:
        """How many bytes, characters or objects wait."""
        return self._readableState.length

    @property
    def readableObjectMode(self) -> bool:
        """Whether chunks are objects."""
        return self._readableState.objectMode

    @property
    def readableEncoding(self) -> str | None:
        """The encoding of the text given out; None for bytes."""
        return self._readableState.encoding

    @property
    def readableEnded(self) -> bool:
        """Whether 'end' was emitted."""
        return self._readableState.endEmitted

    def _is_complete(self) -> bool:
        return self.readableEnded
