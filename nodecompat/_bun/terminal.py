"""Terminal: a pseudo-terminal, and what a program on it writes and is sent.

What must stay true: the child's descriptors 0 to 2 are the terminal, which controls its session; nothing blocks; both
ends are closed exactly once. A Terminal that was made by hand serves one program after the other until it is closed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._child.options import is_nullish
from .._errors.base import InvalidArgTypeError, NodeError, NodeTypeError
from .._js.arity import fit
from .._js.numbers import is_number
from .._loop.current import engine
from ..values import undefined
from .streams import as_bytes

if TYPE_CHECKING:
    from typing import Self

    from .._loop.poller import Watcher

_COLUMNS, _ROWS, _MOST = 80, 24, 0xFFFF
_READ_BYTES = 65536
_CLEAN, _BROKEN = 0, 1  # what `exit` is told; Linux has no other end than a broken one
_INPUT, _OUTPUT, _CONTROL, _LOCAL = range(4)  # places in termios's list


def _flags(place: int, doc: str) -> Any:
    """A property for one of the four words of flags; 0 once the terminal is closed or its only program has ended."""

    def read(self: Terminal) -> int:
        return 0 if self._fd < 0 else int(self._attributes()[place])

    def write(self: Terminal, flags: int) -> None:
        if self._fd >= 0:
            attributes = self._attributes()
            attributes[place] = flags
            self._set_attributes(attributes)

    return property(read, write, doc=doc)


class Terminal:
    """A pseudo-terminal. Bun: Bun.Terminal.

    Options, as a dict or keywords: `cols` (80), `rows` (24); `data(terminal, bytes)`, what programs write;
    `exit(terminal, code, signal)`, when nothing more comes (0 after `close`, 1 after the end of the program);
    `drain(terminal)`, when what had to wait has been written; `name`, which is without effect, as in Bun.
    Raises ERR_INVALID_ARG_TYPE, and NodeSystemError when the system has no terminal to give.
    """

    inputFlags = _flags(_INPUT, "c_iflag of termios.")
    outputFlags = _flags(_OUTPUT, "c_oflag of termios.")
    controlFlags = _flags(_CONTROL, "c_cflag of termios.")
    localFlags = _flags(_LOCAL, "c_lflag of termios.")

    def __init__(self, options: Any = None, **keywords: Any) -> None:
        given = {**(options if isinstance(options, dict) else {}), **keywords}
        if not is_nullish(given.get("name")) and not isinstance(given["name"], str):
            raise InvalidArgTypeError("options.name", "of type string", given["name"])
        self._data, self._exit, self._drain = (
            fit(given[name], count) if callable(given.get(name)) else None
            for name, count in (("data", 2), ("exit", 3), ("drain", 1))
        )
        self._serves_one = False
        self._over = False  # `exit` was called
        self._silent = False  # nothing more comes
        self._program_ended = False
        self._closed = False
        self._queue = bytearray()
        self._cooked: list[Any] | None = None  # the attributes before raw mode
        self._fd, self._child_fd = _open_pair()
        self.path = os.ttyname(self._child_fd)
        os.set_blocking(self._fd, False)
        self._watcher: Watcher = engine.watch(self._fd)
        self._set_size(_size(given.get("cols"), _COLUMNS), _size(given.get("rows"), _ROWS))
        self._set_attributes(_like_a_real_one(self._attributes()))

    # -- for who starts a program ---------------------------------------------------------------------------

    def started(self) -> None:
        """A program has opened the terminal."""
        if self._serves_one:
            self._close_child_fd()  # the program's end is the end
        self._watcher.set(readable=self._readable)

    def program_ended(self) -> None:
        """The program has ended; others that it has left may still write."""
        self._program_ended = True
        self._release_if_over()

    def _release_if_over(self) -> None:
        """Give the descriptor back when it can serve nobody any more; to the program the terminal stays open."""
        if self._serves_one and self._program_ended and self._silent:
            self._release()

    def abandon(self) -> None:
        """The one program it was for could not be started."""
        if self._serves_one:
            self._over = True
            self.close()

    def serve_one(self) -> Terminal:
        """It ends with the one program it is for."""
        self._serves_one = True
        return self

    # -- what comes -----------------------------------------------------------------------------------------

    def _readable(self) -> Any:
        try:
            data = os.read(self._fd, _READ_BYTES)
        except BlockingIOError:
            return None
        except OSError:  # EIO: no program has it open
            data = b""
        if data:
            return self._data(self, data) if self._data is not None else None
        self._watcher.set(readable=None)
        if not self._serves_one:
            return None
        self._silent = True
        self._release_if_over()
        return self._ended(_BROKEN)

    def _ended(self, code: int) -> Any:
        if self._over or self._exit is None:
            return None
        self._over = True
        return self._exit(self, code, None)

    # -- what the program does with it -------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def write(self, data: Any = undefined) -> int:
        """Type text or bytes; returns how many bytes it is. What the terminal can't take now is written later."""
        self._check_open()
        if is_nullish(data):
            raise NodeTypeError("write() requires data argument", code="ERR_INVALID_ARG_TYPE")
        chunk = as_bytes(data)
        waiting = bool(self._queue)
        if self._fd >= 0:
            self._queue += chunk
        if not waiting and self._queue:
            self._pump()
        return len(chunk)

    def _pump(self) -> Any:
        try:
            del self._queue[: os.write(self._fd, self._queue)]
        except BlockingIOError:
            pass
        except OSError:
            self._queue.clear()
        if self._queue:
            self._watcher.set(writable=self._drained)
        return None

    def _drained(self) -> Any:
        self._watcher.set(writable=None)
        self._pump()
        return self._drain(self) if not self._queue and self._drain is not None else None

    def resize(self, cols: Any = undefined, rows: Any = undefined) -> None:
        """Another size; programs get SIGWINCH. Raises ERR_INVALID_ARG_TYPE for what is none."""
        self._check_open()
        for name, value in (("cols", cols), ("rows", rows)):
            if not _is_size(value):
                raise NodeTypeError(f"resize() requires valid {name} argument", code="ERR_INVALID_ARG_TYPE")
        if self._fd >= 0:
            self._set_size(int(cols), int(rows))

    def setRawMode(self, enabled: Any) -> None:
        """Whether programs get every key at once, without echo and signals; else lines."""
        import termios as t

        self._check_open()
        if self._fd < 0:
            return
        if enabled and self._cooked is None:
            self._cooked = self._attributes()
            raw = self._attributes()
            raw[_INPUT] &= ~(t.BRKINT | t.ICRNL | t.INPCK | t.ISTRIP | t.IXON)
            raw[_CONTROL] |= t.CS8
            raw[_LOCAL] &= ~(t.ECHO | t.ICANON | t.IEXTEN | t.ISIG)
            self._set_attributes(raw)
        elif not enabled and self._cooked is not None:
            self._set_attributes(self._cooked)
            self._cooked = None

    def close(self) -> None:
        """Hang up: programs on it get SIGHUP."""
        if not self._closed:
            self._closed = True
            self._release()
            engine.pending(self._ended, _CLEAN)

    def ref(self) -> None:
        """Let an open terminal keep the program alive; so it is from the start, while a program is on it."""
        if self._fd >= 0:
            self._watcher.ref()

    def unref(self) -> None:
        """Let the program end although the terminal is open."""
        if self._fd >= 0:
            self._watcher.unref()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    # -- inside -------------------------------------------------------------------------------------------------

    def _check_open(self) -> None:
        if self.closed:
            raise NodeError("Terminal is closed")

    def _release(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            self._watcher.close()
            os.close(fd)
        self._close_child_fd()

    def _close_child_fd(self) -> None:
        fd, self._child_fd = self._child_fd, -1
        if fd >= 0:
            os.close(fd)

    def _set_size(self, cols: int, rows: int) -> None:
        from fcntl import ioctl
        from struct import pack
        from termios import TIOCSWINSZ

        ioctl(self._fd, TIOCSWINSZ, pack("HHHH", rows, cols, 0, 0))

    def _attributes(self) -> list[Any]:
        from termios import tcgetattr

        return tcgetattr(self._fd)

    def _set_attributes(self, attributes: list[Any]) -> None:
        from termios import TCSANOW, tcsetattr

        tcsetattr(self._fd, TCSANOW, attributes)

    def __repr__(self) -> str:
        return f"<Terminal {'closed' if self.closed else self.path}>"


def terminal_of(given: Any) -> Terminal | None:
    """The terminal of the option: one that there is, or a new one by its options. Raises ERR_INVALID_ARG_TYPE."""
    if is_nullish(given):
        return None
    if isinstance(given, Terminal):
        if given.closed:
            raise NodeTypeError("terminal is closed", code="ERR_INVALID_ARG_TYPE")
        return given
    if not isinstance(given, dict):
        raise NodeTypeError("terminal must be a Terminal object or options object", code="ERR_INVALID_ARG_TYPE")
    return Terminal(given).serve_one()


def _open_pair() -> tuple[int, int]:
    from .._errors.base import system_error

    try:
        return os.openpty()
    except OSError as error:
        raise system_error(error.errno or 0, "openpty") from None


def _is_size(value: Any) -> bool:
    return is_number(value) and value == value and 1 <= value <= _MOST


def _size(value: Any, default: int) -> int:
    """Bun takes the default for what is no size."""
    return int(value) if _is_size(value) else default


def _like_a_real_one(attributes: list[Any]) -> list[Any]:
    """What terminal emulators set: Bun does too (measured)."""
    import termios

    attributes[_INPUT] |= termios.BRKINT | termios.IXANY | termios.IMAXBEL | getattr(termios, "IUTF8", 0x4000)
    attributes[_CONTROL] |= termios.HUPCL
    return attributes
