"""createReadStream and createWriteStream: files as streams.

What must stay true: a descriptor is closed when nothing works on it any more, once, and not if `autoClose` is False.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, OutOfRangeError
from .._errors.checks import check_integer
from .._js.arity import fit, is_function
from .._js.numbers import MAX_SAFE_INTEGER, is_number
from .._stream.base import error_or_destroy
from .._stream.options import joined
from .._stream.readable import Readable
from .._stream.writable import Writable
from ..values import undefined
from . import contents
from .arguments import boolean, descriptor, is_absent, options_of, path_of
from .running import READ_STREAM, WRITE_STREAM, in_a_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .._loop.threads import Settle, Work
    from ..promise import Promise

    Callback = Callable[..., object]

    class Lender(Protocol):
        """A FileHandle, as its streams know it."""

        fd: int

        def lend(self, close: Callback) -> None: ...
        def give_back(self) -> Promise[Any]: ...


class _File:
    """What both kinds of streams share: a descriptor that is opened first and closed last."""

    fd: int | None
    flags: object
    mode: object
    pos: int | None
    _working = False
    _flushes = False
    _after_work: Callable[[], object] | None = None
    _handle: Lender | None = None  # whose descriptor it is

    def close(self, callback: object = undefined) -> None:
        raise NotImplementedError

    def _begin(self, path: object, given: dict[str, Any], flags: str) -> None:
        self._closes = bool(given.get("autoClose", True))
        if is_absent(given.get("fd")):
            self.fd = None
            self.path: Any = path_of(path)
            self.flags, self.mode = given.get("flags", flags), given.get("mode", 0o666)
        else:
            handle = given["fd"]
            fd = getattr(handle, "fd", handle)
            if not is_number(fd):
                raise InvalidArgTypeError("options.fd", "of type number or an instance of FileHandle", fd)
            self.fd = descriptor(fd)
            self.path = undefined
            if fd is not handle:
                self._handle = handle
                handle.lend(self.close)
        self.start = given.get("start", undefined)
        self.pos = None if self.start is undefined else check_integer("start", self.start, 0, MAX_SAFE_INTEGER)

    @property
    def pending(self) -> bool:
        """Whether the file has not been opened yet."""
        return self.fd is None

    def _open(self, callback: Callback) -> None:
        if self.fd is not None:
            callback()
            return

        def opened(error: BaseException | None, fd: Any) -> None:
            if error is not None:
                callback(error)
                return
            self.fd = fd
            callback()
            self.emit("open", fd)  # type: ignore[attr-defined]  # of a stream
            self.emit("ready")  # type: ignore[attr-defined]

        in_a_thread(contents.open(self.path, self.flags, self.mode), opened)

    def _work(self, work: Work, settle: Settle) -> None:
        """Do some work on the descriptor; nothing is told of it once the stream is destroyed."""
        self._working = True

        def settled(error: BaseException | None, result: Any) -> None:
            self._working = False
            after, self._after_work = self._after_work, None
            if after is not None:
                after()
            else:
                settle(error, result)

        in_a_thread(work, settled)

    def _close(self, error: object, callback: Callback) -> None:
        if self._working:
            self._after_work = lambda: self._close(error, callback)
            return
        fd, self.fd = self.fd, None
        if fd is None:
            callback(error)
            return

        def work() -> None:
            try:
                if self._flushes:
                    contents.fsync(fd)()
            finally:
                contents.close(fd)()

        handle = self._handle
        if handle is None:
            in_a_thread(work, lambda failed, _: callback(error or failed))
        elif self._flushes:
            in_a_thread(contents.fsync(fd), lambda failed, _: _give_back(handle, error or failed, callback))
        else:
            _give_back(handle, error, callback)


def _give_back(handle: Lender, error: object, callback: Callback) -> None:
    handle.give_back().then(lambda _: callback(error), lambda failed: callback(error or failed))


class ReadStream(_File, Readable):
    """A file as a Readable. Node: fs.ReadStream.

    Options: flags, encoding, fd, mode, autoClose, emitClose, start, end (inclusive), highWaterMark (65536), signal.
    Events besides those of a Readable: 'open' (the descriptor), 'ready'. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE.
    """

    def __init__(self, path: object = undefined, options: object = None, **keywords: object) -> None:
        given = options_of(joined("createReadStream", options_of(options), keywords, READ_STREAM))
        self._begin(path, given, "r")
        self.bytesRead = 0
        self.end: float = given.get("end", math.inf)
        if self.end != math.inf:
            check_integer("end", self.end, 0, MAX_SAFE_INTEGER)
            if self.pos is not None and self.pos > self.end:
                raise OutOfRangeError("start", f'<= "end" (here: {self.end})', self.start)
        names = ("encoding", "emitClose", "highWaterMark", "objectMode", "signal")
        super().__init__(
            {
                "highWaterMark": 1 << 16,
                **{key: given[key] for key in names if key in given},
                "autoDestroy": self._closes,
            }
        )

    def _construct(self, callback: Callback) -> None:
        self._open(callback)

    def _read(self, size: int) -> None:
        wanted = min(self.end - (self.bytesRead if self.pos is None else self.pos) + 1, size)
        if wanted <= 0:
            self.push(None)
            return
        buffer = bytearray(int(wanted))

        def settle(error: BaseException | None, count: Any) -> None:
            if error is not None:
                error_or_destroy(self, error)
                return
            if self.pos is not None:
                self.pos += count
            self.bytesRead += count
            self.push(bytes(buffer[:count]) if count else None)

        self._work(contents.read(self.fd, buffer, 0, len(buffer), self.pos), settle)

    def _destroy(self, error: Any, callback: Callback) -> None:
        self._close(error, callback)

    def close(self, callback: object = undefined) -> None:
        """Destroy the stream, then call back."""
        self.destroy(None, callback)


class WriteStream(_File, Writable):
    """A file as a Writable. Node: fs.WriteStream.

    Options: flags, encoding, fd, mode, autoClose, emitClose, start, highWaterMark, flush, signal.
    Events besides those of a Writable: 'open' (the descriptor), 'ready'. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE.
    """

    def __init__(self, path: object = undefined, options: object = None, **keywords: object) -> None:
        given = options_of(joined("createWriteStream", options_of(options), keywords, WRITE_STREAM))
        self._begin(path, given, "w")
        self._flushes = boolean(given, "flush")
        self.bytesWritten = 0
        names = ("emitClose", "highWaterMark", "signal")
        super().__init__({**{key: given[key] for key in names if key in given}, "autoDestroy": self._closes})
        if given.get("encoding"):
            self.setDefaultEncoding(given["encoding"])

    def _construct(self, callback: Callback) -> None:
        self._open(callback)

    def _write(self, chunk: Any, encoding: str, callback: Callback) -> None:
        self._put(bytes(chunk), callback)

    def _writev(self, chunks: Any, callback: Callback) -> None:
        self._put(b"".join(bytes(one["chunk"]) for one in chunks), callback)

    def _put(self, content: bytes, callback: Callback) -> None:
        fd, at = self.fd, self.pos

        def work() -> None:
            if at is None:
                contents.write_all(fd or 0, content)
                return
            done = 0
            while done < len(content):
                done += contents.write(fd, content, done, undefined, at + done)()

        def settle(error: BaseException | None, _: object) -> None:
            if error is not None:
                callback(error)
                return
            self.bytesWritten += len(content)
            if at is not None:
                self.pos = at + len(content)
            callback()

        self._work(work, settle)

    def _destroy(self, error: Any, callback: Callback) -> None:
        self._close(error, callback)

    def close(self, callback: object = undefined) -> None:
        """End the stream, then call back."""
        if is_function(callback):
            if self.closed:
                fit(callback, 0)()
                return
            self.once("close", fit(callback, 0))
        if not self._closes:
            self.once("finish", self.destroy)
        self.end()


def createReadStream(path: object = undefined, options: object = None, **keywords: object) -> ReadStream:
    """A file as a Readable; `options` of ReadStream, or an encoding. Node: fs.createReadStream."""
    return ReadStream(path, options, **keywords)


def createWriteStream(path: object = undefined, options: object = None, **keywords: object) -> WriteStream:
    """A file as a Writable; `options` of WriteStream, or an encoding. Node: fs.createWriteStream."""
    return WriteStream(path, options, **keywords)
