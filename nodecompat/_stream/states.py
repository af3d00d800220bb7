"""What a stream knows about itself: `_readableState` and `_writableState`, with what waits in them.

Programs look into these, so the names are Node's. What must stay true: nothing here acts on a stream; the chunks in
`buffer` and `buffered` are together as long as `length` says.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._on_use import on_use
from ..values import undefined
from .encodings import decoder, encode, is_encoding
from .failures import unknown_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._js import numbers, parsing, text
    from .encodings import Decoder

    Options = Mapping[str, Any]
    Done = Callable[[Any], object]
else:
    numbers = on_use("nodecompat._js.numbers")  # `process.stdout`, the usual stream, has no mark of its own
    parsing = on_use("nodecompat._js.parsing")  # 5 ms: only a size that is a text needs it
    text = on_use("nodecompat._js.text")  # only an odd size needs it

_GIB = 0x40000000
_marks = {False: 65536, True: 16}  # bytes; objects


def getDefaultHighWaterMark(objectMode: bool = False) -> int:
    """How many bytes (objects) a stream holds by default before it says that it is full."""
    return _marks[bool(objectMode)]


def setDefaultHighWaterMark(objectMode: bool, value: int) -> None:
    """Change that for streams made from now on. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    if not numbers.is_number(value):
        raise InvalidArgTypeError("value", "of type number", value)
    if not numbers.is_integer(value):
        raise OutOfRangeError("value", "an integer", value)
    if value < 0:
        raise OutOfRangeError("value", ">= 0 && <= 9007199254740991", value)
    _marks[bool(objectMode)] = int(value)


def high_water_mark(options: Options, key: str, *, is_duplex: bool, object_mode: bool) -> int:
    """The mark that the options ask for: `highWaterMark` before the one of a side. Raises ERR_INVALID_ARG_VALUE."""
    mark = options.get("highWaterMark")
    if mark is None and is_duplex:
        mark = options.get(key)
    if mark is None:
        return _marks[object_mode]
    if not numbers.is_integer(mark) or mark < 0:
        raise InvalidArgValueError(f"options.{key}" if is_duplex else "options.highWaterMark", mark)
    return int(mark)


def _default_encoding(options: Options) -> str:
    """The encoding of text that comes without one. Raises ERR_UNKNOWN_ENCODING."""
    name = options.get("defaultEncoding")
    if name is None or name == "utf-8":
        return "utf8"
    if not is_encoding(name):
        raise unknown_encoding(name)
    return name


def size_asked(size: object) -> int | None:
    """What `read` is asked for, as JavaScript's parseInt takes it: None for what is no number."""
    if type(size) is int or size is None:
        return size
    if type(size) is float and size.is_integer():
        return int(size)
    number = parsing.parse_int(text.string_of(size).lstrip().replace("0x", "0_", 1))
    return None if number != number else int(number)


class SideState:
    """What both sides of a stream have."""

    __slots__ = (
        "autoDestroy", "closeEmitted", "closed", "constructed", "defaultEncoding", "destroyed", "emitClose",
        "errorEmitted", "errored", "highWaterMark", "length", "objectMode", "onDestroyed", "sync",
    )  # fmt: skip

    def __init__(self, options: Options, side: str, is_duplex: bool) -> None:
        if options:
            self._take_options(options, side, is_duplex)
        else:
            self.objectMode = False
            self.highWaterMark = _marks[False]
            self.emitClose = self.autoDestroy = True
            self.defaultEncoding = "utf8"
        self.length = 0
        self.sync = True  # inside a call of `_read` or `_write`
        self.constructed = True
        self.destroyed = False
        self.closed = False
        self.closeEmitted = False
        self.errored: Any = None
        self.errorEmitted = False
        self.onDestroyed: Done | None = None  # a `destroy` that waits for `_construct`

    def _take_options(self, options: Options, side: str, is_duplex: bool) -> None:
        own = is_duplex and options.get(f"{side}ObjectMode")
        self.objectMode = bool(options.get("objectMode") or own)
        self.highWaterMark = high_water_mark(
            options, f"{side}HighWaterMark", is_duplex=is_duplex, object_mode=self.objectMode
        )
        self.emitClose = options.get("emitClose") is not False
        self.autoDestroy = options.get("autoDestroy") is not False
        self.defaultEncoding = _default_encoding(options)

    def is_over(self) -> bool:
        """Whether the side came to its end, or was never there."""
        raise NotImplementedError


