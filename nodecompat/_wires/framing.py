"""Cuts the byte stream of a channel into frames. One class per way of framing.

What must stay true of each class here:

- a frame's length is checked against the cap before its body is kept, and what is kept grows by the bytes
  that arrived, never by a length the peer merely claims;
- each byte is looked at a bounded number of times, however the stream is cut into reads;
- `split` never raises: it returns the bodies that are complete, and from the first fault on `fault` holds
  the error and no further body comes out.

The stream of `CborSequence` is a CBOR Sequence (RFC 8742): each frame is one data item, tag 24 ("encoded
CBOR", RFC 8949 3.4.5.1) around a definite-length byte string that holds the message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from nodecompat._errors import base as errors
    from nodecompat._wires import gathering
    from nodecompat._wires.cbor import heads as cbor_heads
    from nodecompat._wires.gathering import Body, LargeBody
else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    gathering = on_use("nodecompat._wires.gathering")  # only frames of 256 KiB and more
    cbor_heads = on_use("nodecompat._wires.cbor.heads")  # only frames of 256 KiB and more

_SMALL = 16 * 1024  # reads shorter than this are merged, so that a frame sent in crumbs costs no list entry each
_MERGED = 1024 * 1024
_LARGE = 256 * 1024  # from this size on the body of a frame is gathered by itself

BUN_PRELUDE = b"\x01\x02\x00\x00\x00"  # first bytes of Bun's 'advanced' wire: frame type 1, version 2
_BUN_TEXT = "the peer speaks Bun's 'advanced' wire; start it with serialization: 'json'"


class Backlog:
    """The bytes of a frame that is not complete yet: chunks joined once, when the frame is."""

    __slots__ = ("_chunks", "size")

    def __init__(self) -> None:
        self._chunks: list[bytes | bytearray] = []
        self.size = 0

    def add(self, data: bytes | memoryview) -> None:
        """Keep a chunk."""
        data = bytes(data)
        self.size += len(data)
        chunks = self._chunks
        last = chunks[-1] if chunks else None
        if len(data) >= _SMALL or last is None:
            chunks.append(data)
        elif type(last) is bytearray and len(last) < _MERGED:
            last += data
        else:
            chunks.append(bytearray(data))

    def take(self, *more: bytes | memoryview) -> bytes:
        """All that was kept followed by `more`; the backlog is empty after it."""
        whole = b"".join((*self._chunks, *more))
        self._chunks.clear()
        self.size = 0
        return whole


class Framing:
    """What the channel needs of a way of framing; each wire's derives from it, most of them from `SizedFrames`."""

    def __init__(self, max_message_bytes: int) -> None:
        self.fault: errors.IpcBadFrameError | None = None
        self.next = 0  # stream offset of the first frame not given out
        self._max = max_message_bytes
        self._backlog = Backlog()
        self._base = 0  # stream offset from which the spans of the last `split` count
        self.large: LargeBody | None = None  # of the large frame that is arriving; then the backlog is empty

    def unfinished(self) -> bool:
        """Whether a part of a frame has come."""
        return self.large is not None or self._backlog.size > 0

    @property
    def taken(self) -> int:
        """Bytes of the stream that have come."""
        return self.next + self._backlog.size

    @property
    def wanted(self) -> int:
        """Bytes that must still arrive before another frame can be complete: a hint for the size of reads."""
        raise NotImplementedError

    def split(self, data: bytes | memoryview) -> list[Body]:
        """Take bytes, or a view on memory that is used again, and return the bodies that are now complete."""
        raise NotImplementedError

    def take_large(self) -> Body:
        """The body of the large frame that is arriving, when nothing of it is missing."""
        raise NotImplementedError

    def take_up(self, data: bytes | memoryview) -> bytes | memoryview:
        """The stream from the first frame not given out on, which `skip` goes over; empty where none is whole."""
        raise NotImplementedError

    def begun(self, room: memoryview, size: int) -> int:
        """Move the beginning of a frame that so many bytes more complete to the end of `room`; how much was moved.

        The stream then goes on with what was moved: there may be none, or more than there is room for.
        """
        return 0

    def skip(self, data: bytes | memoryview, taken: int) -> bytes | memoryview:
        """What is left, for `split`, when so many bytes were taken off it in whole frames."""
        self.next += taken
        return data[taken:]

    def spans(self) -> list[tuple[int, int]]:
        """Where each frame of the last `split` begins in the stream, and its size."""
        raise NotImplementedError


# -- frames that tell their size ---------------------------------------------------------------------


