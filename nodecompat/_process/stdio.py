"""`process.stdin`, `process.stdout` and `process.stderr`.

What must stay true: output is written when `write` returns, so nothing is lost at an exit, whatever the
descriptor is (Node truncates pipes); it keeps its order with `print`, whose buffer is written first; the
descriptors stay open, whatever is called on the streams.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any

from .._arity import fit
from .._loop.current import engine
from ..errors import InvalidArgTypeError, NodeError, NodeTypeError, system_error
from ..events import EventEmitter
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..process import Process
    from .stdin import StandardInput

_TEXT_CODECS = {
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "utf16le": "utf-16-le",
    "utf-16le": "utf-16-le",
    "ucs2": "utf-16-le",
    "ucs-2": "utf-16-le",
    "latin1": "latin-1",
    "binary": "latin-1",
    "ascii": "latin-1",
}
_CHUNK_TYPES = "of type string or an instance of Buffer, TypedArray, or DataView"


def encode(text: str, encoding: str = "utf8") -> bytes:
    """A text as bytes, in one of Node's encodings; ERR_UNKNOWN_ENCODING for another."""
    name = encoding.lower()
    codec = _TEXT_CODECS.get(name)
    if codec == "latin-1":
        return bytes(ord(char) & 0xFF for char in text)
    if codec is not None:
        return text.encode(codec, "surrogateescape" if codec == "utf-8" else "surrogatepass")
    if name == "hex":
        return bytes.fromhex(text)
    if name in ("base64", "base64url"):
        from base64 import urlsafe_b64decode

        plain = text.replace("+", "-").replace("/", "_").rstrip("=")
        return urlsafe_b64decode(plain + "=" * (-len(plain) % 4))
    raise NodeTypeError(f"Unknown encoding: {encoding}", code="ERR_UNKNOWN_ENCODING")


