"""Terminal: a pseudo-terminal, and what a program on it writes and is sent.

What must stay true: the child's descriptors 0 to 2 are the terminal, which controls its session; nothing blocks; both
ends are closed exactly once. A Terminal that was made by hand serves one program after the other until it is closed.
"""

from __future__ import annotations

import os
import termios
from typing import TYPE_CHECKING

from .._child.options import is_nullish
from .._errors.base import InvalidArgTypeError, NodeError, NodeTypeError, system_error
from .._js.arity import fit, is_function
from .._js.numbers import is_number
from .._loop.current import engine
from .._os import terminal
from .._web.bodies import as_bytes
from ..values import undefined

if TYPE_CHECKING:
    from typing import Self

    from .._loop.poller import Watcher

_COLUMNS, _ROWS, _MOST = 80, 24, 0xFFFF
_READ_BYTES = 65536
_CLEAN, _BROKEN = 0, 1  # the code that `exit` gets; on Linux the end of the programs is always an error


def _flags(place: int, doc: str) -> property:
    """A property for one of the four sets of flags; 0 once the terminal is closed or its only program has ended."""

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

    inputFlags = _flags(terminal.INPUT, "c_iflag of termios.")
    outputFlags = _flags(terminal.OUTPUT, "c_oflag of termios.")
    controlFlags = _flags(terminal.CONTROL, "c_cflag of termios.")
    localFlags = _flags(terminal.LOCAL, "c_lflag of termios.")

    def __init__(self, options: object = None, **keywords: object) -> None:
        given = {**(options if isinstance(options, dict) else {}), **keywords}
        if not is_nullish(given.get("name")) and not isinstance(given["name"], str):
            raise InvalidArgTypeError("options.name", "of type string", given["name"])
        self._data, self._exit, self._drain = (
            fit(given[name], count) if is_function(given.get(name)) else None
            for name, count in (("data", 2), ("exit", 3), ("drain", 1))
        )
        self._serves_one = False
        self._over = False  # `exit` was called
        self._silent = False  # nothing more comes
        self._program_ended = False
        self._closed = False
        self._queue = bytearray()
        self._cooked: terminal.Settings | None = None  # the attributes before raw mode
        self._fd, self._child_fd = _open_pair()
        self.path = os.ttyname(self._child_fd)
        os.set_blocking(self._fd, False)
        self._watcher: Watcher = engine.watch(self._fd)
        self._set_size(_size(given.get("cols"), _COLUMNS), _size(given.get("rows"), _ROWS))
        self._set_attributes(terminal.emulator(self._attributes()))

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
        """Close the descriptor when no program can use it any more; until then the terminal stays open."""
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

    def _readable(self) -> object:
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

    def _ended(self, code: int) -> object:
        if self._over or self._exit is None:
            return None
        self._over = True
        return self._exit(self, code, None)

    # -- what the program does with it -------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def write(self, data: object = undefined) -> int:
        """Type text or bytes; returns how many bytes it is. What the terminal can't take now is written later.

        Raises ERR_INVALID_ARG_TYPE, and an error for a terminal that is closed.
        """
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

    def _pump(self) -> None:
        try:
            del self._queue[: os.write(self._fd, self._queue)]
        except BlockingIOError:
            pass
        except OSError:
            self._queue.clear()
        if self._queue:
            self._watcher.set(writable=self._drained)

    def _drained(self) -> object:
        self._watcher.set(writable=None)
        self._pump()
        return self._drain(self) if not self._queue and self._drain is not None else None

    def resize(self, cols: object = undefined, rows: object = undefined) -> None:
        """Set another size; programs get SIGWINCH. Raises ERR_INVALID_ARG_TYPE for an invalid size."""
        self._check_open()
        size = [_size(value, 0) for value in (cols, rows)]
        for name, value in zip(("cols", "rows"), size, strict=True):
            if not value:
                raise NodeTypeError(f"resize() requires valid {name} argument", code="ERR_INVALID_ARG_TYPE")
        if self._fd >= 0:
            self._set_size(*size)

    def setRawMode(self, enabled: object) -> None:
        """Whether programs get every key at once, without echo and signals; else lines."""
        self._check_open()
        if self._fd < 0:
            return
        if enabled and self._cooked is None:
            self._cooked = self._attributes()
            self._set_attributes(terminal.raw(self._cooked))
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
        termios.tcsetwinsize(self._fd, (rows, cols))

    def _attributes(self) -> terminal.Settings:
        return termios.tcgetattr(self._fd)

    def _set_attributes(self, attributes: terminal.Settings) -> None:
        termios.tcsetattr(self._fd, termios.TCSANOW, attributes)

    def __repr__(self) -> str:
        return f"<Terminal {'closed' if self.closed else self.path}>"


def terminal_of(given: object) -> Terminal | None:
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
    try:
        return os.openpty()
    except OSError as error:
        raise system_error(error.errno or 0, "openpty") from None


def _size(value: object, default: int) -> int:
    """An invalid size means the default, as in Bun."""
    return int(value) if is_number(value) and 1 <= value <= _MOST else default