class SizedFrames(Framing):
    """What the framings share whose frames begin with their size. `_head` is theirs, and for some `_cut`."""

    smallest_head = 0  # bytes that have to be there before anything can be said

    def __init__(self, max_message_bytes: int) -> None:
        super().__init__(max_message_bytes)
        self._need = self.smallest_head  # bytes the frame in the backlog needs, as far as its head is known
        self._large_size = 0  # of that frame, with its head
        self._starts: list[int] = []  # of the frames given out last, counted from `_base`

    @property
    def taken(self) -> int:
        """As Framing's."""
        return super().taken if self.large is None else self.next + self._large_size - self.large.missing

    @property
    def wanted(self) -> int:
        """Bytes that must still arrive before another frame can be complete."""
        return self.large.missing if self.large is not None else self._need - self._backlog.size

    def split(self, data: bytes | memoryview) -> list[Body]:
        """Take bytes from the stream and return the bodies that are now complete."""
        bodies: list[Body] = []  # filled by `_cut`, so that what was complete before a fault survives it
        self._starts = []
        if self.fault is not None:
            return bodies
        kept = self._backlog.size
        if self.large is not None:
            data = self.large.add(data)
            if self.large.missing:
                return bodies
            bodies.append(self.take_large())
        elif kept:
            if kept + len(data) < self._need:
                self._backlog.add(data)
                return bodies
            data = self._backlog.take(data)
        self._base = self.next
        try:
            self._cut(data, bodies)
        except errors.IpcBadFrameError as fault:
            self.fault = fault
        return bodies

    def take_up(self, data: bytes | memoryview) -> bytes | memoryview:
        """As Framing's."""
        kept = self._backlog.size
        if self.large is not None or kept + len(data) < self._need:
            return b""
        self._need = self.smallest_head
        return self._backlog.take(data) if kept else data

    def begun(self, room: memoryview, size: int) -> int:
        """As Framing's."""
        kept = self._backlog.size
        if not kept or kept > len(room) or kept + size < self._need:
            return 0
        self._need = self.smallest_head
        room[len(room) - kept :] = self._backlog.take()
        return kept

    def take_large(self) -> Body:
        """As Framing's."""
        assert self.large is not None
        body, self.large = self.large.take(), None
        self._starts = [-self._large_size]
        self._base = self.next = self.next + self._large_size
        return body

    def _cut(self, data: bytes | memoryview, bodies: list[Body]) -> None:
        """Take the complete frames off the beginning of some data, and keep the rest."""
        starts, position, end, cap = self._starts, 0, len(data), self._max
        self._need = self.smallest_head
        while position < end:
            body, size = self._head(data, position)
            if size > cap:
                raise self._bad(f"a message of {size} bytes exceeds maxMessageBytes ({cap})", position)
            stop = body + size
            if stop > end:
                self._keep(data, position, body, stop)
                break
            bodies.append(bytes(data[body:stop]))
            starts.append(position)
            position = stop
        self.next = self._base + position

    def _head(self, data: bytes | memoryview, position: int) -> tuple[int, int]:
        """Where the body of the frame at `position` begins and its size; a place past the end when the head is cut."""
        raise NotImplementedError

    def _keep(self, data: bytes | memoryview, position: int, body: int, stop: int) -> None:
        if stop - body < _LARGE:
            self._need = stop - position
            self._backlog.add(data[position:])
            return
        self._large_size = stop - position
        self.large = self._gather(memoryview(data)[body:], stop - body)

    def _gather(self, beginning: memoryview, size: int) -> LargeBody:
        return gathering.LargeBody(beginning, [size])

    def _bad(self, reason: str, position: int) -> errors.IpcBadFrameError:
        self.next = self._base + position
        return errors.IpcBadFrameError(reason, self.next)

    def spans(self) -> list[tuple[int, int]]:
        """Where each frame of the last `split` begins in the stream, and its size."""
        starts = [self._base + start for start in self._starts]
        return [(start, stop - start) for start, stop in zip(starts, [*starts[1:], self.next], strict=False)]


# -- cbor --------------------------------------------------------------------------------------------

_TAG_24 = b"\xd8\x18"
_TAG_24_BYTE = b"\xd8\x18\x58"  # with the head of a byte string of 24 to 255 bytes: the commonest frame
_HEAD_SIZES = {0x58: 4, 0x59: 5, 0x5A: 7, 0x5B: 11}  # size of a frame's head by its third byte
_MIN_HEAD = 3


