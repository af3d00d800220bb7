"""The stream to the other side: frames out, in order, and bytes in.

What must stay true: nothing blocks; a frame goes out whole, and one that is urgent before all others that wait; after
what is no frame nothing is read any more, and the stream is closed, once.
"""

from __future__ import annotations

import errno
import os
import select
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final

from .._loop.current import engine
from .._os.descriptors import close_quietly
from . import protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .protocol import Bytes, Frame

HIGH_WATER: Final = 1 << 20
"""Bytes that wait for the stream, from which on no descriptor is read."""
MOST_PARTS: Final = 64
"""Of one writev."""
AGAIN: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EINTR})
SMALL_READ: Final = 16384


def next_size(size: int, came: int) -> int:
    """How much to read next: memory for much costs system calls, which a short message does not repay (measured)."""
    return protocol.READ_BYTES if came == size else SMALL_READ if came < SMALL_READ else size


class Line:
    """The stream to the other side: frames out, in order, and bytes in."""

    def __init__(self, fd: int, takes: frozenset[int], on_frame: Callable[[Frame], object], out: int = -1) -> None:
        """`fd` is a socket, or what is read while `out` is what is written."""
        self.fd = fd
        self.waits = 0  # bytes that are not written yet
        self.on_end: Callable[[Exception | None], object] = nothing
        self.on_drain: Callable[[], object] = nothing
        self._frames = protocol.Frames(takes)
        self._on_frame = on_frame
        self._parts: deque[Bytes] = deque()
        self._urgent: deque[bytes] = deque()  # go before all whole frames
        self._begun = False  # whether the first of the parts was written in part, or its header alone
        self.is_finishing = False
        self._size = SMALL_READ
        self._out = fd if out < 0 else out
        os.set_blocking(fd, False)
        os.set_blocking(self._out, False)
        self._watcher: Watcher = engine.watch(fd, self.read, name="RemoteStream")
        self._watcher.unref()
        self._writing = self._watcher
        if out >= 0:
            self._writing = engine.watch(out, None, name="RemoteStream")
            self._writing.unref()

    # -- out ------------------------------------------------------------------------------------------

    def send(self, *parts: Bytes) -> None:
        """Send a frame, whose header may stand alone."""
        if self.fd < 0:
            return
        for part in parts:
            self._parts.append(part)
            self.waits += len(part)
        self._write()

    def send_first(self, frame: bytes) -> None:
        """Send a frame before those that wait."""
        if self.fd >= 0:
            self._urgent.append(frame)
            self._write()

    def finish(self) -> None:
        """Close when all is written."""
        self.is_finishing = True
        self._write()

    def write_out(self, milliseconds: int) -> None:
        """At the end of the process: wait, not longer than this, until all is written."""
        look = select.poll()
        look.register(self._out, select.POLLOUT)
        while self.fd >= 0 and self.waits and look.poll(milliseconds):
            self._write()

    def _write(self) -> None:
        try:
            while self.fd >= 0 and (self._parts or self._urgent):
                if self._urgent and not self._begun:
                    self._parts.extendleft(reversed(self._urgent))
                    self.waits += sum(map(len, self._urgent))
                    self._urgent.clear()
                self._take(os.writev(self._out, [*islice(self._parts, MOST_PARTS)]))
        except OSError as error:
            if error.errno in AGAIN:
                self._writing.set(writable=self._writable)
            else:
                self._ended(error)
            return
        if self.fd >= 0:
            self._writing.set(writable=None)
            if self.is_finishing:
                self.close()

    def _take(self, written: int) -> None:
        self.waits -= written
        while written or (self._parts and not len(self._parts[0])):
            part = self._parts[0]
            if written < len(part):
                self._parts[0] = memoryview(part)[written:]
                self._begun = True
                return
            written -= len(part)
            self._parts.popleft()
        self._begun = bool(self._parts) and self._is_inside()

    def _is_inside(self) -> bool:
        """Whether the first part that waits is the payload of a header that is written."""
        return isinstance(self._parts[0], memoryview)

    def _writable(self) -> None:
        self._write()
        if self.waits < HIGH_WATER:
            self.on_drain()

    # -- in -------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Take what has come."""
        try:
            data = os.read(self.fd, self._size)
        except OSError as error:
            if error.errno not in AGAIN:
                self._ended(error)
            return
        if not data:
            self._ended(None)
            return
        self._size = next_size(self._size, len(data))
        try:
            for frame in self._frames.feed(data):
                self._on_frame(frame)
                if self.fd < 0:
                    return
        except protocol.ProtocolError as error:
            self._ended(error)

    def _ended(self, error: Exception | None) -> None:
        self.close()
        self.on_end(error)

    def close(self) -> None:
        """Close it now."""
        if self.fd >= 0:
            self._watcher.close()
            self._writing.close()
            close_quietly(self.fd)
            if self._out != self.fd:
                close_quietly(self._out)
            self.fd = -1
            self._parts.clear()
            self._urgent.clear()


def nothing(*_: object) -> None:
    """Nobody wants to know."""
