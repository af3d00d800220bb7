"""Values without content, on their way in from the `advanced` wire: text, numbers, dates, patterns, buffers.

What must stay true: these readers never call a reader that may hold more values. They have the form all
readers have, see `v8_codec`; what is an object in JavaScript is put into `objects`, because V8 numbers it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nodecompat import _clone
from nodecompat._ipc import v8_tags as tags
from nodecompat._ipc.v8_tags import read_varint
from nodecompat.values import RegExp

Reader = Callable[[bytes, Any, int, list[Any], int], tuple[Any, int]]

MADE_OF_NOTHING: Final = 1 << 20  # elements a message may have beyond those it spells out: 8 MiB of list
PENDING: Final = object()  # in `objects`: an object that is not complete

_double = tags.DOUBLE.unpack_from


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


def read_int32(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    number, position = read_varint(data, position)
    return number >> 1 ^ -(number & 1), position


def read_uint32(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    return read_varint(data, position)


def read_number(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    (value,) = _double(data, position)
    position += 8
    if value.is_integer() and -9007199254740992.0 <= value <= 9007199254740992.0 and (value or not data[position - 1]):
        return int(value), position
    return value, position


def read_bigint(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    size, start = read_varint(data, position)
    position = start + (size >> 1)
    if size >> 1 > _clone.MAX_INTEGER_BYTES:
        raise ValueError(f"a bigint of more than {_clone.MAX_INTEGER_BYTES} bytes")
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
    from nodecompat._describe import number_text

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
    (milliseconds,) = _double(data, position)
    made = None
    if abs(milliseconds) < 1e15:
        whole = int(milliseconds)  # a product of 1000 and the sum would be rounded
        try:
            made = _clone.make_date(whole * 1000 + round((milliseconds - whole) * 1000))
        except ValueError:  # JavaScript's years go to 275760
            made = None
    objects.append(made)
    return made, position + 8


def read_regexp(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    source, position = read_text(data, text, position)
    bits, position = read_varint(data, position)
    if bits & ~_ALL_FLAGS:
        raise ValueError("a regular expression with unknown flags")
    flags = "".join([letter for letter, bit in tags.REGEXP_FLAGS if bits & bit])
    try:
        made = _clone.make_regexp(source, flags)
    except Warning:  # Python has doubts about the pattern, and the program wants doubts to be errors
        made = RegExp(source, flags)
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
    from nodecompat._ipc.v8_views import make_shared_view, make_view

    letter = data[position]
    offset, position = read_varint(data, position + 1)
    size, position = read_varint(data, position)
    flags = 0
    if data[1] > 13:
        flags, position = read_varint(data, position)
    if flags & 1:  # as long as its buffer
        size = max(len(buffer) - offset, 0)
    made: Any = make_shared_view(letter, buffer, offset, size)
    if made is None:
        spend(objects, size)
        made = make_view(tags.VIEW_LETTERS[letter], bytes(buffer[offset : offset + size]))
    objects.append(made)
    return made, position


def read_view(data: bytes, position: int, objects: list[Any]) -> tuple[Any, int]:
    number, position = read_varint(data, position)
    content, position = _slice(data, position)
    made: Any = content
    if number != tags.BUFFER:
        from nodecompat._ipc.v8_views import make_view

        made = make_view(number, content)
    objects.append(made)
    return made, position


# -- the text of a large frame -----------------------------------------------------------------------


class Latin1:
    """The text of a large frame: slices of it one by one, and the whole once many were asked for."""

    __slots__ = ("_data", "_left", "_whole")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = 32
        self._whole: str | None = None

    def __getitem__(self, place: slice) -> str:
        if self._whole is None:
            if self._left:
                self._left -= 1
                return self._data[place].decode("latin-1")
            self._whole = self._data.decode("latin-1")
        return self._whole[place]
