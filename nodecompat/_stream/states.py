"""What a stream knows about itself: `_readableState` and `_writableState`, and how full is full.

Programs look into these, so the names are Node's. What must stay true: nothing here acts.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._js.numbers import is_integer
from .encodings import decoder, is_encoding
from .failures import unknown_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .encodings import Decoder

    Options = Mapping[str, Any]
    Done = Callable[[Any], Any]

_marks = {False: 65536, True: 16}  # bytes; objects


def getDefaultHighWaterMark(objectMode: bool = False) -> int:
    """How many bytes (objects) a stream holds by default before it says that it is full."""
    return _marks[bool(objectMode)]


def setDefaultHighWaterMark(objectMode: bool, value: int) -> None:
    """Change that for streams made from now on. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise InvalidArgTypeError("value", "of type number", value)
    if value != value // 1:
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
    if not is_integer(mark) or mark < 0:
        raise InvalidArgValueError(f"options.{key}" if is_duplex else "options.highWaterMark", mark)
    return int(mark)


def default_encoding(options: Options) -> str:
    """What text without an encoding is. Raises ERR_UNKNOWN_ENCODING."""
    name = options.get("defaultEncoding")
    if name is None or name == "utf-8":
        return "utf8"
    if not is_encoding(name):
        raise unknown_encoding(name)
    return str(name)


class SideState:
    """What both sides of a stream have."""

    __slots__ = (
        "autoDestroy", "closeEmitted", "closed", "constructed", "defaultEncoding", "destroyed", "emitClose",
        "errorEmitted", "errored", "highWaterMark", "length", "objectMode", "onDestroyed", "sync",
    )  # fmt: skip

    def __init__(self, options: Options, side: str, is_duplex: bool) -> None:
        own = is_duplex and options.get(f"{side}ObjectMode")
        self.objectMode = bool(options.get("objectMode") or own)
        self.highWaterMark = high_water_mark(
            options, f"{side}HighWaterMark", is_duplex=is_duplex, object_mode=self.objectMode
        )
        self.length = 0
        self.sync = True  # inside a call of `_read` or `_write`
        self.constructed = True
        self.destroyed = False
        self.closed = False
        self.closeEmitted = False
        self.errored: Any = None
        self.errorEmitted = False
        self.emitClose = options.get("emitClose") is not False
        self.autoDestroy = options.get("autoDestroy") is not False
        self.defaultEncoding = default_encoding(options)
        self.onDestroyed: Done | None = None  # a `destroy` that waits for `_construct`


class ReadableState(SideState):
    """The readable side."""

    __slots__ = (
        "awaitDrainWriters", "buffer", "dataEmitted", "dataListening", "decoder", "emittedReadable", "encoding",
        "endEmitted", "ended", "flowing", "multiAwaitDrain", "needReadable", "offset", "paused", "pipes", "readable",
        "readableListening", "reading", "readingMore", "resumeScheduled",
    )  # fmt: skip

    def __init__(self, options: Options, is_duplex: bool = False) -> None:
        super().__init__(options, "readable", is_duplex)
        self.buffer: deque[Any] = deque()
        self.offset = 0  # how much of the first chunk was taken already
        self.pipes: list[Any] = []
        self.flowing: bool | None = None
        self.paused: bool | None = None
        self.readable: bool | None = None  # False: this side was never there
        self.ended = False  # the source came to its end
        self.endEmitted = False
        self.reading = False  # `_read` was called and has not pushed yet
        self.readingMore = False
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
        self.afterWriteTick: list[Any] | None = None  # count and callback of the tick that is queued
        self.pendingcb = 0  # callbacks that must run before 'finish'
        self.ending = False  # `end` was called
        self.ended = False
        self.finalCalled = False
        self.prefinished = False
        self.finished = False
        self.onFinished: list[Done] = []

    def getBuffer(self) -> list[dict[str, Any]]:
        """What waits to be written."""
        return [{"chunk": chunk, "encoding": encoding, "callback": done} for chunk, encoding, done in self.buffered]

    @property
    def bufferedRequestCount(self) -> int:
        """How many chunks wait."""
        return len(self.buffered)
