"""The stream to the other side: frames out, in order, and bytes in.

What must stay true: nothing blocks; a frame goes out whole, and one that is urgent before all others that wait; after
what is no frame nothing is read any more, and the stream is closed, once.
"""

from __future__ import annotations

import os
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Final

from .._channel import Outbox
from .._loop.current import engine
from .._os.descriptors import close_quietly
from . import protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .protocol import Bytes, Frame

HIGH_WATER: Final = 1 << 20
"""Bytes that wait for the stream, from which on no descriptor is read."""
SMALL_READ: Final = 16384


def next_size(size: int, came: int) -> int:
    """How much to read next: memory for much costs system calls, which a short message does not repay (measured)."""
    return protocol.READ_BYTES if came == size else SMALL_READ if came < SMALL_READ else size


class Line:
    """The stream to the other side: frames out, in order, and bytes in."""

    def __init__(self, fd: int, takes: frozenset[int], on_frame: Callable[[Frame], object], out: int = -1) -> None:
        """`fd` is a socket, or what is read while `out` is what is written."""
        self.fd = fd
        self.on_end: Callable[[Exception | None], object] = nothing
        self.on_drain: Callable[[], object] = nothing
        self._frames = protocol.Frames(takes)
        self._on_frame = on_frame
        self._outbox = Outbox()  # the frame that is being written
        self._waiting: deque[list[Bytes]] = deque()  # those after it
        self._behind = 0  # bytes in them
        self._urgent: deque[bytes] = deque()  # those before them
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

    @property
    def waits(self) -> int:
        """Bytes that are not written yet, but for urgent frames that have not begun."""
        return self._outbox.size + self._behind

    def send(self, *parts: Bytes) -> None:
        """Send a frame, whose header may stand alone."""
        if self.fd >= 0:
            self._waiting.append([*parts])
            self._behind += sum(map(len, parts))
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

    def write_out(self, seconds: float) -> None:
        """At the end of the process: wait, not longer than this, until all is written."""
        deadline = monotonic() + seconds
        while self.fd >= 0 and self._outbox.size and self._outbox.write_until(self._out, deadline):
            self._write()

    def _write(self) -> None:
        outbox = self._outbox
        try:
            while self.fd >= 0 and (outbox.size or self._urgent or self._waiting):
                if not outbox.size:
                    outbox.put(self._next(), None)
                outbox.write(self._out)
        except BlockingIOError:
            self._writing.set(writable=self._writable)
            return
        except OSError as error:
            self._ended(error)
            return
        if self.fd >= 0:
            self._writing.set(writable=None)
            if self.is_finishing:
                self.close()

    def _next(self) -> bytes | list[Bytes]:
        if self._urgent:
            return self._urgent.popleft()
        frame = self._waiting.popleft()
        self._behind -= sum(map(len, frame))
        return frame

    def _writable(self) -> None:
        self._write()
        if self.waits < HIGH_WATER:
            self.on_drain()

    # -- in -------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Take what has come."""
        try:
            data = os.read(self.fd, self._size)
        except BlockingIOError:
            return
        except OSError as error:
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
            self._outbox.drop()
            self._waiting.clear()
            self._behind = 0
            self._urgent.clear()


def nothing(*_: object) -> None:
    """Nobody wants to know."""