class StandardOutput(EventEmitter):
    """`process.stdout` or `process.stderr`: a Writable whose writes are done when they return."""

    writableHighWaterMark = 16384
    writableLength = 0
    writableNeedDrain = False
    writableObjectMode = False
    writableCorked = 0
    readable = False
    _type = "fs"

    def __init__(self, fd: int, name: str) -> None:
        super().__init__()
        self.fd = fd
        self._name = name  # of the stream in `sys` that `print` writes to
        self.writableEnded = self.writableFinished = self.destroyed = self.closed = False

    @property
    def writable(self) -> bool:
        """Whether `write` works."""
        return not self.writableEnded

    @property
    def isTTY(self) -> bool:
        """Whether the descriptor is a terminal."""
        return os.isatty(self.fd)

    @property
    def columns(self) -> int | None:
        """The width of the terminal; None when it is none."""
        return self.getWindowSize()[0] if self.isTTY else None

    @property
    def rows(self) -> int | None:
        """The height of the terminal; None when it is none."""
        return self.getWindowSize()[1] if self.isTTY else None

    def getWindowSize(self) -> list[int]:
        """`[columns, rows]` of the terminal."""
        return [*os.get_terminal_size(self.fd)]

    def getColorDepth(self, env: Any = None) -> int:
        """Bits per color: 1 without a terminal or with NO_COLOR, else by TERM and COLORTERM."""
        variables = os.environ if env is None else env
        term = variables.get("TERM") or ""
        if not self.isTTY or variables.get("NO_COLOR") or term == "dumb":
            return 1
        if (variables.get("COLORTERM") or "").lower() in ("truecolor", "24bit"):
            return 24
        return 8 if "256" in term else 4

    def hasColors(self, count: int = 16, env: Any = None) -> bool:
        """Whether the terminal shows so many colors."""
        return bool(count <= 2 ** self.getColorDepth(env))

    def write(self, chunk: Any, encoding: Any = None, callback: Callable[..., Any] | None = None) -> bool:
        """Write a text or bytes; returns True.

        `encoding` is one of Node's, for a text. `callback(error)` is called in a tick. A failure is an
        'error' event in a tick. Raises ERR_INVALID_ARG_TYPE, ERR_STREAM_NULL_VALUES, ERR_UNKNOWN_ENCODING.
        """
        if callable(encoding):
            encoding, callback = None, encoding
        data = _bytes(chunk, encoding)
        error: NodeError | None = None
        if self.writableEnded:
            error = NodeError("write after end", code="ERR_STREAM_WRITE_AFTER_END")
        else:
            try:
                self._write(data)
            except OSError as failure:
                error = system_error(failure.errno or errno.EIO, "write")
        if callable(callback):
            _tick(fit(callback, 1), error)
        if error is not None:
            _tick(self.emit, "error", error)
        return error is None

    def end(self, chunk: Any = None, encoding: Any = None, callback: Callable[..., Any] | None = None) -> Any:
        """Write a last chunk and refuse further ones; the descriptor stays open. Returns the stream."""
        if callable(chunk):
            chunk, callback = None, chunk
        elif callable(encoding):
            encoding, callback = None, encoding
        if chunk is not None and chunk is not undefined:
            self.write(chunk, encoding)
        if callable(callback):
            self.once("finish", fit(callback, 0))
        if not self.writableEnded:
            self.writableEnded = True
            _tick(self._finish)
        return self

    def _finish(self) -> None:
        self.writableFinished = True
        self.emit("finish")
        self.closed = True
        self.emit("close")

    def destroy(self, error: BaseException | None = None) -> Any:
        """Emit 'error', when given one, and 'close'; the descriptor stays open and writable, as in Node."""
        if error is not None:
            _tick(self.emit, "error", error)
        _tick(self.emit, "close")
        return self

    def cork(self) -> None:
        """Nothing is held back here: writes are done when they return."""

    def uncork(self) -> None:
        """See `cork`."""

    def setDefaultEncoding(self, encoding: str) -> Any:
        """Kept for ports; a text is UTF-8 unless `write` says otherwise."""
        encode("", encoding)
        return self

    def _write(self, data: bytes) -> None:
        stream = getattr(sys, self._name)
        if stream is None:  # closed when the program started: the number may name anything by now
            return
        stream.flush()
        if self._is_ours(stream):
            write_all(self.fd, data)
        else:  # redirected inside this process: contextlib.redirect_stdout, a test
            stream.write(data.decode("utf-8", "surrogateescape"))

    def _is_ours(self, stream: Any) -> bool:
        try:
            return bool(stream.fileno() == self.fd)
        except (OSError, ValueError, AttributeError):
            return False

    def _listener_adding(self, event: Any, listener: Any) -> None:
        if event == "resize" and not self.listenerCount("resize") and self.isTTY:
            from ..process import process

            process.on("SIGWINCH", lambda: self.emit("resize"))


def write_all(fd: int, data: bytes) -> None:
    """Write everything, waiting where a descriptor shared with others is non-blocking. Raises OSError."""
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(fd, view) :]
        except BlockingIOError:
            import select

            waiting = select.poll()
            waiting.register(fd, select.POLLOUT)
            waiting.poll()


def _bytes(chunk: Any, encoding: Any) -> bytes:
    if isinstance(chunk, str):
        return encode(chunk, encoding if isinstance(encoding, str) else "utf8")
    if chunk is None:
        raise NodeTypeError("May not write null values to stream", code="ERR_STREAM_NULL_VALUES")
    if isinstance(chunk, (bytes, bytearray, memoryview)) or type(chunk).__name__ == "array":
        return bytes(chunk)
    raise InvalidArgTypeError("chunk", _CHUNK_TYPES, chunk)


def _tick(function: Callable[..., Any], *args: Any) -> None:
    if engine.on_loop_thread():
        engine.next_tick(function, *args)
    else:
        engine.call_from_thread(function, *args)


def stdout() -> StandardOutput:
    """`process.stdout`."""
    return StandardOutput(1, "stdout")


def stderr() -> StandardOutput:
    """`process.stderr`."""
    return StandardOutput(2, "stderr")


def stdin() -> StandardInput:
    """`process.stdin`."""
    from .stdin import StandardInput

    return StandardInput(0)


def open_stdin(process: Process) -> StandardInput:
    """Begin to read standard input; returns it. Node: process.openStdin."""
    process.stdin.resume()
    return process.stdin
