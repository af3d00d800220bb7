"""What can be known of the process at the other end before it has said anything.

What must stay true: nothing here waits, takes a byte from the channel or raises. Asked only where a wire has dialects.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nodecompat._wires.table import Dialects

_ENOUGH = 5  # bytes that tell the dialects apart


def parent_dialect(dialects: Dialects, fd: int) -> str | None:
    """How the parent at the other end of a channel speaks; None when there is no telling.

    Bun writes its prelude before the child's first instruction (measured on Bun 1.4.2). A parent that has written
    nothing is known by its program, where the system tells it.
    """
    return dialects.first_bytes_dialect(_peek(fd)) or _process_dialect(dialects, os.getppid())


def child_dialect(dialects: Dialects, pid: int, file: str) -> str | None:
    """How a child speaks, by its program, or else by the name it was started under."""
    return _process_dialect(dialects, pid) or dialects.program_dialect(file)


def _process_dialect(dialects: Dialects, pid: int) -> str | None:
    try:
        return dialects.program_dialect(os.readlink(f"/proc/{pid}/exe"))
    except OSError:  # another system, another user's process, or none
        return None


def _peek(fd: int) -> bytes:
    import _socket

    try:
        borrowed = _socket.socket(fileno=fd)
    except OSError:
        return b""
    try:
        return borrowed.recv(_ENOUGH, _socket.MSG_PEEK | _socket.MSG_DONTWAIT)
    except OSError:
        return b""
    finally:
        borrowed.detach()
