"""What waits to be written to a stream socket, in order, and who wants to know when it is.

What must stay true: buffers leave in the order they came, each byte once; a callback is due when the last byte
of its frame was written, and not before those of earlier frames; the caller may change a buffer of its own as
soon as it was put in. Who uses an outbox makes sure that nobody else does at the same time.
"""

from __future__ import annotations

import os
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nodecompat._ipc.codecs import Frame

    Done = Callable[[BaseException | None], Any]

BUFFERS_PER_WRITE = 512  # IOV_MAX is 1024 everywhere we run; the kernel takes less than 512 small ones anyway


class Outbox:
    """Buffers in a row. `size` is the number of bytes in them."""

    __slots__ = ("_buffers", "_callbacks", "_gone", "size")

    def __init__(self) -> None:
        self.size = 0
        self._buffers: deque[Any] = deque()
        self._gone = 0  # bytes that ever left; a callback is due when they reach its mark
        self._callbacks: deque[tuple[int, Done]] = deque()

    def put(self, frame: Frame, done: Done | None, sent: int = 0) -> None:
        """Take what is left of a frame after `sent` bytes."""
        for buffer in [frame] if isinstance(frame, bytes) else frame:
            size = len(buffer)
            if sent >= size:
                sent -= size
                continue
            rest = memoryview(buffer)[sent:] if sent else buffer
            if type(buffer) is not bytes:
                rest = bytes(rest)  # the caller may change it before it is written
            self._buffers.append(rest)
            self.size += size - sent
            sent = 0
        if done is not None:
            self._callbacks.append((self._gone + self.size, done))

    def write(self, fd: int) -> None:
        """Write as much as the descriptor takes. Raises OSError, BlockingIOError when that is not all."""
        buffers = self._buffers
        while buffers:
            sent = os.writev(fd, [*islice(buffers, BUFFERS_PER_WRITE)])
            self.size -= sent
            self._gone += sent
            while sent:
                size = len(buffers[0])
                if sent < size:
                    buffers[0] = memoryview(buffers[0])[sent:]
                    break
                sent -= size
                buffers.popleft()

    def write_until(self, fd: int, deadline: float) -> bool:
        """Write everything, blocking until the deadline on the monotonic clock; False when that was too soon.

        What a peer that is gone won't read counts as written.
        """
        import select
        from time import monotonic

        poll = select.poll()
        poll.register(fd, select.POLLOUT)
        while self.size:
            try:
                self.write(fd)
            except BlockingIOError:
                left = deadline - monotonic()
                if left <= 0 or not poll.poll(left * 1000):
                    return False
            except OSError:
                self.drop()
        return True

    def drop(self) -> list[Done]:
        """Throw everything away; returns the callbacks that are left."""
        self._buffers.clear()
        self._gone += self.size
        self.size = 0
        return [*self.due()]

    def due(self) -> Iterator[Done]:
        """Take out the callbacks of what was written."""
        callbacks = self._callbacks
        while callbacks and callbacks[0][0] <= self._gone:
            yield callbacks.popleft()[1]
