"""The settings of a terminal: a list, as in `termios`, with the flags at the four places named here.

What must stay true: what these functions return is a new list; nothing is changed but by `termios.tcsetattr`.
"""

from __future__ import annotations

import termios as t
from typing import Any

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
