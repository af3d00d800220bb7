"""The stream between the two sides as bytes: a socket or two pipes as they are, or TLS over a socket.

What must stay true: nothing blocks; what was read before somebody took the stream over is read again first; over TLS
no byte of a frame leaves before the other side has shown a certificate of the same authority, and what it sends before
that is no frame's. Source: ssl, "Memory BIO support", measured.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from .._on_use import on_use
from .._os.descriptors import close_quietly
from .protocol import READ_BYTES

if TYPE_CHECKING:
    import ssl

    from .protocol import Bytes
else:
    ssl = on_use("ssl")  # only a cluster with certificates needs it


SMALL_READ: Final = 16384


def next_size(size: int, came: int) -> int:
    """How much to read next: memory for much costs system calls, which a short message does not repay (measured)."""
    return READ_BYTES if came == size else SMALL_READ if came < SMALL_READ else size


class Wire:
    """`fd` is a socket, or what is read while `out` is what is written."""

    is_ready = True
    """Whether frames may leave."""
    answers = False
    """Whether something may have to leave because something was read."""

    def __init__(self, fd: int, out: int = -1) -> None:
        self.fd = fd
        self.out = fd if out < 0 else out
        self.before = b""
        """What was read already by who looked whose stream it is."""
        for each in {self.fd, self.out}:
            os.set_blocking(each, False)

    def read(self, size: int) -> bytes:
        """What has come; nothing at the end. Raises BlockingIOError, OSError."""
        if self.before:
            data, self.before = self.before, b""
            return data
        return os.read(self.fd, size)

    def owed(self) -> bytes:
        """What has to leave before any frame."""
        return b""

    def sealed(self, frame: list[Bytes]) -> list[Bytes]:
        """A frame as it leaves."""
        return frame

    def close(self) -> None:
        """Close it."""
        for each in {self.fd, self.out}:
            close_quietly(each)
        self.fd = self.out = -1


class TlsWire(Wire):
    """A socket with TLS on it. The one side dials, the other does not."""

    answers = True

    def __init__(self, fd: int, context: ssl.SSLContext, *, dials: bool) -> None:
        super().__init__(fd)
        self.is_ready = False
        self._size = SMALL_READ
        self._came, self._leaves = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._came, self._leaves, server_side=not dials)
        self._shake()

    def read(self, size: int) -> bytes:
        """As `Wire.read`, but all that has come, whatever `size` is: poll() does not see what was read already."""
        if self.before:
            return super().read(size)
        data = os.read(self.fd, self._size)
        self._size = next_size(self._size, len(data))
        if not data:
            return b""  # a frame tells the end of what matters, so nobody gains by cutting the stream
        self._came.write(data)
        if not self.is_ready and not self._shake():
            raise BlockingIOError
        found: list[bytes] = []
        try:
            while part := self._tls.read(READ_BYTES):
                found.append(part)
        except ssl.SSLWantReadError:
            pass
        if not found:
            raise BlockingIOError
        return b"".join(found)

    def owed(self) -> bytes:
        """As `Wire.owed`: what TLS itself has to say."""
        return self._leaves.read() if self._leaves.pending else b""

    def sealed(self, frame: list[Bytes]) -> list[Bytes]:
        """As `Wire.sealed`."""
        for part in frame:
            if part:
                self._tls.write(part)
        return [self._leaves.read()]

    def _shake(self) -> bool:
        """Go on with the handshake; whether it is over."""
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        self.is_ready = True
        return True
