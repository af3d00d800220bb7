"""What waits to be written to a descriptor, with what is to be told when it is.

Loaded by the first bytes that a descriptor does not take at once.
"""

from __future__ import annotations

import os
import select
from collections import deque
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from nodecompat._channel import BUFFERS_PER_WRITE
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nodecompat import _native as native
    from nodecompat._channel import Done, Handles
    from nodecompat._wires.protocols import Frame
else:
    native = on_use("nodecompat._native")  # only handles need it

_OFFERED = 262144  # bytes from which on no more buffers are offered to a write: a socket takes less, as a rule
_SMALL = 4096  # buffers shorter than this are merged
_MERGED = 65536


class Outbox:
    """Buffers in a row. `size` is the number of bytes in them.

    What must stay true: buffers leave in the order they came, each byte once; a callback is due when the last byte
    of its frame was written, and not before those of earlier frames; the caller may change a buffer of its own as
    soon as it was put in. The owner makes sure that only one thread uses an outbox at a time.
    """

    __slots__ = ("_buffers", "_callbacks", "_gone", "_handles", "_start", "size")

    def __init__(self) -> None:
        self.size = 0
        self._buffers: deque[bytes | bytearray | memoryview] = deque()
        self._start = 0  # where the rest of the first one begins
        self._gone = 0  # bytes that ever left; a callback is due when they reach its mark
        self._callbacks: deque[tuple[int, Done]] = deque()
        self._handles: deque[tuple[int, Handles]] = deque()  # beside the byte at which mark each leaves

    def put(self, frame: Frame, done: Done | None, sent: int = 0, handles: Handles = ()) -> None:
        """Take what is left of a frame after `sent` bytes; the handles, if any, leave beside its first byte."""
        if handles:
            self._handles.append((self._gone + self.size, handles))
        for buffer in [frame] if isinstance(frame, bytes) else frame:
            size = len(buffer)
            if sent >= size:
                sent -= size
                continue
            self._add(memoryview(buffer)[sent:] if sent else buffer, size - sent)
            sent = 0
        if done is not None:
            self._callbacks.append((self._gone + self.size, done))

    def _add(self, buffer: bytes | bytearray | memoryview, size: int) -> None:
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
            offered, size = [first], len(first)
            for buffer in islice(buffers, 1, BUFFERS_PER_WRITE):
                if size >= _OFFERED:
                    break
                offered.append(buffer)  # type: ignore[arg-type]  # bytes as they are
                size += len(buffer)
            has_handles = bool(self._handles)
            try:
                sent = self._write_with_handles(fd, first) if has_handles else os.writev(fd, offered)
            finally:
                first.release()  # so that more can be added to a bytearray
            is_all = has_handles or sent == size
            self.size -= sent
            self._gone += sent
            sent += self._start
            while buffers and sent >= len(buffers[0]):
                sent -= len(buffers.popleft())
            self._start = sent
            if not is_all:
                raise BlockingIOError  # it would say so itself, for the price of another call

    def _write_with_handles(self, fd: int, first: memoryview) -> int:
        """Write of the first buffer what belongs to the next handles, or comes before them."""
        mark, handles = self._handles[0]
        if mark > self._gone:
            return os.write(fd, first[: mark - self._gone])
        end = self._handles[1][0] - mark if len(self._handles) > 1 else len(first)
        fds = [handle.fd for handle in handles if handle.fd >= 0]
        sent = native.send(fd, first[:end], *fds) if fds else os.write(fd, first[:end])
        self._handles.popleft()
        return sent

    @property
    def pending(self) -> bool:
        """Whether there are bytes to write, or callbacks to call."""
        return bool(self._buffers or self._callbacks)

    def write_until(self, fd: int, deadline: float | None) -> bool:
        """Write everything, blocking until the deadline on the monotonic clock; False when that was too soon.

        Without a deadline it blocks until everything is written. What a peer that is gone won't read counts as written.
        """
        poll = select.poll()
        poll.register(fd, select.POLLOUT)
        while self.size:
            try:
                self.write(fd)
            except BlockingIOError:
                left = None if deadline is None else (deadline - monotonic()) * 1000
                if (left is not None and left <= 0) or not poll.poll(left):
                    return False
            except OSError:
                self.drop()
        return True

    def drop(self) -> list[Done]:
        """Throw everything away; returns the callbacks that are left."""
        self._buffers.clear()
        self._handles.clear()
        self._start = 0
        self._gone += self.size
        self.size = 0
        return [*self.due()]

    def due(self) -> Iterator[Done]:
        """Take out the callbacks of what was written."""
        callbacks = self._callbacks
        while callbacks and callbacks[0][0] <= self._gone:
            yield callbacks.popleft()[1]
