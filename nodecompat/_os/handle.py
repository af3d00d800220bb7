"""A descriptor as an object with one owner, and what kind of thing it is a descriptor of.

What must stay true: a descriptor is closed exactly once: by its owner, or when the owner is forgotten, with a
ResourceWarning then. Nothing here waits.
"""

from __future__ import annotations

import _socket
import os
import sys
import warnings
from typing import TYPE_CHECKING, Final

from nodecompat._errors.base import InvalidArgTypeError
from nodecompat._on_use import on_use
from nodecompat._os.descriptors import as_socket

if TYPE_CHECKING:
    import fcntl
    from types import TracebackType
    from typing import Protocol

    class HasFileno(Protocol):
        """An open file, a socket, and the like."""

        def fileno(self) -> int: ...

else:
    fcntl = on_use("fcntl")  # only copies need it

SERVER: Final = "server"  # a stream socket that listens
STREAM: Final = "stream"
UDP4: Final = "udp4"
UDP6: Final = "udp6"
OTHER: Final = "other"  # no socket, or one of another kind

_INET: Final = {_socket.AF_INET: UDP4, _socket.AF_INET6: UDP6}


def borrow(fd: int) -> _socket.socket | None:
    """A socket object for a descriptor, to be detached again; None for what is no socket."""
    try:
        return _socket.socket(fileno=fd)
    except OSError:
        return None


def kind_of(fd: int) -> str:
    """What a descriptor is of: one of the names above."""
    return family_and_kind_of(fd)[1]


def family_and_kind_of(fd: int) -> tuple[int, str]:
    """The same, after the family of the socket; 0 for none."""
    try:
        borrowed = as_socket(fd)
    except OSError:
        return 0, OTHER
    try:
        family, kind = borrowed.family, borrowed.type
        if kind == _socket.SOCK_DGRAM:
            return family, _INET.get(family, OTHER)
        if kind != _socket.SOCK_STREAM or (family not in _INET and family != _socket.AF_UNIX):
            return family, OTHER
        listens = borrowed.getsockopt(_socket.SOL_SOCKET, _socket.SO_ACCEPTCONN)
        return family, SERVER if listens else STREAM
    finally:
        borrowed.detach()


def duplicate(fd: int) -> int:
    """A close-on-exec copy. Raises OSError."""
    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 3)


class Handle:
    """A descriptor that one object owns: what `send` takes and a listener gets for a descriptor as it is.

    `fd` is its number, -1 when it is closed or was given away. `Handle(fd)` takes the descriptor over,
    `Handle.copy_of(file)` leaves it to the file. Source: an addition; the place of Node's `TCP`, `Pipe` and `UDP`.
    """

    __slots__ = ("__weakref__", "fd")

    def __init__(self, fd: int) -> None:
        self.fd = -1
        if type(fd) is not int or fd < 0:
            raise InvalidArgTypeError("fd", "a descriptor, which is a number", fd)
        os.fstat(fd)
        self.fd = fd

    @classmethod
    def of_open(cls, fd: int) -> Handle:
        """A handle on a descriptor that is known to be open: one that has just come from the system."""
        made = cls.__new__(cls)
        made.fd = fd
        return made

    @classmethod
    def copy_of(cls, source: int | HasFileno) -> Handle:
        """A handle on a copy of a descriptor, which is given by its number or by what has it open. Raises OSError."""
        return cls(duplicate(source if isinstance(source, int) else source.fileno()))

    def fileno(self) -> int:
        """The number of the descriptor; -1 when it is closed."""
        return self.fd

    def detach(self) -> int:
        """The number of the descriptor, which is the caller's from here on."""
        fd, self.fd = self.fd, -1
        return fd

    def close(self) -> None:
        """Close the descriptor, unless that was done."""
        if self.fd >= 0:
            os.close(self.detach())

    def __enter__(self) -> Handle:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        if self.fd >= 0 and not sys.is_finalizing():
            text = f"unclosed {self!r}"
            self.close()
            warnings.warn(text, ResourceWarning, stacklevel=2, source=self)

    def __repr__(self) -> str:
        return f"<Handle fd={self.fd}>"