class CborSequence(SizedFrames):
    """Frames of the `cbor` wire."""

    smallest_head = _MIN_HEAD

    def _gather(self, beginning: memoryview, size: int) -> LargeBody:
        return cbor_heads.CborBody(beginning, size)

    def _head(self, data: bytes | memoryview, position: int) -> tuple[int, int]:
        if data[position : position + 3] == _TAG_24_BYTE and position + 4 <= len(data):
            return position + 4, data[position + 3]
        start = data[position : position + 2]
        if start != _TAG_24[: len(start)]:
            raise self._bad(self._name_garbage(data, position), position)
        if position + _MIN_HEAD > len(data):
            return position + _MIN_HEAD, 0
        kind = data[position + 2]
        if 0x40 <= kind < 0x58:
            return position + _MIN_HEAD, kind - 0x40
        head = _HEAD_SIZES.get(kind)
        if head is None:
            raise self._bad(f"tag 24 must hold a byte string of definite length, not head 0x{kind:02x}", position)
        if position + head > len(data):
            return position + head, 0
        return position + head, int.from_bytes(data[position + _MIN_HEAD : position + head], "big")

    def _name_garbage(self, data: bytes | memoryview, position: int) -> str:
        if self._base + position == 0 and data[: len(BUN_PRELUDE)] == BUN_PRELUDE[: len(data)]:
            return _BUN_TEXT
        found = bytes(data[position : position + 2])
        text = f"no frame of the 'cbor' wire begins with 0x{found.hex()}"
        if found.isalpha() and len(found) == 2:
            text += f", the text '{found.decode()}': what does print there?"
        return text


# -- json --------------------------------------------------------------------------------------------


class JsonLines(Framing):
    """Frames of the `json` wire: one text a line, ended by `\\n` alone.

    A `\\r` before the end is left to the JSON parser, for which it is white space; a line of white space
    is no message. Bytes are not decoded here, so a character may be cut anywhere.
    """

    def __init__(self, max_message_bytes: int) -> None:
        super().__init__(max_message_bytes)
        self._lines: list[bytes] = []

    @property
    def wanted(self) -> int:
        """Nothing is known before the line ends. Small reads are kept as they came; larger ones would be copied."""
        return 1

    def split(self, data: bytes | memoryview) -> list[Body]:
        """Take bytes from the stream and return the lines that are now complete, blank ones left out."""
        if self.fault is not None:
            return []
        self._base = self.next
        data = bytes(data)
        if not self._base and data.startswith(BUN_PRELUDE[: len(data)]) and not self._backlog.size:
            self.fault = errors.IpcBadFrameError(_BUN_TEXT, 0) if data else None
            return []
        kept = self._backlog.size
        lines = data.split(b"\n")
        tail = lines.pop()
        if lines:
            if kept:
                lines[0] = self._backlog.take(lines[0])
            self.next += kept + len(data) - len(tail)
            if kept + len(data) > self._max:
                lines = self._within_cap(lines)
        self._lines = lines
        if self.fault is None:
            self._keep(tail)
        return [line for line in lines if line and not line.isspace()]

    def take_up(self, data: bytes | memoryview) -> bytes | memoryview:
        """As Framing's."""
        data = bytes(data)
        if self._backlog.size and b"\n" not in data:
            return b""
        return self._backlog.take(data) if self._backlog.size else data

    def _within_cap(self, lines: list[bytes]) -> list[bytes]:
        offset = self._base
        for index, line in enumerate(lines):
            if len(line) > self._max:
                self._refuse(offset)
                return lines[:index]
            offset += len(line) + 1
        return lines

    def _keep(self, tail: bytes) -> None:
        if self._backlog.size + len(tail) > self._max:
            self._refuse(self.next)
            self._backlog.take()
        elif tail:
            self._backlog.add(tail)

    def _refuse(self, offset: int) -> None:
        self.next = offset
        self.fault = errors.IpcBadFrameError(f"a line is longer than maxMessageBytes ({self._max})", offset)

    def spans(self) -> list[tuple[int, int]]:
        """Where each line of the last `split` begins in the stream, and its size; blank ones left out."""
        spans: list[tuple[int, int]] = []
        offset = self._base
        for line in self._lines:
            size = len(line) + 1
            if line and not line.isspace():
                spans.append((offset, size))
            offset += size
        return spans


# -- advanced ----------------------------------------------------------------------------------------

_LENGTH = 4
_MAX_LENGTH = (1 << 31) - 1  # Node 20 takes a longer length for a negative one, and never sends it
_V8_MARK = 0xFF  # first byte of every message


class LengthPrefixed(SizedFrames):
    """Frames of the `advanced` wire: a length of four bytes, big-endian, then the body.

    A peer that speaks something else is known by the first byte of the body, which is the same in every
    message, so that nobody waits for the millions of bytes a few letters may stand for.
    """

    smallest_head = _LENGTH

    def __init__(self, max_message_bytes: int) -> None:
        super().__init__(min(max_message_bytes, _MAX_LENGTH))

    def _head(self, data: bytes | memoryview, position: int) -> tuple[int, int]:
        body, end = position + _LENGTH, len(data)
        if body > end:
            return body, 0
        size = int.from_bytes(data[position:body], "big")
        if body == end and 0 < size <= self._max:
            return body + 1, 0  # its first byte decides whether the rest is waited for
        if body < end and size and data[body] != _V8_MARK:
            raise self._bad(f"no message of the 'advanced' wire begins with 0x{data[body]:02x}", position)
        return body, size
