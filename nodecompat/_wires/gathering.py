"""Keeps the bytes of a large frame that is not complete yet. Loaded by the first one.

What must stay true: each byte is copied a bounded number of times, however the stream is cut into reads, and
memory grows by what arrived. A view that is handed in is on memory which will be used again: nothing here
keeps it.
"""

from __future__ import annotations

from io import BytesIO


class Apart:
    """A body without its large byte strings: `message` holds others in their place, see `cbor_buffers`."""

    __slots__ = ("buffers", "message")

    def __init__(self, message: bytes, buffers: list[bytes]) -> None:
        self.message = message
        self.buffers = buffers


Body = bytes | Apart


class LargeBody:
    """The body of a large frame, of a size that is known.

    It is gathered in one BytesIO, whose value is its buffer in CPython: nothing is copied when it is complete.
    """

    __slots__ = ("_file", "missing")

    def __init__(self, beginning: bytes, size: int) -> None:
        self.missing = size
        self._file = BytesIO()
        self.add(beginning)

    def add(self, data: bytes | memoryview) -> bytes | memoryview:
        """Take what belongs to this body; returns the rest."""
        size = min(len(data), self.missing)
        self.missing -= size
        if size == len(data):
            self._write(data)
            return b""
        self._write(data[:size])
        return data[size:]

    def _write(self, data: bytes | memoryview) -> None:
        self._file.write(data)

    def take(self) -> Body:
        """The body, when nothing is missing."""
        return self._file.getvalue()
