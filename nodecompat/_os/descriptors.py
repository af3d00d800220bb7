"""Descriptors as plain numbers.

What must stay true: every descriptor made here is close-on-exec from its birth. Nothing here imports `socket`,
which costs a child 13 ms; its C part `_socket` costs 1 ms.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._on_use import on_use

if TYPE_CHECKING:
    import _socket
else:
    _socket = on_use("_socket")  # 1 ms, for programs that start a child with a pipe or a channel


def socketpair() -> tuple[int, int]:
    """Two connected stream sockets: the first non-blocking, to be kept; the second blocking, to be given away."""
    ours, theirs = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_STREAM)
    ours.setblocking(False)
    return ours.detach(), theirs.detach()


def as_socket(fd: int, kind: int = -1) -> _socket.socket:
    """A socket object for a descriptor, to be detached again; its `kind` is asked for, unless it is given.

    Its protocol is not: each question is a call of the system, and a connection borrows its descriptor often.
    """
    return _socket.socket(-1, kind, 0, fd)


def let_hold(fd: int, size: int) -> None:
    """Let a socket hold so many bytes that its peer has not read yet, or as many as the system allows."""
    try:
        borrowed = _socket.socket(fileno=fd)
    except OSError:
        return  # it is closed, or no socket
    try:
        if borrowed.getsockopt(_socket.SOL_SOCKET, _socket.SO_SNDBUF) < size:
            borrowed.setsockopt(_socket.SOL_SOCKET, _socket.SO_SNDBUF, size)
    finally:
        borrowed.detach()


def open_devnull() -> int:
    """Open /dev/null for reading and writing."""
    return os.open(os.devnull, os.O_RDWR)


def close_quietly(fd: int) -> None:
    """Close a descriptor; the caller could do nothing about an error of close()."""
    try:
        os.close(fd)
    except OSError:
        pass