class ReadableState(SideState):
    """The readable side."""

    __slots__ = (
        "awaitDrainWriters", "buffer", "dataEmitted", "dataListening", "decoder", "emittedReadable", "encoding",
        "endEmitted", "endScheduled", "endUnheard", "ended", "flowing", "multiAwaitDrain", "needReadable", "offset",
        "paused", "pipes", "readable", "readableListening", "reading", "readingMore", "resumeScheduled", "stepping",
    )  # fmt: skip

    def __init__(self, options: Options, is_duplex: bool = False) -> None:
        super().__init__(options, "readable", is_duplex)
        self.buffer: deque[Any] = deque()
        self.offset = 0  # how much of the first chunk was taken already
        self.pipes: list[Any] = []  # the streams that `pipe` writes to
        self.flowing: bool | None = None
        self.paused: bool | None = None
        self.readable: bool | None = None  # False: this side was never there
        self.ended = False  # the source came to its end
        self.endEmitted = False
        self.endScheduled = False  # 'end' comes in a tick
        self.endUnheard = False  # the source came to its end while nobody read or listened
        self.reading = False  # `_read` was called and has not pushed yet
        self.readingMore = False
        self.stepping = False  # chunks go one by one from the source to the listeners
        self.needReadable = False
        self.emittedReadable = False
        self.readableListening = False
        self.dataListening = False
        self.resumeScheduled = False
        self.dataEmitted = False
        self.multiAwaitDrain = False
        self.awaitDrainWriters: set[Any] = set()
        self.decoder: Decoder | None = None
        self.encoding: str | None = None
        if options.get("encoding"):
            self.decoder = decoder(options["encoding"])
            self.encoding = options["encoding"]

    def is_over(self) -> bool:
        """Whether 'end' was emitted, or will never be."""
        return self.endEmitted or self.readable is False

    def wants_more(self) -> bool:
        """Whether the source may push more: there is room, or nothing at all."""
        return not self.ended and (self.length < self.highWaterMark or self.length == 0)

    def is_full(self) -> bool:
        """Whether as much waits as the mark allows."""
        return self.length >= self.highWaterMark if self.highWaterMark else self.length > 0

    def raise_mark(self, size: int) -> None:
        """Make room for a larger read: the mark becomes the next power of two. Raises ERR_OUT_OF_RANGE."""
        if size > _GIB:
            raise OutOfRangeError("size", "<= 1GiB", size)
        self.highWaterMark = 1 << (size - 1).bit_length()

    def may_step(self) -> bool:
        """Whether chunks may go one by one from the source to the listeners."""
        blocked = self.reading or self.ended or self.destroyed or self.errored or self.paused or self.sync
        return self.constructed and not blocked and not self.objectMode and self.highWaterMark > 0

    def available(self, size: int | None) -> int:
        """How much a read of `size` gets now; None stands for one chunk, or for all the text while it does not flow."""
        if (size is not None and size <= 0) or (not self.length and self.ended):
            return 0
        if self.objectMode:
            return 1
        if size is None:
            one = self.length and (self.decoder is None or self.flowing)
            return len(self.buffer[0]) - self.offset if one else self.length
        if size <= self.length:
            return size
        return self.length if self.ended else 0

    def as_bytes(self, chunk: object, encoding: str | None) -> tuple[Any, bool]:
        """A chunk as bytes, or as text that needs no decoding (True); None for what is neither text nor bytes."""
        if isinstance(chunk, str):
            encoding = encoding or self.defaultEncoding
            return (chunk, True) if self.encoding == encoding else (encode(chunk, encoding), False)
        if chunk is undefined:
            return b"", False
        if isinstance(chunk, (bytes, bytearray, memoryview)) or type(chunk).__name__ in ("array", "ndarray"):
            return bytes(cast("bytes", chunk)), False
        return None, False

    def keep(self, chunk: Any, *, first: bool = False) -> None:
        """Put a chunk into the buffer, at its end or at its beginning."""
        self.length += 1 if self.objectMode else len(chunk)
        if first:
            self.trim()
            self.buffer.appendleft(chunk)
        else:
            self.buffer.append(chunk)

    def trim(self) -> None:
        """Cut off what was taken of the first chunk."""
        if self.offset:
            self.buffer[0] = self.buffer[0][self.offset :]
            self.offset = 0

    def take(self, count: int) -> Any:
        """Remove `count` bytes or characters, or an object, and return them; None when the buffer is empty."""
        buffer = self.buffer
        if not self.length:
            return None
        self.length -= count
        if self.objectMode:
            return buffer.popleft()
        first, offset = buffer[0], self.offset
        if count < len(first) - offset:
            self.offset = offset + count
            return first[offset : offset + count]
        parts = []
        while count > 0:
            self.trim()
            if len(buffer[0]) > count:
                parts.append(buffer[0][:count])
                self.offset = count
                break
            parts.append(buffer.popleft())
            count -= len(parts[-1])
        return parts[0] if len(parts) == 1 else parts[0][:0].join(parts)

    def decode_with(self, encoding: str | None) -> None:
        """Give out text from now on, what is buffered included. Raises ERR_UNKNOWN_ENCODING."""
        self.decoder = found = decoder(encoding)
        self.encoding = found.encoding
        self.trim()
        text = "".join([chunk if isinstance(chunk, str) else found.decode(chunk) for chunk in self.buffer])
        if self.ended:
            text += found.decode(b"", True)
        self.buffer.clear()
        self.length = 0
        if text:
            self.keep(text)


