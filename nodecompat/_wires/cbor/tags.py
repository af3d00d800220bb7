"""The CBOR tags of the `cbor` wire, and the one way to write a head.

The list is closed: the decoder refuses every other tag. Numbers are those of the IANA registry of CBOR
tags, but for the two of ours, taken from its first-come-first-served range (32768 and up): they spell
"nodM" and "nodS" in ASCII, so that a hex dump shows them.
"""

from __future__ import annotations

from typing import Final

TAG_DATE: Final = 1  # RFC 8949 3.4.2: seconds since the epoch, an integer or a double
TAG_BIG_POSITIVE: Final = 2
TAG_BIG_NEGATIVE: Final = 3
TAG_DECIMAL: Final = 4  # [exponent, mantissa]
TAG_ERROR: Final = 27  # a serialised object: [class name, message, own properties]
TAG_SHARED: Final = 28  # the value may be referred to
TAG_REFERENCE: Final = 29  # the n-th value marked with tag 28
TAG_UUID: Final = 37
TAG_MULTI_DIMENSIONAL: Final = 40  # RFC 8746 3.1.1: [dimensions, typed array], row-major
TAG_WTF8: Final = 273  # a byte string in WTF-8: text with lone surrogates
TAG_REGEXP: Final = 21066  # [source, flags]
TAG_MAP: Final = 0x6E6F644D  # "nodM": an array of [key, value] pairs, keys of any type
TAG_SET: Final = 0x6E6F6453  # "nodS": an array of members

# RFC 8746 2: tag -> (array.array type code by kind and size, is big-endian). 128-bit floats have none.
TYPED_ARRAYS: Final[dict[int, tuple[str, int, bool]]] = {
    64: ("u", 1, True),
    65: ("u", 2, True),
    66: ("u", 4, True),
    67: ("u", 8, True),
    68: ("u", 1, False),  # clamped
    69: ("u", 2, False),
    70: ("u", 4, False),
    71: ("u", 8, False),
    72: ("i", 1, False),
    73: ("i", 2, True),
    74: ("i", 4, True),
    75: ("i", 8, True),
    77: ("i", 2, False),
    78: ("i", 4, False),
    79: ("i", 8, False),
    80: ("f", 2, True),
    81: ("f", 4, True),
    82: ("f", 8, True),
    84: ("f", 2, False),
    85: ("f", 4, False),
    86: ("f", 8, False),
}

MAX_DEPTH: Final = 400  # levels of a message: `_clone.MAX_DEPTH`, which plain messages do not load

MAY_HOLD_LARGE: Final = 128 * 1024  # a message from this size on is searched for large byte strings, see cbor_buffers

# Each byte by itself. Made in this way it takes 5 us, one by one 25.
BYTES: Final[list[bytes]] = memoryview(bytes(range(256))).cast("c").tolist()  # type: ignore[assignment]


def heads(major: int, count: int, before: bytes = b"") -> list[bytes]:
    """`head(major, number)` of the numbers below `count`, 256 at most, each with the same bytes before it.

    Faster than one by one, because every child that says something makes a thousand of them.
    """
    byte = before + BYTES[major | 24]
    short = [before + first for first in BYTES[major : major + 24]]
    return [*short, *[byte + low for low in BYTES[24:count]]]


def head(major: int, number: int) -> bytes:
    """The head of a data item: `major` is the major type in the upper three bits. Source: RFC 8949 3."""
    if number < 24:
        return BYTES[major | number]
    if number < 0x100:
        return bytes((major | 24, number))
    if number < 0x10000:
        return bytes((major | 25,)) + number.to_bytes(2, "big")
    if number < 0x100000000:
        return bytes((major | 26,)) + number.to_bytes(4, "big")
    return bytes((major | 27,)) + number.to_bytes(8, "big")
