"""Descriptors as plain numbers: making, marking and telling them apart.

What must stay true: every descriptor made here is close-on-exec from its birth. Nothing here imports `socket`,
which costs a child 13 ms; its C part `_socket` costs 1 ms, and `fcntl` 0.2 ms.
"""

from __future__ import annotations

import os

_FORMAT, _SOCKET, _REGULAR, _DIRECTORY, _PIPE = 0o170000, 0o140000, 0o100000, 0o040000, 0o010000


def socketpair() -> tuple[int, int]:
    """Two connected stream sockets: the first non-blocking, to be kept; the second blocking, to be given away."""
    from _socket import AF_UNIX, SOCK_STREAM
    from _socket import socketpair as make

    ours, theirs = make(AF_UNIX, SOCK_STREAM)
    ours.setblocking(False)
    return ours.detach(), theirs.detach()


def set_cloexec(fd: int, on: bool = True) -> None:
    """Close the descriptor in programs that a child executes, or leave it open there."""
    os.set_inheritable(fd, not on)


def set_nonblocking(fd: int, on: bool = True) -> None:
    """Set or clear O_NONBLOCK, which all copies of the descriptor share."""
    os.set_blocking(fd, not on)


def is_open(fd: int) -> bool:
    """Whether the number is a descriptor of this process."""
    try:
        os.get_inheritable(fd)
    except OSError:
        return False
    return True


def is_socket(fd: int) -> bool:
    """Whether the descriptor is a socket; False when it isn't open."""
    return _kind(fd) == _SOCKET


def is_file(fd: int) -> bool:
    """Whether it is a regular file or a directory: always ready, and refused by epoll."""
    return _kind(fd) in (_REGULAR, _DIRECTORY)


def is_pipe(fd: int) -> bool:
    """Whether the descriptor is a pipe."""
    return _kind(fd) == _PIPE


def _kind(fd: int) -> int:
    try:
        return os.fstat(fd).st_mode & _FORMAT
    except OSError:
        return 0


def open_devnull() -> int:
    """Open /dev/null for reading and writing."""
    return os.open(os.devnull, os.O_RDWR)


def duplicate_above(fd: int, lowest: int) -> int:
    """A close-on-exec copy whose number is at least `lowest`. OSError with EBADF or EMFILE."""
    import errno
    import fcntl

    try:
        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, lowest)
    except OSError as error:
        # EINVAL: `lowest` itself is over the limit.
        if error.errno == errno.EINVAL:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE)) from None
        raise


def fill_standard() -> None:
    """Open /dev/null at whichever of 0, 1 and 2 is closed, so that no other descriptor can land there.

    Node does the same at its start.
    """
    while True:
        missing = [fd for fd in (0, 1, 2) if not is_open(fd)]
        if not missing:
            return
        fd = open_devnull()
        os.set_inheritable(fd, True)
        if fd > 2:  # another thread took the number
            os.close(fd)


def close_quietly(fd: int) -> None:
    """Close a descriptor; what close() has to say is of no use to the caller."""
    try:
        os.close(fd)
    except OSError:
        pass