class AfterWrite:
    """A tick that follows chunks which were written at once: how many, and the callback that they share."""

    __slots__ = ("count", "done")

    def __init__(self, done: Done) -> None:
        self.count = 1
        self.done = done


class WritableState(SideState):
    """The writable side."""

    __slots__ = (
        "afterWritePending", "afterWriteTick", "bufferProcessing", "buffered", "corked", "decodeStrings", "ended",
        "ending", "expectWriteCb", "finalCalled", "finished", "needDrain", "onFinished", "pendingcb", "prefinished",
        "writable", "writecb", "writelen", "writing",
    )  # fmt: skip

    def __init__(self, options: Options, is_duplex: bool = False) -> None:
        super().__init__(options, "writable", is_duplex)
        self.decodeStrings = options.get("decodeStrings") is not False
        self.buffered: deque[tuple[Any, str, Done | None]] = deque()  # what waits: chunk, encoding, callback
        self.writable: bool | None = None  # False: this side was never there
        self.corked = 0
        self.writing = False  # `_write` has not called back yet
        self.writecb: Done | None = None
        self.writelen = 0
        self.expectWriteCb = False
        self.bufferProcessing = False
        self.needDrain = False
        self.afterWritePending = False
        self.afterWriteTick: AfterWrite | None = None
        self.pendingcb = 0  # callbacks that must run before 'finish'
        self.ending = False  # `end` was called
        self.ended = False
        self.finalCalled = False
        self.prefinished = False
        self.finished = False
        self.onFinished: list[Done] = []

    def is_over(self) -> bool:
        """Whether 'finish' was emitted, or will never be."""
        return self.finished or self.writable is False

    def must_finish(self) -> bool:
        """Whether `end` was called and nothing stands before 'finish' any more."""
        return (
            self.ending
            and self.constructed
            and not self.length
            and not (self.buffered or self.bufferProcessing)
            and not (self.destroyed or self.finished or self.writing)
            and not (self.errored or self.errorEmitted or self.closeEmitted)
        )

    def getBuffer(self) -> list[dict[str, Any]]:
        """What waits to be written."""
        return [{"chunk": chunk, "encoding": encoding, "callback": done} for chunk, encoding, done in self.buffered]

    @property
    def bufferedRequestCount(self) -> int:
        """How many chunks wait."""
        return len(self.buffered)
