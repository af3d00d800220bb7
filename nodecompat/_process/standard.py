"""The kinds of standard streams. Source: Node's guessHandleType."""

from __future__ import annotations

import os
import stat


def kind_of(fd: int) -> str:
    """'tty', 'fs' for files and for devices that are no terminal, 'pipe' for all else; what Node's `_type` says."""
    if os.isatty(fd):
        return "tty"
    try:
        mode = os.fstat(fd).st_mode
    except OSError:  # it is closed
        return "fs"
    return "fs" if stat.S_ISREG(mode) or stat.S_ISCHR(mode) else "pipe"
