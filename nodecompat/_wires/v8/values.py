"""Values without content, on their way in from the `advanced` wire: text, numbers, dates, patterns, buffers.

What must stay true: these readers never call a reader that may hold more values. They have the form all
readers have, see `v8_codec`; what is an object in JavaScript is put into `objects`, because V8 numbers it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

from nodecompat._js.dates import date_of
from nodecompat._js.kinds import MAX_INTEGER_BYTES
from nodecompat._js.regexps import make_regexp
from nodecompat._wires.javascript import MADE_OF_NOTHING, whole_number
from nodecompat._wires.v8 import tags as tags
from nodecompat._wires.v8.tags import read_varint
from nodecompat.values import undefined

Reader = Callable[[bytes, Any, int, list[Any], int], tuple[Any, int]]

READERS: Final[list[Reader]] = []  # by tag; v8_codec fills it, because readers of containers need each other

PENDING: Final = object()  # in `objects`: an object that is not complete

_double = tags.DOUBLE.unpack_from
_doubles = struct.Struct("<xd").iter_unpack


# -- text and numbers -------------------------------------------------------------------------------


def _slice(data: bytes, position: int) -> tuple[bytes, int]:
    size, start = read_varint(data, position)
    position = start + size
    if position > len(data):
        raise IndexError
    return data[start:position], position


def read_latin1(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    size, start = read_varint(data, position)
    return text[start : start + size], start + size


def read_utf8(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    encoded, position = _slice(data, position)
    return encoded.decode("utf-8", "replace"), position


def read_two_byte(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    encoded, position = _slice(data, position)
    if len(encoded) & 1:
        raise ValueError("two-byte text of an odd number of bytes")
    return encoded.decode("utf-16-le", "surrogatepass"), position


# What the lowest seven bits of a zigzag number stand for, by its first byte. Each further bit adds, or subtracts when
# the number is odd.
SMALL: Final = [(byte >> 1 & 0x3F) ^ -(byte & 1) for byte in range(256)]


def read_int32(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    number = data[position]
    if number < 0x80:
        return SMALL[number], position + 1
    high = data[position + 1]
    if high > 0x7F and (third := data[position + 2]) < 0x80:
        number, position = number + (high << 7) + (third << 14) - 0x4080, position + 3
    else:
        number, position = read_varint(data, position)
    return ~(number >> 1) if number & 1 else number >> 1, position


def read_uint32(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    return read_varint(data, position)


def read_number(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    (value,) = _double(data, position)
    return value if value % 1.0 else whole_number(value), position + 8


def read_doubles(data: bytes, position: int, made: list[Any], length: int) -> int:
    """The numbers an array begins with, as many as are spelled as doubles; returns the position after them.

    They are taken in runs, and no more is copied than a run, because the length may be a lie.
    """
    while True:
        items = data[position : position + 9 * min(length - len(made), _RUN)]
        heads = items[::9]
        count = min(len(heads) - len(heads.lstrip(b"N")), len(items) // 9)
        made += [value if value % 1.0 else whole_number(value) for (value,) in _doubles(items[: 9 * count])]
        position += 9 * count
        if count < _RUN:
            return position


_RUN: Final = 1024


def read_bigint(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    size, start = read_varint(data, position)
    position = start + (size >> 1)
    if size >> 1 > MAX_INTEGER_BYTES:
        raise ValueError(f"a bigint of more than {MAX_INTEGER_BYTES} bytes")
    magnitude = int.from_bytes(data[start:position], "little")
    return -magnitude if size & 1 else magnitude, position


TEXTS: Final[dict[int, Reader]] = {tags.LATIN1: read_latin1, tags.TWO_BYTE: read_two_byte, tags.UTF8: read_utf8}
NUMBERS: Final[dict[int, Reader]] = {tags.INT32: read_int32, tags.UINT32: read_uint32, tags.NUMBER: read_number}


def read_key(data: bytes, text: Any, position: int) -> tuple[str, int]:
    """A property key: any text, or a number, which to JavaScript is a text."""
    read = NUMBERS.get(data[position])
    if read is None:
        return read_text(data, text, position)
    value, position = read(data, text, position + 1, [], 0)
    if type(value) is int:
        return str(value), position
    from nodecompat._js.text import number_text

    return number_text(value), position


def read_text(data: bytes, text: Any, position: int) -> tuple[str, int]:
    """What must be text: a key, a message, a source."""
    tag = data[position]
    if tag == tags.PADDING:
        position, tag = position + 1, data[position + 1]
    read = TEXTS.get(tag)
    if read is None:
        raise ValueError(f"0x{tag:02x} where text must stand")
    return read(data, text, position + 1, [], 0)


# -- dates, patterns, boxed values -------------------------------------------------------------------


def read_date(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    made = date_of(_double(data, position)[0])
    objects.append(made)
    return made, position + 8


def read_regexp(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    source, position = read_text(data, text, position)
    bits, position = read_varint(data, position)
    if bits & ~_ALL_FLAGS:
        raise ValueError("a regular expression with unknown flags")
    flags = "".join([letter for letter, bit in tags.REGEXP_FLAGS if bits & bit])
    made = make_regexp(source, flags)
    objects.append(made)
    return made, position


_ALL_FLAGS: Final = sum(bit for _, bit in tags.REGEXP_FLAGS)


def boxed(read: Reader) -> Reader:
    """The reader of `new Number(…)` and its like: the plain value, which has a number all the same."""

    def read_boxed(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
        value, position = read(data, text, position, [], 0)
        objects.append(value)
        return value, position

    return read_boxed


def read_boxed_text(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    value, position = read_text(data, text, position)
    objects.append(value)
    return value, position


CONSTANTS: Final = {tags.NULL: None, tags.TRUE: True, tags.FALSE: False, tags.UNDEFINED: undefined}


def constant(value: Any) -> Reader:
    def read_constant(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
        return value, position

    return read_constant


# -- buffers and references --------------------------------------------------------------------------


def spend(objects: list[Any], elements: int) -> None:
    objects[0] -= elements
    if objects[0] < 0:
        raise ValueError(f"more than {MADE_OF_NOTHING} holes or copied elements")


def read_reference(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    number, position = read_varint(data, position)
    if number + 1 >= len(objects) or objects[number + 1] is PENDING:
        raise ValueError(f"a reference to the object {number}, which is not there")
    value = objects[number + 1]
    if type(value) is bytearray and data[position : position + 1] == b"V":
        return _shared_view(data, position + 1, value, objects)
    return value, position


def read_array_buffer(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    content, position = _slice(data, position)
    return _buffer(data, position, content, objects)


def read_resizable(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    size, position = read_varint(data, position)
    largest, position = read_varint(data, position)
    if size > largest or position + size > len(data):
        raise ValueError("an ArrayBuffer larger than its largest size, or cut off")
    return _buffer(data, position + size, data[position : position + size], objects)


def _buffer(data: bytes, position: int, content: bytes, objects: list[Any]) -> tuple[Any, int]:
    made = bytearray(content)
    objects.append(made)
    if data[position : position + 1] == b"V":
        return _shared_view(data, position + 1, made, objects)
    return made, position


def _shared_view(data: bytes, position: int, buffer: bytearray, objects: list[Any]) -> tuple[Any, int]:
    from nodecompat._wires.typed_arrays import make_shared_view, make_view

    number = tags.VIEW_LETTERS.get(data[position])
    if number is None:
        raise ValueError(f"a view of the unknown type 0x{data[position]:02x}")
    offset, position = read_varint(data, position + 1)
    size, position = read_varint(data, position)
    flags = 0
    if data[1] > 13:
        flags, position = read_varint(data, position)
    if flags & 1:  # as long as its buffer
        size = max(len(buffer) - offset, 0)
    made: Any = make_shared_view(number, buffer, offset, size)
    if made is None:
        spend(objects, size)
        made = make_view(number, bytes(buffer[offset : offset + size]))
    objects.append(made)
    return made, position


def read_view(data: bytes, position: int, objects: list[Any]) -> tuple[Any, int]:
    number, position = read_varint(data, position)
    content, position = _slice(data, position)
    made: Any = content
    if number != tags.BUFFER:
        from nodecompat._wires.typed_arrays import make_view

        made = make_view(number, content)
    objects.append(made)
    return made, position
