"""Takes large strings, of bytes or text, out of a CBOR message before cbor2 sees it.

cbor2 6.2 copies a string in pieces of 64 KiB, which takes 430 us for 1 MiB; one slice takes 50. So a
long message is walked, as far as a few hundred heads, and each large string found is replaced by a tag
whose number no peer can know around its index. A byte string that a frame's first bytes announce is not even
sliced: it is gathered by itself. What must stay true: a message that is not well-formed is left to cbor2 as it
is, and the walk is bounded, so that a long message of small items loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE, head
from nodecompat._wires.gathering import Apart, LargeBody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nodecompat._wires.gathering import Body

_MIN_BUFFER: Final = 64 * 1024
_MAX_HEADS: Final = 300
_BYTES, _TEXT = 2, 3  # major types

TAG_TAKEN_OUT: Final = hash("a buffer taken out") & ((1 << 63) - 1) | 1 << 62
_MARK: Final = head(0xC0, TAG_TAKEN_OUT)


def take_out(body: Body) -> tuple[bytes, list[bytes | str]]:
    """The message with its large strings replaced, and those strings."""
    message = body.message if isinstance(body, Apart) else body
    buffers: list[bytes | str] = [*body.buffers] if isinstance(body, Apart) else []
    if len(message) < MAY_HOLD_LARGE:
        return message, buffers
    pieces: list[bytes] = []
    kept = 0  # up to where the message is in `pieces`
    for start, content, end in _large_strings(message, len(message)):
        string: bytes | str = message[content:end]
        if message[start] >> 5 == _TEXT:
            try:
                string = str(message[content:end], "utf-8")
            except UnicodeDecodeError:
                continue  # cbor2 says what is wrong with it
        pieces += [message[kept:start], _placeholder(len(buffers))]
        buffers.append(string)
        kept = end
    pieces.append(message[kept:])
    return b"".join(pieces) if kept else message, buffers


def put_back(body: Body) -> bytes:
    """The message as it came."""
    if not isinstance(body, Apart):
        return body
    message = body.message
    for index, buffer in enumerate(body.buffers):
        message = message.replace(_placeholder(index), head(0x40, len(buffer)) + buffer, 1)
    return message


class CborBody(LargeBody):
    """A message that is arriving, its first large byte string by itself."""

    __slots__ = ("_before",)

    def __init__(self, beginning: bytes | memoryview, size: int) -> None:
        found = next(_large_strings(beginning, size), None)
        if found is not None and beginning[found[0]] >> 5 == _TEXT:
            found = None
        self._before: bytes | None = None
        if found is None:
            return super().__init__(beginning, [size])
        start, content, end = found
        self._before = bytes(beginning[:start])
        super().__init__(beginning[content:], [end - content, size - end])

    def take(self) -> Body:
        """The message, when nothing is missing."""
        if self._before is None:
            return super().take()
        buffer, after = self._parts
        return Apart(self._before + _placeholder(0) + after.take(), [buffer.take()], _MARK)


def _placeholder(index: int) -> bytes:
    return _MARK + head(0x00, index)


def _large_strings(message: bytes | memoryview, size: int) -> Iterator[tuple[int, int, int]]:
    """Where the large strings of a message begin, where their content begins, and where they end.

    `message` may be the beginning only of what is `size` bytes long.
    """
    position, known = 0, len(message)
    for _ in range(_MAX_HEADS):
        if position >= known:
            break
        start, first = position, message[position]
        position += 1
        number = first & 31
        if number > 23:
            if number > 27:
                break  # indefinite lengths are not used on this wire
            width = 1 << (number - 24)
            number = int.from_bytes(message[position : position + width], "big")
            position += width
        if first >> 5 not in (_BYTES, _TEXT):
            continue
        if number > size - position or position > known:
            break
        if number >= _MIN_BUFFER:
            yield start, position, position + number
        position += number
