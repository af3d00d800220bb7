"""Takes large byte strings out of a CBOR message before cbor2 sees it.

cbor2 6.2 copies a byte string in pieces of 64 KiB, which takes 430 us for 1 MiB; one slice takes 50. So a
long message is walked, as far as a few hundred heads, and each large byte string found is replaced by a tag
whose number no peer can know around its index. What must stay true: a message that is not well-formed is
left to cbor2 as it is, and the walk is bounded, so that a long message of small items loses nothing.
"""

from __future__ import annotations

from typing import Final

from nodecompat._ipc.cbor_tags import head

MIN_MESSAGE: Final = 128 * 1024  # shorter messages are not looked at
_MIN_BUFFER: Final = 64 * 1024
_MAX_HEADS: Final = 300

TAG_TAKEN_OUT: Final = hash("a buffer taken out") & ((1 << 63) - 1) | 1 << 62


def take_out(message: bytes) -> tuple[bytes, list[bytes]]:
    """The message with its large byte strings replaced, and those byte strings."""
    buffers: list[bytes] = []
    pieces: list[bytes] = []
    kept = position = 0  # up to where the message is in `pieces`; where the next head is
    end = len(message)
    for _ in range(_MAX_HEADS):
        if position >= end:
            break
        start, first = position, message[position]
        position += 1
        number = first & 31
        if number > 23:
            if number > 27:
                break  # indefinite lengths are not used on this wire
            size = 1 << (number - 24)
            number = int.from_bytes(message[position : position + size], "big")
            position += size
        if first >> 5 not in (2, 3):
            continue
        if number > end - position:
            break
        if first >> 5 == 2 and number >= _MIN_BUFFER:
            pieces += [message[kept:start], head(0xC0, TAG_TAKEN_OUT) + head(0x00, len(buffers))]
            buffers.append(message[position : position + number])
            kept = position + number
        position += number
    pieces.append(message[kept:])
    return b"".join(pieces) if buffers else message, buffers
