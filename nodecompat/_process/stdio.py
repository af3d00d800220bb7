"""`process.stdout` and `process.stderr`.

What must stay true: output is written when `write` returns, so nothing is lost at an exit, whatever the
descriptor is (Node truncates pipes); it keeps its order with `print`, whose buffer is written first; the
descriptors stay open and writable, whatever is called on the streams; any thread may write.
"""

from __future__ import annotations

import errno
import os
import select
import sys
from typing import TYPE_CHECKING, Any, Self, TextIO, TypeVar, overload

from .._errors.base import system_error
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from .._stream.encodings import encode
from .._stream.writable import Writable
from ..values import undefined
from .standard import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._events.emitter import EventEmitter, F
    from .._events.typed import AnyListener, Encoding, TakesAll, WhenDone, Written
    from .._readline import cursor
    from .._stream.base import Callback
    from ..values import Undefined
else:
    cursor = on_use("nodecompat._readline.cursor")  # only programs that move it

_ABSENT: Any = object()


class _OfTerminals:
    """A method that an output has where it is a terminal; elsewhere it is undefined, as in Node."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self.__doc__ = function.__doc__

    def __get__(self, stream: StandardOutput | None, owner: type) -> Any:
        if stream is None:
            return self._function
        return self._function.__get__(stream) if stream.isTTY else undefined


if TYPE_CHECKING:  # callable: who looks whether it is there has Python's own narrowing
    _Method = TypeVar("_Method", bound=Callable[..., Any])

    def _of_terminals(method: _Method) -> _Method: ...

else:
    _of_terminals = _OfTerminals


class StandardOutput(Writable):
    """`process.stdout` or `process.stderr`: a Writable whose writes are done when they return."""

    readable = False
    _isStdio = True  # `pipe` does not end it
    _follows_size = False
    _failure: OSError | None = None  # of a write that is reported by the base class

    def __init__(self, fd: int, name: str, process: EventEmitter) -> None:
        super().__init__(decodeStrings=False)
        self.fd = fd
        self._name = name  # of the stream in `sys` that `print` writes to
        self._process = process  # emits the signals

    @property
    def _type(self) -> str:
        return kind_of(self.fd)

    # -- the terminal ------------------------------------------------------------------------------

    @property
    def isTTY(self) -> bool | Undefined:
        """True where the descriptor is a terminal, else undefined."""
        return os.isatty(self.fd) or undefined

    @property
    def columns(self) -> int | Undefined:
        """The width of the terminal; undefined when it is none."""
        return self.getWindowSize()[0] if self.isTTY else undefined

    @property
    def rows(self) -> int | Undefined:
        """The height of the terminal; undefined when it is none."""
        return self.getWindowSize()[1] if self.isTTY else undefined

    @_of_terminals
    def getWindowSize(self) -> list[int]:
        """`[columns, rows]` of the terminal; undefined, as the next six methods are, where it is none."""
        return [*os.get_terminal_size(self.fd)]

    @_of_terminals
    def getColorDepth(self, env: Mapping[str, str] | None = None) -> int:
        """Bits per color, by NO_COLOR, TERM and COLORTERM of `env` (else of the program's environment): 1, 4, 8, 24."""
        variables = os.environ if env is None else env
        term = variables.get("TERM") or ""
        if variables.get("NO_COLOR") or term == "dumb":
            return 1
        if (variables.get("COLORTERM") or "").lower() in ("truecolor", "24bit"):
            return 24
        return 8 if "256" in term else 4

    @_of_terminals
    def hasColors(self, count: int = 16, env: Mapping[str, str] | None = None) -> bool:
        """Whether the terminal shows `count` colors."""
        return count <= 1 << self.getColorDepth(env)

    @_of_terminals
    def clearLine(self, dir: float = 0, callback: WhenDone = undefined) -> bool:
        """Clear the line left of the cursor (-1), right of it (1), or all of it. As readline.clearLine."""
        return cursor.clearLine(self, dir, callback)

    @_of_terminals
    def clearScreenDown(self, callback: WhenDone = undefined) -> bool:
        """Clear the screen from the cursor on. As readline.clearScreenDown."""
        return cursor.clearScreenDown(self, callback)

    @_of_terminals
    def cursorTo(self, x: Any = undefined, y: Any = undefined, callback: WhenDone = undefined) -> bool:
        """Move the cursor to a column, and a row, both from 0. As readline.cursorTo, with its errors."""
        return cursor.cursorTo(self, x, y, callback)

    @_of_terminals
    def moveCursor(self, dx: int = 0, dy: int = 0, callback: WhenDone = undefined) -> bool:
        """Move the cursor by so many columns and rows. As readline.moveCursor."""
        return cursor.moveCursor(self, dx, dy, callback)

    @overload  # type: ignore[override]  # pyee's returns the listener
    def on(self, event: object) -> Callable[[F], F]: ...
    @overload
    def on(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def on(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def on(self, event: object, listener: Callback) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def on(self, event: object, listener: Callback = _ABSENT) -> Any:
        """As `EventEmitter.on`; 'resize' is emitted when the terminal has another size."""
        if event == "resize" and not self._follows_size and self.isTTY:
            self._follows_size = True
            self._process.on("SIGWINCH", lambda: self.emit("resize"))
        return super().on(event) if listener is _ABSENT else super().on(event, listener)

    addListener = on
    if not TYPE_CHECKING:  # pyee's spelling
        add_listener = on

    # -- writing -----------------------------------------------------------------------------------

    def write(self, chunk: Written = undefined, encoding: Encoding = None, callback: WhenDone = None) -> bool:  # type: ignore[override]
        """Write a text or bytes; returns True unless it failed.

        `encoding` is one of Node's, for a text. `callback(error)` is called in a tick. A failure is an
        'error' event in a tick. Raises ERR_INVALID_ARG_TYPE, ERR_STREAM_NULL_VALUES, ERR_UNKNOWN_ENCODING.
        """
        state = self._writableState
        if not engine.on_loop_thread():
            return self._write_from_thread(chunk, encoding, callback)
        idle = not (state.ending or state.writing or state.corked or state.destroyed or state.errored)
        if not idle or callback is not None or (encoding is not None and encoding != "utf8"):
            return super().write(chunk, encoding, callback)
        if type(chunk) is not str and type(chunk) is not bytes:
            return super().write(chunk, encoding, callback)
        try:  # what the base class would do, without its bookkeeping
            self._put(chunk)
        except OSError as error:
            self._failure = error
            return super().write(chunk)
        return True

    def _write(self, chunk: str | bytes, encoding: str, callback: Callback) -> None:
        error, self._failure = self._failure, None
        if error is None:
            error = self._try_to_put(chunk, encoding)
        callback(None if error is None else system_error(error.errno or errno.EIO, "write"))

    def _write_from_thread(self, chunk: object, encoding: object, callback: object) -> bool:
        """Write at once too; the callback and the 'error' event follow on the loop's thread."""
        if is_function(encoding):
            encoding, callback = None, encoding
        data, name = self._checked(chunk, encoding)
        failure = self._try_to_put(data, name)
        error = None if failure is None else system_error(failure.errno or errno.EIO, "write")
        if is_function(callback):
            engine.call_from_thread(fit(callback, 1), error)
        if error is not None:
            engine.call_from_thread(self.destroy, error)
        return error is None

    def _try_to_put(self, chunk: str | bytes, encoding: str) -> OSError | None:
        try:
            self._put(_encoded(chunk, encoding) if isinstance(chunk, str) else chunk)
        except OSError as failure:
            return failure
        return None

    def _put(self, chunk: str | bytes) -> None:
        stream = getattr(sys, self._name)
        if stream is None:  # closed when the program started: the number may name anything by now
            return
        stream.flush()
        data = _encoded(chunk, "utf8") if isinstance(chunk, str) else chunk
        if self._is_ours(stream):
            _write_all(self.fd, data)
        else:  # redirected inside this process: contextlib.redirect_stdout, a test
            stream.write(data.decode("utf-8", "surrogateescape"))

    def _is_ours(self, stream: TextIO) -> bool:
        try:
            return stream.fileno() == self.fd
        except (OSError, ValueError, AttributeError):
            return False

    # -- no end ------------------------------------------------------------------------------------

    def _destroy(self, error: object, callback: Callback) -> None:
        """Nothing is closed: the stream is as new at once, only the events come."""
        callback(error)
        self._undestroy()

    def destroySoon(self) -> StandardOutput:
        """The same as `destroy`."""
        return self.destroy()


def _encoded(text: str, encoding: str) -> bytes:
    """A text as bytes; in UTF-8 what Python could not decode (a file name, say) goes out as it came in."""
    if encoding in ("utf8", "utf-8"):
        try:
            return text.encode("utf-8", "surrogateescape")
        except UnicodeEncodeError:  # surrogates of another origin
            pass
    return encode(text, encoding)


def _write_all(fd: int, data: bytes) -> None:
    """Write everything, waiting where a descriptor shared with others is non-blocking. Raises OSError."""
    rest: bytes | memoryview = data
    while True:
        try:
            count = os.write(fd, rest)
        except BlockingIOError:
            waiting = select.poll()
            waiting.register(fd, select.POLLOUT)
            waiting.poll()
            continue
        if count == len(rest):
            return
        rest = memoryview(rest)[count:]
