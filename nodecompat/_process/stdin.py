"""`process.stdin`: standard input, read when the program asks for it.

What must stay true: nothing is read until a listener, `resume`, `read`, `pipe` or a loop over it asks for data; it
keeps the process alive only while it is being read; the descriptor is never closed nor made non-blocking
(others share it); a terminal left in raw mode gets its own settings back at the end (`_os/terminal`). At the end of a
file or of `/dev/null` the stream stays open, as in Node, which reads those as a file that it has not opened.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from .._errors.base import system_error
from .._loop.current import engine
from .._net.handle import Handle
from .._net.socket import Socket
from .._on_use import on_use
from ..values import undefined
from .standard import kind_of

if TYPE_CHECKING:
    import termios

    from .._os import terminal
    from .._os.terminal import Settings
    from ..values import Undefined
else:
    terminal = on_use("nodecompat._os.terminal")  # only raw mode needs it
    termios = on_use("termios")  # only raw mode needs it


class StandardInput(Socket):
    """Emits 'data' with bytes, or texts after `setEncoding`; then 'end', and 'close' unless it is a file."""

    isRaw: bool = False
    _saved: Settings | None = None  # the terminal's own settings

    def __init__(self, fd: int) -> None:
        super().__init__(fd=fd, writable=False, manualStart=True)
        self._number = fd
        if kind_of(fd) == "fs":
            for state in self._states:
                state.autoDestroy = False
        # Two ticks: between them a stream that a 'data' listener has paused asks for data once more.
        self.on("pause", lambda: engine.next_tick(engine.next_tick, self._paused))

    def _open(self, fd: int) -> Handle:
        return Handle(fd, "TTYWrap" if os.isatty(fd) else "PipeWrap", shared=True)

    @property
    def fd(self) -> int:
        """The descriptor: 0."""
        return self._number

    @property
    def isTTY(self) -> bool | Undefined:
        """True where the descriptor is a terminal, else undefined."""
        return os.isatty(self._number) or undefined

    def _paused(self) -> None:
        """Leave the rest to the kernel, so that the process can end."""
        if self._receiving and not self.readableFlowing:
            self._readableState.reading = False
            self._stop_receiving()

    def setRawMode(self, mode: bool) -> StandardInput:
        """Get each key from the terminal at once, unechoed, Ctrl-C included; or as usual again.

        Returns the stream. Raises NodeSystemError (ENOTTY) when it is no terminal. Node: tty.ReadStream.setRawMode.
        """
        try:
            if self._saved is None:
                self._saved = termios.tcgetattr(self._number)
                terminal.keeper.keep()
            settings = terminal.raw_with_lines(self._saved) if mode else self._saved
            termios.tcsetattr(self._number, termios.TCSADRAIN, settings)
        except termios.error as error:
            raise system_error(error.args[0] if error.args else errno.ENOTTY, "setRawMode") from None
        self.isRaw = bool(mode)
        return self
