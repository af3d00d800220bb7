"""The values without content that are not plain, on the `cbor` wire: dates, decimals, buffers, odd texts and numbers.

What must stay true: these writers add no level a message could be deep by, and what they write the decoder
accepts. They have the form all writers have, `(value, put, seen, depth)`, see `cbor_encoder`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._errors.base import received
from nodecompat._js.dates import microseconds
from nodecompat._js.kinds import MAX_DECIMAL_EXPONENT, MAX_INTEGER_BYTES, RefusedError
from nodecompat._js.regexps import regexp_text
from nodecompat._wires.cbor.encoder import HAS_LARGE, LARGE, again, integer, text, write_float
from nodecompat._wires.cbor.tags import (
    TAG_BIG_NEGATIVE,
    TAG_BIG_POSITIVE,
    TAG_DATE,
    TAG_DECIMAL,
    TAG_REGEXP,
    TAG_UUID,
    TAG_WTF8,
    head,
)

if TYPE_CHECKING:
    from nodecompat._wires.cbor.encoder import Put


# -- pieces ------------------------------------------------------------------------------------------


def wtf8(value: str) -> bytes:
    """The data item of a text with lone surrogates."""
    data = value.encode("utf-8", "surrogatepass")
    return head(0xC0, TAG_WTF8) + head(0x40, len(data)) + data


def big_integer(value: int) -> bytes:
    """The data item of an integer of more than 64 bits."""
    tag, magnitude = (TAG_BIG_POSITIVE, value) if value >= 0 else (TAG_BIG_NEGATIVE, -1 - value)
    size = (magnitude.bit_length() + 7) // 8
    if size > MAX_INTEGER_BYTES:
        raise RefusedError(f"an integer of {size} bytes")
    return head(0xC0, tag) + head(0x40, size) + magnitude.to_bytes(size, "big")


# -- writers -----------------------------------------------------------------------------------------


def write_undefined(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(b"\xf7")


def write_path(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(text(str(value)))


def write_date(value: Any, put: Put, seen: set[int], depth: int) -> None:
    whole: Any = microseconds(value)
    put(head(0xC0, TAG_DATE))
    if whole % 1_000_000:
        write_float(whole / 1_000_000, put, seen, depth)
    else:
        put(integer(whole // 1_000_000))


def write_uuid(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(head(0xC0, TAG_UUID) + b"\x50" + value.bytes)


def write_decimal(value: Any, put: Put, seen: set[int], depth: int) -> None:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or abs(exponent) > MAX_DECIMAL_EXPONENT or len(digits) > 4000:
        raise RefusedError(f"{value!s:.40}")
    mantissa = int("".join(map(str, digits)))
    put(head(0xC0, TAG_DECIMAL) + b"\x82" + integer(exponent) + integer(-mantissa if sign else mantissa))


def write_regexp(value: Any, put: Put, seen: set[int], depth: int) -> None:
    pattern = regexp_text(value)
    if pattern is None:
        raise RefusedError("a pattern over bytes")
    put(head(0xC0, TAG_REGEXP) + b"\x82" + text(pattern[0]) + text(pattern[1]))


def write_typed(value: Any, put: Put, seen: set[int], depth: int) -> None:
    from nodecompat._wires.cbor.arrays import typed_array

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
