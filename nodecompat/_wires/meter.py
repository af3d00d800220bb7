"""Measures the frames of a byte stream: the size of each, and how it begins.

What must stay true: it finds the same frames as framing.py and jsc_framing.py do, where they find any; of a frame
only the first bytes are kept, however long it is; it never raises. It trusts every length: who judges is the channel.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

KEPT = 1024  # bytes of a frame, enough for any rendering


class Sample(NamedTuple):
    """A frame: its size in the stream, and its first bytes."""

    size: int
    start: bytes


# The size of a whole frame by its first bytes; 0 when there are too few of them, -1 when they begin no frame.
Measure = Callable[[bytes], int]

_CBOR_HEADS: Final = {0x58: 4, 0x59: 5, 0x5A: 7, 0x5B: 11}


def cbor_frame_size(start: bytes) -> int:
    """Tag 24 around a byte string."""
    if start[:2] != b"\xd8\x18"[: len(start)]:
        return -1
    if len(start) < 3:
        return 0
    kind = start[2]
    if 0x40 <= kind < 0x58:
        return kind - 0x40 + 3
    head = _CBOR_HEADS.get(kind, -1)
    if len(start) < head:
        return 0
    return head + int.from_bytes(start[3:head], "big") if head > 0 else -1


def v8_frame_size(start: bytes) -> int:
    """Four bytes of length, big-endian."""
    return 4 + int.from_bytes(start[:4], "big") if len(start) >= 4 else 0


_LONGEST_HEAD: Final = 11
_LINE_END: Final = 0x0A
_BUN_VERSION: Final = 1  # a frame without a body, whose length is a version


def jsc_frame_size(start: bytes) -> int:
    """A type, and four bytes of length, little-endian."""
    if len(start) < 5:
        return 0
    return 5 if start[0] == _BUN_VERSION else 5 + int.from_bytes(start[1:5], "little")


MEASURES: Final[dict[str, Measure]] = {
    "cbor": cbor_frame_size,
    "v8": v8_frame_size,
    "jsc": jsc_frame_size,
}


class Meter:
    """One direction of a channel; `wire` is a name of `MEASURES`, or `json`, whose frames are lines."""

    def __init__(self, wire: str) -> None:
        self._is_lines = wire == "json"
        self._is_jsc = wire == "jsc"
        self._measure = MEASURES.get(wire, v8_frame_size)
        self._start = b""  # of the frame that is not complete
        self._size = 0  # of that frame, as far as it has come
        self._whole = 0  # its size, once that is known
        self._blank = True  # it is a line of white space so far

    @property
    def unfinished(self) -> Sample:
        """The frame that is not complete, or begins with what begins no frame."""
        return Sample(self._size, self._start)

    def take(self, data: bytes | memoryview) -> list[Sample]:
        """The frames that bytes of the stream complete: one for each message, none for blank lines and preludes."""
        return self._lines(bytes(data)) if self._is_lines else self._frames(data)

    def _lines(self, data: bytes) -> list[Sample]:
        samples: list[Sample] = []
        position = 0
        while position < len(data):
            stop = data.find(b"\n", position) + 1 or len(data)
            self._blank = self._blank and not data[position:stop].strip()
            self._keep(data, position, stop)
            if data[stop - 1] == _LINE_END:
                if not self._blank:
                    samples.append(self.unfinished)
                self._begin()
            position = stop
        return samples

    def _frames(self, data: bytes | memoryview) -> list[Sample]:
        samples: list[Sample] = []
        position = 0
        while position < len(data):
            if not self._whole:
                self._whole = self._measure(self._start + data[position : position + _LONGEST_HEAD])
            stop = position + self._whole - self._size
            if self._whole <= 0 or stop > len(data):
                self._keep(data, position, len(data))
                break
            self._keep(data, position, stop)
            position = stop
            if not (self._is_jsc and self._start[0] == _BUN_VERSION):
                samples.append(self.unfinished)
            self._begin()
        return samples

    def _begin(self) -> None:
        self._start, self._size, self._whole, self._blank = b"", 0, 0, True

    def _keep(self, data: bytes | memoryview, position: int, stop: int) -> None:
        missing = KEPT - len(self._start)
        if missing > 0:
            self._start += data[position : min(stop, position + missing)]
        self._size += stop - position
