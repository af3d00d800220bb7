"""V8's serialization format in bytes: tags, variable-length numbers, text, and Node's numbers for buffer views.

A message is `ff`, the version, and one value. Objects are numbered from 0 in the order in which they begin,
buffers and host objects among them; a back reference names such a number. Source: V8's value-serializer,
version 15; Node's ChildProcessSerializer for the host objects; measured on Node 20 and 24 and Deno 2.9.
"""

from __future__ import annotations

import struct
from typing import Final

from nodecompat._wires.javascript import APART, BYTES, LARGE

VERSION_MARK: Final = 0xFF
VERSION: Final = 15  # what is written: Node refuses 16
OLDEST, NEWEST = 13, 16  # what is read: Deno writes 16, which differs in nothing a message holds

PADDING: Final = 0x00
LATIN1: Final = 0x22  # varint size, bytes
SET, SET_END = 0x27, 0x2C  # values, end, varint of their number
HOLE: Final = 0x2D
ERROR_END: Final = 0x2E
NULL: Final = 0x30
MAP_END, MAP = 0x3A, 0x3B  # keys and values in turn, end, varint of their number
OBJECT_COUNT: Final = 0x3F  # varint; obsolete, without a meaning
SPARSE_END: Final = 0x40
DENSE: Final = 0x41  # varint length, values, properties, end, varint properties, varint length
ARRAY_BUFFER: Final = 0x42  # varint size, bytes
DATE: Final = 0x44  # double, milliseconds
FALSE: Final = 0x46
INT32: Final = 0x49  # zigzag varint
NUMBER: Final = 0x4E  # double
REGEXP: Final = 0x52  # text value, varint flags
UTF8: Final = 0x53  # varint size, bytes
TRUE: Final = 0x54
UINT32: Final = 0x55  # varint
VIEW: Final = 0x56  # after an ArrayBuffer: kind, varint offset, varint size, varint flags
BIGINT: Final = 0x5A  # varint of size * 2 + sign, bytes
HOST: Final = 0x5C  # 00, varint kind, varint size, bytes; or 01, value
REFERENCE: Final = 0x5E  # varint number
UNDEFINED: Final = 0x5F
SPARSE: Final = 0x61  # varint length, keys and values in turn, end, varint properties, varint length
TWO_BYTE: Final = 0x63  # varint size, UTF-16
NUMBER_OBJECT: Final = 0x6E
OBJECT, OBJECT_END = 0x6F, 0x7B  # keys and values in turn, end, varint of the number of pairs
ERROR: Final = 0x72  # prototype letter, message, stack and cause, each optional, end
STRING_OBJECT: Final = 0x73
FALSE_OBJECT: Final = 0x78
TRUE_OBJECT: Final = 0x79
BIGINT_OBJECT: Final = 0x7A
DENSE_END: Final = 0x24
RESIZABLE: Final = 0x7E  # varint size, varint largest size, bytes

ERROR_MESSAGE, ERROR_STACK, ERROR_CAUSE = 0x6D, 0x73, 0x63

ERROR_LETTERS: Final = {
    "EvalError": 0x45,
    "RangeError": 0x52,
    "ReferenceError": 0x46,
    "SyntaxError": 0x53,
    "TypeError": 0x54,
    "URIError": 0x55,
}

REGEXP_FLAGS: Final = (("d", 128), ("g", 1), ("i", 2), ("m", 4), ("s", 32), ("u", 16), ("v", 256), ("y", 8))

BUFFER: Final = 10  # Node's number of a Buffer among the views
VIEW_LETTERS: Final = dict(zip(b"bBCwWdDfF?qQh", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13), strict=True))

DOUBLE: Final = struct.Struct("<d")

# -- numbers -----------------------------------------------------------------------------------------


def varint(number: int) -> bytes:
    """A natural number, seven bits a byte, the lowest first."""
    if number < 0x80:
        return BYTES[number]
    if number < 0x4000:
        return bytes((number & 0x7F | 0x80, number >> 7))
    if number < 0x200000:
        return bytes((number & 0x7F | 0x80, number >> 7 & 0x7F | 0x80, number >> 14))
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def read_varint(data: bytes, position: int) -> tuple[int, int]:
    """The number at a position, and the position after it. Raises IndexError at the end of the data."""
    number = data[position]
    if number < 0x80:
        return number, position + 1
    byte = data[position + 1]
    if byte < 0x80:
        return number + (byte << 7) - 0x80, position + 2
    number = shift = 0
    while True:
        byte = data[position]
        position += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
        shift += 7
        if shift > 28:
            raise ValueError("a number of more than 32 bits")
    if number > 0xFFFFFFFF:
        raise ValueError("a number of more than 32 bits")
    return number, position


def read_bytes(data: bytes, position: int) -> tuple[bytes, int]:
    """Bytes after their number, and the position after them."""
    size, start = read_varint(data, position)
    position = start + size
    if position > len(data):
        raise IndexError
    return data[start:position], position


# -- text --------------------------------------------------------------------------------------------

_TEXTS: Final[dict[object, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


class Wide(bytes):
    """Two-byte text with its head, or its head: the characters must begin at an even place of the message."""

    __slots__ = ()


def text(value: str, out: list[bytes]) -> bytes:
    """A text: Latin-1 where it fits, else UTF-16, which carries lone surrogates too and is noted in `out`.

    Of a large one the head is appended to `out`, and the text returned, so that it is not copied.
    """
    try:
        data = value.encode("latin-1")
    except UnicodeEncodeError:
        out[0] = APART
        data = value.encode("utf-16-le", "surrogatepass")
        start = bytes((TWO_BYTE,)) + varint(len(data))
        if len(data) < LARGE:
            return Wide(start + data)
        out.append(Wide(start))
        return data
    size = len(data)
    if size >= LARGE:
        out[0] = APART
        out.append(bytes((LATIN1,)) + varint(size))
        return data
    data = b"\x22" + varint(size) + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data
