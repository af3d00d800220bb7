"""What is done to a connection of which the descriptor is known.

What must stay true: a descriptor is only borrowed; one that is accepted is close-on-exec and does not block from its
birth. `_native` has all of it compiled, for the price of the system's call alone.
"""

from __future__ import annotations

import _socket
import os

from .descriptors import as_socket


def accept(listening: _socket.socket) -> int:
    """The descriptor of the next connection. Raises OSError."""
    fd: int = listening._accept()[0]  # type: ignore[attr-defined]
    os.set_blocking(fd, False)
    return fd


def shut_write(fd: int) -> None:
    """Let the peer read an end. Raises OSError."""
    borrowed = as_socket(fd, _socket.SOCK_STREAM)
    try:
        borrowed.shutdown(_socket.SHUT_WR)
    finally:
        borrowed.detach()


def set_option(fd: int, level: int, name: int, value: int) -> None:
    """As `setsockopt`. Raises OSError."""
    borrowed = as_socket(fd, _socket.SOCK_STREAM)
    try:
        borrowed.setsockopt(level, name, value)
    finally:
        borrowed.detach()
