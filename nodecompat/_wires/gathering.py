"""Keeps the bytes of a large frame that is not complete yet. Loaded by the first one.

What must stay true: each byte is copied a bounded number of times, however the stream is cut into reads, and
memory grows by what arrived. A view that is handed in is on memory which will be used again: nothing here
keeps it.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from nodecompat import _native

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST: Final = 1 << 16  # room that a part has at first, whatever arrived of it
_AT_ONCE: Final = 1 << 20  # that it has as soon as a sixteenth of this arrived; from there on twice what arrived


class Apart:
    """A body without its large byte strings: `message` holds others in their place, which begin with `mark`."""

    __slots__ = ("buffers", "mark", "message")

    def __init__(self, message: bytes, buffers: list[bytes], mark: bytes) -> None:
        self.message = message
        self.buffers = buffers
        self.mark = mark


Body = bytes | Apart


class Part:
    """A row of bytes of a size that is known.

    It is gathered in one BytesIO, whose value is its buffer in CPython: nothing is copied when it is complete. What has
    not arrived yet is room in it, which a read can go into; the pages of memory that nobody wrote to cost nothing.
    """

    __slots__ = ("_file", "_room", "_size", "missing")

    def __init__(self, size: int) -> None:
        self.missing = self._size = size
        self._room = 0
        self._file = BytesIO()

    def _grow(self, arrived: int) -> None:
        room = min(self._size, max(_LEAST, 2 * arrived, min(16 * arrived, _AT_ONCE)))
        if self._room:
            self._file.seek(room - 1)
            self._file.write(b"\0")
        else:
            self._file = BytesIO(_native.room(room))
        self._room = room

    def room(self) -> memoryview:
        """Where the next bytes are to be read to; it must be released before anything else is done here."""
        arrived = self._size - self.missing
        if arrived == self._room:
            self._grow(arrived)
        with self._file.getbuffer() as whole:
            return whole[arrived:]

    def add(self, data: bytes | memoryview) -> None:
        """Take bytes, not more than are missing."""
        arrived = self._size - self.missing
        self.missing -= len(data)
        if arrived + len(data) > self._room:
            self._grow(arrived + len(data))
        self._file.seek(arrived)
        self._file.write(data)

    def take(self) -> bytes:
        """All of it, when nothing is missing."""
        return self._file.getvalue()


class LargeBody:
    """The body of a large frame, in parts of sizes that are known, most in one."""

    def __init__(self, beginning: bytes | memoryview, sizes: Sequence[int]) -> None:
        self._parts = [Part(size) for size in sizes]
        self.missing = sum(sizes)
        self.add(beginning)

    def _part(self) -> Part:
        return next(part for part in self._parts if part.missing)

    def room(self) -> memoryview:
        """Where the next bytes may be read to, to be told to `filled`; it must be released before that."""
        return self._part().room()

    def filled(self, size: int) -> None:
        """So many bytes were read to where `room` said."""
        self._part().missing -= size
        self.missing -= size

    def add(self, data: bytes | memoryview) -> bytes | memoryview:
        """Take what belongs to this body; returns the rest."""
        while data and self.missing:
            part = self._part()
            size = min(len(data), part.missing)
            self.missing -= size
            part.add(data[:size])
            data = data[size:]
        return data

    def take(self) -> Body:
        """The body, when nothing is missing."""
        return self._parts[0].take()
