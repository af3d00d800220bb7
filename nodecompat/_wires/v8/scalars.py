"""The values without content on the `advanced` wire: text, numbers, dates, patterns, buffers.

What must stay true: what these writers append, Node 20 and Node 24 read; a writer for something that is an
object in JavaScript counts it in `seen`, because V8 numbers it. Writers have the form all writers have,
`(value, out, seen, depth)`, see `v8_encoder`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

from nodecompat._errors.base import InvalidArgValueError, received
from nodecompat._js.dates import microseconds
from nodecompat._js.kinds import MAX_INTEGER_BYTES, RefusedError, class_name
from nodecompat._wires.v8 import tags as tags
from nodecompat._wires.v8.tags import varint

Out = list[Any]  # the parts of a message, bytes
Seen = dict[int, Any]
Writer = Callable[[Any, Out, Seen, int], None]

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow what is before

# The first part of a message. `MARKED` says that a part is wide or large and the message must be finished with
# care; the two are equal but not the same.
HEADER: Final = bytes((tags.VERSION_MARK, tags.VERSION))
MARKED: Final = bytes([*HEADER])

_MAX_FRAME: Final = (1 << 31) - 1  # Node 20 takes a longer length for a negative one

TRUE, FALSE, NULL, UNDEFINED = b"\x54", b"\x46", b"\x30", b"\x5f"
_LATIN1_HEADS: Final = [bytes((tags.LATIN1, size)) for size in range(128)]
pack_double: Final = struct.Struct("<Bd").pack
_MAX_SAFE: Final = 1 << 53  # up to here every integer is a JavaScript number

_TEXTS: Final[dict[Any, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get

_LOW: Final = [bytes((tags.INT32, 0x80 | low)) for low in range(128)]  # integers of more than seven bits begin so
_BYTES: Final = [bytes((number,)) for number in range(128)]
_INTS: Final[dict[int, bytes]] = {}  # small ones seen before
_MAX_KEPT: Final = 2048
int_of = _INTS.get


class Wide(bytes):
    """Two-byte text with its head: its characters must begin at an even place of the message."""

    __slots__ = ()


def count(seen: Seen) -> None:
    """Take the number of an object that is never referred to again. No identity is negative."""
    seen[~len(seen)] = 0


def mark(out: Out) -> None:
    """Note that a part of this message is wide or large."""
    out[0] = MARKED


def length(size: int, value: Any) -> bytes:
    if size > _MAX_FRAME:
        raise InvalidArgValueError("message", class_name(value), "is larger than 2 GiB")
    return size.to_bytes(4, "big")


def finish(out: Out, value: Any) -> bytes | list[Any]:
    """The frame of a message that holds wide text, which is aligned here, or large buffers, which stay apart."""
    buffers: list[Any] = []
    small: list[Any] = [b""]  # the length goes here
    size = 0
    for part in out:
        size += len(part)
        if size & 1 and type(part) is Wide:
            small.append(b"\x00")
            size += 1
        if len(part) < LARGE:
            small.append(part)
        else:
            buffers += [small, part]
            small = []
    buffers.append(small)
    buffers[0][0] = length(size, value)
    frame = [b"".join(part) if type(part) is list else part for part in buffers if part]
    return frame[0] if len(frame) == 1 else frame


# -- text --------------------------------------------------------------------------------------------


def append_text(value: str, out: Out) -> None:
    """Latin-1 where it fits, else UTF-16, which carries lone surrogates too."""
    try:
        data = value.encode("latin-1")
    except UnicodeEncodeError:
        mark(out)
        data = value.encode("utf-16-le", "surrogatepass")
        return out.append(Wide(bytes((tags.TWO_BYTE,)) + varint(len(data)) + data))
    size = len(data)
    data = (_LATIN1_HEADS[size] if size < 128 else bytes((tags.LATIN1,)) + varint(size)) + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    out.append(data)


def write_text(value: Any, out: Out, seen: Seen, depth: int) -> None:
    append_text(str.__str__(value), out)


def write_as_text(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """UUID, Decimal and paths, as on the json wire."""
    append_text(str(value), out)


# -- numbers -----------------------------------------------------------------------------------------


def integer(value: int) -> bytes:
    """A JavaScript number as long as it is exact, then a BigInt."""
    number = value << 1 if value >= 0 else ~(value << 1)
    if number < 0x4000:
        if number >= _MAX_KEPT:
            return _LOW[number & 0x7F] + _BYTES[number >> 7]
        encoded = _INTS[value] = b"\x49" + varint(number)
        return encoded
    if number <= 0xFFFFFFFF:
        return _LOW[number & 0x7F] + varint(number >> 7)
    if -_MAX_SAFE <= value <= _MAX_SAFE:
        return pack_double(tags.NUMBER, value)
    magnitude = abs(value)
    size = (magnitude.bit_length() + 63) // 64 * 8
    if size > MAX_INTEGER_BYTES:
        raise RefusedError(f"an integer of {size} bytes")
    return b"\x5a" + varint(size << 1 | (value < 0)) + magnitude.to_bytes(size, "little")


def write_int(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(integer(int(value)))


def write_float(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(pack_double(tags.NUMBER, value))


def write_bool(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(TRUE if value else FALSE)


def write_none(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(NULL)


def write_undefined(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(UNDEFINED)


# -- dates and patterns ------------------------------------------------------------------------------


def write_date(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """Milliseconds with a fraction; JavaScript cuts the fraction off."""
    count(seen)
    out.append(pack_double(tags.DATE, microseconds(value) / 1000))


def write_regexp(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A pattern JavaScript cannot read is refused here, because a Node that receives it dies of it."""
    from nodecompat._wires.javascript import pattern_parts

    source, letters = pattern_parts(value)
    count(seen)
    out.append(bytes((tags.REGEXP,)))
    append_text(source, out)
    out.append(varint(sum(bit for letter, bit in tags.REGEXP_FLAGS if letter in letters)))


def error_letter(error: BaseException) -> int:
    """The letter of the standard class an error is of; 0 for none."""
    from nodecompat._wires.javascript import standard_class

    return tags.ERROR_LETTERS.get(standard_class(error), 0)


# -- buffers -----------------------------------------------------------------------------------------


def write_bytes(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A Buffer. A bytearray is copied, because it may be changed before it is out, and keeps its identity."""
    if not isinstance(value, bytearray):
        count(seen)
    elif id(value) in seen:
        return out.append(b"\x5e" + varint(seen[id(value)]))
    else:
        seen[id(value)] = len(seen)
    size = len(value)
    out.append(b"\x5c\x00\x0a" + varint(size))
    if size >= LARGE:
        mark(out)
    out.append(value if type(value) is bytes else bytes(value))


def write_typed(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A typed array. The same one again is a back reference, as two names of one array in JavaScript are."""
    from nodecompat._wires.typed_arrays import typed_array

    known = seen.get(id(value))
    if known is not None:
        return out.append(b"\x5e" + varint(known))
    pieces = typed_array(value)
    if pieces is None:
        raise RefusedError(received(value))
    seen[id(value)] = len(seen)
    number, data = pieces
    out.append(bytes((tags.HOST, 0, number)) + varint(len(data)))
    if len(data) >= LARGE:
        mark(out)
    out.append(data)
