"""The settings of a terminal: a list, as in `termios`, with the flags at the four places named here.

What must stay true: what these functions return is a new list; nothing is changed but by `termios.tcsetattr`. Once
this process has changed its terminal, or lent it to a child, the terminal is given back as it was, however the
process ends: by `atexit` or `process.reallyExit`, or by one of ENDING. SIGKILL, an abort and the other signals leave
it as it is, as in Node, and so does `execve`.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import atexit
import os
import termios as t
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

INPUT, OUTPUT, CONTROL, LOCAL = range(4)
SPECIAL = 6  # the place of the special characters

Settings = list[Any]  # numbers, and the list of the special characters


def raw(settings: Settings) -> Settings:
    """The same settings with every key given at once, without echo and signals."""
    changed = [*settings]
    changed[INPUT] &= ~(t.BRKINT | t.ICRNL | t.INPCK | t.ISTRIP | t.IXON)
    changed[CONTROL] |= t.CS8
    changed[LOCAL] &= ~(t.ECHO | t.ICANON | t.IEXTEN | t.ISIG)
    return changed


def raw_with_lines(settings: Settings) -> Settings:
    """Raw input, given byte by byte, and output as usual: a line feed begins a line. Source: libuv, uv_tty_set_mode."""
    changed = raw(settings)
    changed[OUTPUT] |= t.ONLCR
    changed[SPECIAL] = [*settings[SPECIAL]]
    changed[SPECIAL][t.VMIN], changed[SPECIAL][t.VTIME] = 1, 0
    return changed


def emulator(settings: Settings) -> Settings:
    """The same settings with what terminal emulators add; Bun does too (measured)."""
    changed = [*settings]
    changed[INPUT] |= t.BRKINT | t.IXANY | t.IMAXBEL | getattr(t, "IUTF8", 0x4000)
    changed[CONTROL] |= t.HUPCL
    return changed


# -- given back as it was ----------------------------------------------------------------------------

ENDING = (_signal.SIGTERM, _signal.SIGINT)  # Source: Node restores for these two (`SignalExit`), and for no other


class Keeper:
    """The terminals at descriptors 0 to 2, as they were before anything here could change them."""

    def __init__(self) -> None:
        self._owner = 0  # the process that keeps them: a forked copy of it gives nothing back
        self._before: dict[int, Settings] = {}

    def keep(self) -> None:
        """Take down how they are, unless that was done, and give them back at the end."""
        if self._owner == os.getpid():
            return
        self._owner = os.getpid()
        self._before = {fd: settings for fd in (0, 1, 2) if (settings := _settings(fd)) is not None}
        if self._before:
            atexit.register(self.give_back)
            for number in ENDING:
                if _signal.getsignal(number) is _signal.SIG_DFL:
                    _catch(number, self._end)

    def give_back(self) -> None:
        """Make the terminals what they were."""
        if self._owner != os.getpid():
            return
        for fd, before in self._before.items():
            now = _settings(fd)
            if now is not None and now != before:
                _set_in_background(fd, before)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """The handler of a signal that is to end the process."""
        self.give_back()
        _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)


keeper = Keeper()


def _settings(fd: int) -> Settings | None:
    """None where there is no terminal, or none any more."""
    try:
        return t.tcgetattr(fd)
    except t.error:
        return None


def _set_in_background(fd: int, settings: Settings) -> None:
    """Set also where the terminal is another job's by now: the system would stop this one with SIGTTOU."""
    mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, {_signal.SIGTTOU})
    try:
        t.tcsetattr(fd, t.TCSANOW, settings)
    except t.error:
        pass  # hung up meanwhile
    finally:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)


def _catch(number: int, handler: Any) -> None:
    try:
        _signal.signal(number, handler)
    except ValueError:
        pass  # on another thread Python lets nobody change it
