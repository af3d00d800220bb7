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

    from nodecompat._wires.table import Frame

    Done = Callable[[BaseException | None], Any]

BUFFERS_PER_WRITE = 64  # IOV_MAX is 1024 everywhere we run
_SMALL = 4096  # buffers shorter than this are merged
_MERGED = 65536


class Outbox:
    """Buffers in a row. `size` is the number of bytes in them."""

    __slots__ = ("_buffers", "_callbacks", "_gone", "_start", "size")

    def __init__(self) -> None:
        self.size = 0
        self._buffers: deque[Any] = deque()
        self._start = 0  # where the rest of the first one begins
        self._gone = 0  # bytes that ever left; a callback is due when they reach its mark
        self._callbacks: deque[tuple[int, Done]] = deque()

    def put(self, frame: Frame, done: Done | None, sent: int = 0) -> None:
        """Take what is left of a frame after `sent` bytes."""
        for buffer in [frame] if isinstance(frame, bytes) else frame:
            size = len(buffer)
            if sent >= size:
                sent -= size
                continue
            self._add(memoryview(buffer)[sent:] if sent else buffer, size - sent)
            sent = 0
        if done is not None:
            self._callbacks.append((self._gone + self.size, done))

    def _add(self, buffer: Any, size: int) -> None:
        self.size += size
        buffers = self._buffers
        if size < _SMALL:
            last = buffers[-1] if buffers else None
            if type(last) is bytearray and len(last) < _MERGED:
                last += buffer
            else:
                buffers.append(bytearray(buffer))
        elif type(buffer.obj if type(buffer) is memoryview else buffer) is bytes:
            buffers.append(buffer)
        else:
            buffers.append(bytes(buffer))  # the caller may change it before it is written

    def write(self, fd: int) -> None:
        """Write as much as the descriptor takes. Raises OSError, BlockingIOError when that is not all."""
        buffers = self._buffers
        while buffers:
            first = memoryview(buffers[0])[self._start :]
            try:
                sent = os.writev(fd, [first, *islice(buffers, 1, BUFFERS_PER_WRITE)])
            finally:
                first.release()  # so that more can be added to a bytearray
            self.size -= sent
            self._gone += sent
            sent += self._start
            while buffers and sent >= len(buffers[0]):
                sent -= len(buffers.popleft())
            self._start = sent

    @property
    def pending(self) -> bool:
        """Whether there are bytes to write, or callbacks to call."""
        return bool(self._buffers or self._callbacks)

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
        self._start = 0
        self._gone += self.size
        self.size = 0
        return [*self.due()]

    def due(self) -> Iterator[Done]:
        """Take out the callbacks of what was written."""
        callbacks = self._callbacks
        while callbacks and callbacks[0][0] <= self._gone:
            yield callbacks.popleft()[1]
