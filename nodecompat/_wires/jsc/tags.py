"""Bun's `advanced` wire in bytes: the frame's head, JavaScriptCore's tags, the numbers of views and errors.

A frame is a type of one byte, a length of four, little-endian, and the body. The first frame of each side is the
prelude: its length field is the version of the framing, and it has no body. A body is the version of the
serializer, four bytes, and one value. What follows each tag stands beside it; `text` is a length whose highest bit
says Latin-1 (else UTF-16, and the length counts its units), or TEXT_REFERENCE and the number of an earlier text.

Objects are numbered from 0 in the order in which they begin, a view after its ArrayBuffer; texts, in the order in
which they are spelled out, keys included. A number in a reference takes one byte while there are at most 255 of its
kind, then two, and four beyond 65535. All of it measured on Bun 1.4.2, which reads versions up to 14 and writes 14:
up to 13 dates, patterns and errors had no number; up to 9 sizes had four bytes.
"""

from __future__ import annotations

import struct
from typing import Final

from nodecompat._wires.javascript import Known

FRAMING_VERSIONS: Final = (1, 2)  # 1 knows no Buffers; nothing else differs
HEAD: Final = 5  # bytes of a frame before its body

PRELUDE_FRAME, MESSAGE, INTERNAL, BUFFERS = 1, 2, 3, 4
# BUFFERS: the value is an array of the message and of an array of references to its Uint8Arrays that are Buffers.

VERSION: Final = 14
OLDEST: Final = 1
NUMBERS_EVERYTHING: Final = 14  # from here on dates, patterns and errors are numbered
LONG_SIZES: Final = 10  # from here on sizes have eight bytes
START: Final = HEAD + 4  # where the value begins in a frame

TERMINATOR: Final = 0xFFFFFFFF
TEXT_REFERENCE: Final = 0xFFFFFFFE
PROPERTIES: Final = 0xFFFFFFFD  # instead of an index of an array: named properties follow
LATIN1: Final = 0x80000000

ARRAY: Final = 1  # u32 length, (u32 index, value)…, then TERMINATOR, or PROPERTIES, (text, value)…, TERMINATOR
OBJECT: Final = 2  # (text, value)…, TERMINATOR
UNDEFINED: Final = 3
NULL: Final = 4
INT32: Final = 5
ZERO: Final = 6
ONE: Final = 7
FALSE: Final = 8
TRUE: Final = 9
NUMBER: Final = 10  # double
DATE: Final = 11  # double, milliseconds
TEXT: Final = 16  # text
EMPTY_TEXT: Final = 17
REGEXP: Final = 18  # text source, text flags
REFERENCE: Final = 19
ARRAY_BUFFER: Final = 21  # u64 size, bytes
VIEW: Final = 22  # u8 kind, u64 offset, u64 size (in bytes; all ones: as long as its buffer), ArrayBuffer or REFERENCE
TRUE_OBJECT: Final = 24
FALSE_OBJECT: Final = 25
TEXT_OBJECT: Final = 26
EMPTY_TEXT_OBJECT: Final = 27
NUMBER_OBJECT: Final = 28
SET: Final = 29  # value…, SET_END, (text, value)…, TERMINATOR
MAP: Final = 30  # (key, value)…, MAP_END, (text, value)…, TERMINATOR
MAP_END: Final = 31
SET_END: Final = 32
BIGINT: Final = 47  # u8 sign, u32 count, u64…
BIGINT_OBJECT: Final = 48
DOM_EXCEPTION: Final = 51  # text message, text name
RESIZABLE: Final = 54  # u64 size, u64 largest size, bytes
ERROR: Final = 55  # u8 kind, text? message, u32 line, u32 column, text? source, text? stack; text? is u32 1 for null,
#                    or u32 0 and the text

ERROR_NAMES: Final = (
    "Error",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
)
REGEXP_FLAGS: Final = "dgimsuvy"

# Node's numbers of views (see typed_arrays) by JavaScriptCore's.
NODE_VIEWS: Final = (9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13)
UINT8 = 2  # JavaScriptCore's own number of a Uint8Array

U32: Final = struct.Struct("<I")
U64: Final = struct.Struct("<Q")
INT: Final = struct.Struct("<i")
DOUBLE: Final = struct.Struct("<d")


def read_number_of(data: bytes, position: int, size: int) -> tuple[int, int]:
    """The number in a reference: its width follows from how many there are."""
    width = 1 if size <= 0xFF else 2 if size <= 0xFFFF else 4
    end = position + width
    if end > len(data):
        raise IndexError
    return int.from_bytes(data[position:end], "little"), end


# -- text --------------------------------------------------------------------------------------------

_TEXTS: Final[dict[object, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


def text(value: str) -> bytes:
    """Latin-1 where it fits, else UTF-16, which carries lone surrogates too. It is spelled out each time it is met."""
    try:
        data = value.encode("latin-1")
    except UnicodeEncodeError:
        data = value.encode("utf-16-le", "surrogatepass")
        return U32.pack(len(data) >> 1) + data
    size = len(data)
    data = U32.pack(size | LATIN1) + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data


# -- messages with Buffers ---------------------------------------------------------------------------


class Seen(dict[int, Known]):
    """The numbers of the objects written so far, by identity.

    `buffers` are the numbers of Buffers: None in a message that must not have any (yet).
    """

    buffers: list[int] | None = None


class HoldsBuffersError(Exception):
    """A message turned out to hold Buffers: it must be written in the other form."""
