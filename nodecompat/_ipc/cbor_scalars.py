"""The values without content on the `cbor` wire: text, numbers, dates, buffers.

What must stay true: these writers add no level a message could be deep by, and what they write the decoder
accepts. They have the form all writers have, `(value, put, seen, depth)`, see `cbor_encoder`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

from nodecompat import _clone
from nodecompat._clone import RefusedError
from nodecompat._ipc.cbor_sharing import again
from nodecompat._ipc.cbor_tags import (
    TAG_BIG_NEGATIVE,
    TAG_BIG_POSITIVE,
    TAG_DATE,
    TAG_DECIMAL,
    TAG_REGEXP,
    TAG_UUID,
    TAG_WTF8,
    head,
    heads,
)
from nodecompat.errors import received

Put = Callable[[Any], None]
Writer = Callable[[Any, Put, set[int], int], None]

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow its head
HAS_LARGE: Final = -1  # in `seen`, where no identity is negative

FALSE, TRUE, NULL, UNDEFINED = b"\xf4", b"\xf5", b"\xf6", b"\xf7"
_TEXT_HEADS: Final = heads(0x60, 256)
_DOUBLE: Final = struct.Struct(">Bd").pack
_SHORT_INTEGER: Final = struct.Struct(">BH").pack

_TEXTS: Final[dict[Any, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


# -- pieces ------------------------------------------------------------------------------------------


def text(value: str) -> bytes:
    try:
        data = value.encode()
    except UnicodeEncodeError:
        data = value.encode("utf-8", "surrogatepass")
        return head(0xC0, TAG_WTF8) + head(0x40, len(data)) + data
    size = len(data)
    if size >= 256:
        return head(0x60, size) + data
    data = _TEXT_HEADS[size] + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data


def integer(value: int) -> bytes:
    if 256 <= value < 0x10000:
        return _SHORT_INTEGER(0x19, value)
    if -0x10000000000000000 <= value < 0x10000000000000000:
        return head(0x00, value) if value >= 0 else head(0x20, -1 - value)
    tag, magnitude = (TAG_BIG_POSITIVE, value) if value >= 0 else (TAG_BIG_NEGATIVE, -1 - value)
    size = (magnitude.bit_length() + 7) // 8
    if size > _clone.MAX_INTEGER_BYTES:
        raise RefusedError(f"an integer of {size} bytes")
    return head(0xC0, tag) + head(0x40, size) + magnitude.to_bytes(size, "big")


# -- writers -----------------------------------------------------------------------------------------


def write_text(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(text(str.__str__(value)))


def write_int(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(integer(int(value)))


def write_bool(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(TRUE if value else FALSE)


def write_none(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(NULL)


def write_undefined(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(UNDEFINED)


def write_float(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(_DOUBLE(0xFB, value))


def write_bytes(value: Any, put: Put, seen: set[int], depth: int) -> None:
    size = len(value)
    put(head(0x40, size))
    if size >= LARGE:
        seen.add(HAS_LARGE)
    put(bytes(value) if type(value) is bytearray else value)


def write_date(value: Any, put: Put, seen: set[int], depth: int) -> None:
    whole: Any = _clone.microseconds(value)
    put(head(0xC0, TAG_DATE))
    put(_DOUBLE(0xFB, whole / 1_000_000) if whole % 1_000_000 else integer(whole // 1_000_000))


def write_uuid(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(head(0xC0, TAG_UUID) + b"\x50" + value.bytes)


def write_decimal(value: Any, put: Put, seen: set[int], depth: int) -> None:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or abs(exponent) > _clone.MAX_DECIMAL_EXPONENT or len(digits) > 4000:
        raise RefusedError(f"{value!s:.40}")
    mantissa = int("".join(map(str, digits)))
    put(head(0xC0, TAG_DECIMAL) + b"\x82" + integer(exponent) + integer(-mantissa if sign else mantissa))


def write_regexp(value: Any, put: Put, seen: set[int], depth: int) -> None:
    pattern = _clone.regexp_text(value)
    if pattern is None:
        raise RefusedError("a pattern over bytes")
    put(head(0xC0, TAG_REGEXP) + b"\x82" + text(pattern[0]) + text(pattern[1]))


def write_typed(value: Any, put: Put, seen: set[int], depth: int) -> None:
    from nodecompat._ipc.cbor_arrays import typed_array

    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    pieces = typed_array(value)
    if pieces is None:
        raise RefusedError(received(value))
    start, data = pieces
    put(start)
    if len(data) >= LARGE:
        seen.add(HAS_LARGE)
    put(data)
