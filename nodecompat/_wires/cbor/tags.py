"""The CBOR tags of the `cbor` wire, and how heads, texts and integers are written.

The list is closed: the reader refuses every other tag. Numbers are those of the IANA registry of CBOR
tags, but for the five of ours, taken from its first-come-first-served range (32768 and up): they spell
"nodM", "nodP", "nodS", "nodT" and "nodX" in ASCII, so that a hex dump shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from nodecompat._js import kinds
else:
    kinds = on_use("nodecompat._js.kinds")  # only integers of more than 64 bits

TAG_DATE: Final = 1  # RFC 8949 3.4.2: seconds since the epoch, an integer or a double
TAG_BIG_POSITIVE: Final = 2
TAG_BIG_NEGATIVE: Final = 3
TAG_DECIMAL: Final = 4  # [exponent, mantissa]
TAG_ERROR: Final = 27  # a serialised object: [class name, message, own properties]
TAG_RATIONAL: Final = 30  # [numerator, denominator]
TAG_SHARED: Final = 28  # the value may be referred to
TAG_REFERENCE: Final = 29  # the n-th value marked with tag 28
TAG_UUID: Final = 37
TAG_MULTI_DIMENSIONAL: Final = 40  # RFC 8746 3.1.1: [dimensions, typed array], row-major
TAG_IPV4: Final = 52  # RFC 9164
TAG_IPV6: Final = 54
TAG_WTF8: Final = 273  # a byte string in WTF-8: text with lone surrogates
TAG_REGEXP: Final = 21066  # [source, flags]
TAG_MAP: Final = 0x6E6F644D  # "nodM": an array of [key, value] pairs, keys of any type
TAG_MOVED: Final = 0x6E6F6458  # "nodX": the number of what moves to the other side, see `_wires.moving`
TAG_PATH: Final = 0x6E6F6450  # "nodP": text, or of a pure path [text, whether it is one of Windows]
TAG_SET: Final = 0x6E6F6453  # "nodS": an array of members
TAG_EXACT_DATE: Final = 0x6E6F6454  # "nodT": [seconds since the epoch, microseconds], where a double is too short

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

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow its head
MAY_HOLD_LARGE: Final = 64 * 1024  # a message from this size on is searched for large strings, see `buffers`

HAS_LARGE: Final = -1  # in the writers' `seen`, where no identity is negative: the message has large parts

# -- heads -------------------------------------------------------------------------------------------

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


def cbor_head(size: int) -> bytes:
    """The bytes before a message of `size` bytes: tag 24 and the head of a byte string."""
    return b"\xd8\x18" + head(0x40, size)


# -- texts and integers ------------------------------------------------------------------------------

_TEXTS: Final[dict[object, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


def text(value: str) -> bytes:
    """The data item of a text."""
    try:
        data = value.encode()
    except UnicodeEncodeError:  # lone surrogates
        data = value.encode("utf-8", "surrogatepass")
        return head(0xC0, TAG_WTF8) + head(0x40, len(data)) + data
    size = len(data)
    data = head(0x60, size) + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data


def integer(value: int) -> bytes:
    """The data item of an integer. Raises RefusedError for one of more than `MAX_INTEGER_BYTES`."""
    if 256 <= value < 0x10000:  # as `head` has it, in one step
        return (0x190000 | value).to_bytes(3, "big")
    if -0x10000000000000000 <= value < 0x10000000000000000:
        return head(0x00, value) if value >= 0 else head(0x20, -1 - value)
    tag, magnitude = (TAG_BIG_POSITIVE, value) if value >= 0 else (TAG_BIG_NEGATIVE, -1 - value)
    size = (magnitude.bit_length() + 7) // 8
    if size > kinds.MAX_INTEGER_BYTES:
        raise kinds.RefusedError(f"an integer of {size} bytes")
    return head(0xC0, tag) + head(0x40, size) + magnitude.to_bytes(size, "big")
