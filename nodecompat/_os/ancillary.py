"""Descriptors that travel beside the bytes of a local socket (SCM_RIGHTS).

What must stay true: a descriptor that arrives is close-on-exec from its birth, and is told of exactly once; the socket
is only borrowed. A plain read() loses the descriptors that come with its bytes, so every read of a channel is one of
these two; `_native` has both of them compiled, at the price of a read().
"""

from __future__ import annotations

import _socket
import array
import os
from time import monotonic_ns
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MOST_DESCRIPTORS: Final = 253  # in one message, on Linux
_CONTROL_BYTES: Final = _socket.CMSG_SPACE(MOST_DESCRIPTORS * 4)
_CLOEXEC: Final[int] = getattr(_socket, "MSG_CMSG_CLOEXEC", 0)


def _borrow(fd: int) -> _socket.socket:
    borrowed = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM, 0, fd)
    if _socket.getdefaulttimeout() is not None:
        borrowed.settimeout(0)
    return borrowed


def receive(fd: int, size: int, came: list[int], until: int = 0) -> bytes | None:
    """Read up to `size` bytes: none at the end, None when nothing is there yet.

    With `until`, a time in nanoseconds on the monotonic clock, it is asked again and again up to then, and other
    processes have the processor between any two looks.

    Descriptors that come with them are appended to `came`, followed by -1 when some were lost because this process
    may have no more. Raises OSError.
    """
    borrowed = _borrow(fd)
    try:
        while True:
            try:
                data, control, flags, _ = borrowed.recvmsg(size, _CONTROL_BYTES, _CLOEXEC)
                break
            except BlockingIOError:
                if not until or monotonic_ns() >= until:
                    return None
            os.sched_yield()
    finally:
        borrowed.detach()
    if control or flags & _socket.MSG_CTRUNC:
        _take(control, flags, came)
    return data


def receive_into(fd: int, buffers: list[memoryview], came: list[int]) -> int | None:
    """As `receive`, into one buffer or two, one after the other; returns how many bytes came."""
    borrowed = _borrow(fd)
    try:
        size, control, flags, _ = borrowed.recvmsg_into(buffers, _CONTROL_BYTES, _CLOEXEC)
    except BlockingIOError:
        return None
    finally:
        borrowed.detach()
    if control or flags & _socket.MSG_CTRUNC:
        _take(control, flags, came)
    return size


def _take(control: list[tuple[int, int, bytes]], flags: int, came: list[int]) -> None:
    for level, kind, data in control:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
            came += array.array("i", data[: len(data) // 4 * 4])
    if flags & _socket.MSG_CTRUNC:
        came.append(-1)


def send(fd: int, data: ReadableBuffer, *descriptors: int) -> int:
    """Write bytes, at least one, with descriptors beside the first of them; how many were taken. Raises OSError."""
    borrowed = _borrow(fd)
    try:
        return borrowed.sendmsg([data], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array.array("i", descriptors))])
    finally:
        borrowed.detach()
