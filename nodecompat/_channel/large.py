"""Where large messages are read to. The first of them loads this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nodecompat import _native as native

if TYPE_CHECKING:
    from nodecompat._channel.protocol import Channel

_LARGE_READ_BYTES = 524288  # a socket buffer holds less, as a rule; that of a channel on which streams move more
# glibc keeps for the next ones what is freed of blocks up to the size of the largest that ever was; the others it gives
# back to the system, which then clears each page of a message anew: that takes longer than to read it. Nothing
# writes to this block, so there is never more of it than its address.
_OFTEN = 8 * 1024 * 1024


class LargeReads:
    """Memory for the reads of large messages, used again and again: fresh memory of that size costs more than a copy.

    One piece serves all sockets, because what was read is taken before the next read.
    """

    __slots__ = ("_before", "_memory", "_place")

    def __init__(self) -> None:
        self._memory: memoryview | None = None  # made by the first large message; most processes never see one
        self._place = self._before = memoryview(b"")  # parts of it: for what is read, and for what came before

    def read(self, fd: int, channel: Channel, came: list[int]) -> memoryview | None:
        """Read what is there, None when nothing is; as `native.receive`.

        What is missing of a large message is read to where it is to stay, which the channel says, and is told; the
        result is what came after it, which may be nothing. What had come of a smaller one stands before its rest.
        """
        if self._memory is None:
            _ = bytes(_OFTEN)
            self._memory = memoryview(bytearray(2 * _LARGE_READ_BYTES))
            self._before, self._place = self._memory[:_LARGE_READ_BYTES], self._memory[_LARGE_READ_BYTES:]
        room = channel.room()
        if room is None:
            size = native.receive_into(fd, [self._place], came)
            if not size:
                return None if size is None else self._place[:0]
            begun = channel.begun(self._before, size)
            return self._memory[_LARGE_READ_BYTES - begun : _LARGE_READ_BYTES + size]
        with room:
            place = len(room)
            size = native.receive_into(fd, [room, self._place], came)
        if not size:
            return None if size is None else self._place[:0]
        channel.filled(min(size, place))
        return self._place[: max(size - place, 0)]


reads = LargeReads()
