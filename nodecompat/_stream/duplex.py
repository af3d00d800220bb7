"""Duplex and Transform: streams with both sides.

What must stay true: the sides of a Duplex know nothing of each other but their end; what goes into a Transform comes
out of it in order, no faster than it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import fit
from .._loop.current import engine
from .._on_use import on_use
from ..values import undefined
from .base import Managed, construct
from .failures import failure
from .options import DUPLEX, TRANSFORM, install, merge
from .readable import Readable
from .states import ReadableState, WritableState, high_water_mark
from .writable import Writable

if TYPE_CHECKING:
    from typing import Unpack

    from . import from_web, joining, to_web
    from .base import Callback
    from .typed import DuplexOptions, TransformOptions
else:
    from_web = on_use("nodecompat._stream.from_web")  # only `fromWeb` needs it
    to_web = on_use("nodecompat._stream.to_web")  # only `toWeb` needs it
    joining = on_use("nodecompat._stream.joining")  # only `from_` needs it


class Duplex(Readable, Writable):
    """A stream to read from and to write to. Node: stream.Duplex.

    Options: those of Readable and Writable; allowHalfOpen (True; False: `end` follows 'end'); readable, writable
    (False: without that side); readableObjectMode, writableObjectMode, readableHighWaterMark, writableHighWaterMark.
    """

    _known = DUPLEX
    _readableState: ReadableState
    _writableState: WritableState
    _places: tuple[str, ...] = ("close", "error", "prefinish", "finish", "drain", "data", "end", "readable")

    def __init__(self, options: object = None, **keywords: Unpack[DuplexOptions]) -> None:
        given = merge(type(self).__name__, options, keywords, self._known)
        Managed.__init__(self, given)
        self._readableState = r = ReadableState(given, is_duplex=True)
        self._writableState = w = WritableState(given, is_duplex=True)
        self._states = (r, w)
        self.allowHalfOpen: bool = given.get("allowHalfOpen") is not False
        if given.get("readable") is False:
            r.readable = False
            r.ended = r.endEmitted = True
        if given.get("writable") is False:
            w.writable = False
            w.ending = w.ended = w.finished = True
        install(self, given, self._known)
        construct(self)

    @staticmethod
    def from_(iterable: object = undefined, options: object = None, **keywords: object) -> Any:
        """A Duplex of a stream, an iterable, a function, a promise, or a pair `{'readable': …, 'writable': …}`.

        A function gets what is written, as an async iterator, and `{'signal': …}`; what it gives comes out. A Duplex is
        returned as it is. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_RETURN_VALUE. Node: Duplex.from.
        """
        return joining.duplex_of(Duplex, iterable)

    @staticmethod
    def toWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """`{'readable': ReadableStream, 'writable': WritableStream}` of a Duplex. Option: readableType, 'bytes'."""
        return to_web.duplex_to_web(stream, options)

    @staticmethod
    def fromWeb(stream: Any = undefined, options: object = undefined) -> Any:
        """A Duplex of such a pair. Options: those of Duplex; allowHalfOpen is False unless given."""
        return from_web.duplex_from_web(Duplex, stream, options)


class Transform(Duplex):
    """A Duplex whose output is made of its input. Node: stream.Transform.

    Options: those of Duplex, and the functions transform and flush. Subclasses override
    `_transform(chunk, encoding, callback)`, which calls `push` any number of times and then `callback(error, data)`,
    and `_flush(callback)`, which is called at the end of the input.
    """

    _known = TRANSFORM
    _flush: Callback | None = None
    _waiting: Callback | None = None  # the callback of a chunk whose output is to be read first

    def __init__(self, options: object = None, **keywords: Unpack[TransformOptions]) -> None:
        given = merge(type(self).__name__, options, keywords, self._known)
        # With a mark of 0 nothing must be transformed before a read.
        if high_water_mark(given, "readableHighWaterMark", is_duplex=True, object_mode=False) == 0:
            writable_mark = given.get("writableHighWaterMark") or 0
            marks = {"highWaterMark": None, "readableHighWaterMark": 0, "writableHighWaterMark": writable_mark}
            given = {**given, **marks}
        super().__init__(given)
        self._readableState.sync = False
        self.on("prefinish", self._prefinish)

    def _prefinish(self) -> None:
        """A `_final` of the program's stands before the flush, not in its place."""
        if "_final" in self.__dict__ or type(self)._final is not Transform._final:
            Transform._final(self)

    def _transform(self, chunk: Any, encoding: str, callback: Callback) -> object:
        """Make output of a chunk. To be overridden."""
        raise failure("ERR_METHOD_NOT_IMPLEMENTED", "_transform()")

    def _final(self, callback: Callback | None = None) -> None:
        if self._flush is None or self.destroyed:
            self.push(None)
            if callback is not None:
                callback()
            return

        def flushed(error: object = None, data: object = None, *_: object) -> None:
            if error:
                if callback is not None:
                    callback(error)
                else:
                    self.destroy(error)
                return
            if data is not None and data is not undefined:
                self.push(data)
            self.push(None)
            if callback is not None:
                callback()

        engine.take_result(fit(self._flush, 1)(flushed))

    def _write(self, chunk: Any, encoding: str, callback: Callback) -> object:
        r, w = self._readableState, self._writableState
        before = r.length

        def transformed(error: object = None, data: object = None, *_: object) -> None:
            if error:
                callback(error)
                return
            if data is not None and data is not undefined:
                self.push(data)
            if r.ended:
                engine.next_tick(callback)
            elif w.ended or before == r.length or r.length < r.highWaterMark:
                callback()
            else:
                self._waiting = callback

        return fit(self._transform, 3)(chunk, encoding, transformed)

    def _read(self, size: int) -> None:
        if self._waiting is not None:
            callback, self._waiting = self._waiting, None
            callback()


class PassThrough(Transform):
    """A Transform that changes nothing. Node: stream.PassThrough."""

    def _transform(self, chunk: Any, encoding: str, callback: Callback) -> None:
        callback(None, chunk)
