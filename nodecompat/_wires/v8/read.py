"""Frames of V8's structured-clone format, versions 13 to 16, to values: plain ones; `read_rest` has the others.

What must stay true: whatever the peer sends, `decode` returns a value or raises ValueError; it takes no time
or memory out of proportion to the frame. Bytes after the value are ignored, as Node ignores them.

Readers have the form that `javascript` describes, where position is that after the tag. Slices may reach beyond the
end: the next look at a byte then raises IndexError, and `decode` looks at last. In the loops of objects and arrays,
short text, small numbers and constants are read without a call.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._js.text import number_text
from nodecompat._on_use import on_use
from nodecompat._wires.javascript import (
    LARGE,
    TOO_DEEP,
    Objects,
    Reader,
    Text,
    constant,
    latin1,
    unreadable,
    whole_number,
    with_room,
)
from nodecompat._wires.v8 import tags
from nodecompat._wires.v8.tags import read_varint
from nodecompat.values import undefined

if TYPE_CHECKING:
    from nodecompat._wires.v8 import read_rest
else:
    read_rest = on_use("nodecompat._wires.v8.read_rest")  # only values that are not plain need it

CONSTANTS: Final[dict[int, object]] = {tags.NULL: None, tags.TRUE: True, tags.FALSE: False, tags.UNDEFINED: undefined}
_LATIN1, _INT32, _OBJECT_END, _DENSE_END = tags.LATIN1, tags.INT32, tags.OBJECT_END, tags.DENSE_END
_ITEMS: Final = {**CONSTANTS, tags.HOLE: undefined}

# -- text --------------------------------------------------------------------------------------------


def _read_latin1(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[str, int]:
    size, start = read_varint(data, position)
    return text[start : start + size], start + size


def _read_utf8(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[str, int]:
    encoded, position = tags.read_bytes(data, position)
    return encoded.decode("utf-8", "replace"), position


def _read_two_byte(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[str, int]:
    encoded, position = tags.read_bytes(data, position)
    if len(encoded) & 1:
        raise ValueError("two-byte text of an odd number of bytes")
    return encoded.decode("utf-16-le", "surrogatepass"), position


_TEXTS: Final[dict[int, Reader]] = {
    tags.LATIN1: _read_latin1,
    tags.TWO_BYTE: _read_two_byte,
    tags.UTF8: _read_utf8,
}


def read_text(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[str, int]:
    """What must be text, with its tag: a key, a message, a source."""
    tag = data[position]
    if tag == tags.PADDING:
        position, tag = position + 1, data[position + 1]
    read = _TEXTS.get(tag)
    if read is None:
        raise ValueError(f"0x{tag:02x} where text must stand")
    return read(data, text, position + 1, objects, depth)


# -- numbers -----------------------------------------------------------------------------------------

_double = tags.DOUBLE.unpack_from
_doubles = struct.Struct("<xd").iter_unpack
_RUN: Final = 1024


def _read_int32(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[int, int]:
    number, position = read_varint(data, position)
    return number >> 1 ^ -(number & 1), position


def _read_uint32(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[int, int]:
    return read_varint(data, position)


def _read_number(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[float, int]:
    (value,) = _double(data, position)
    return value if value % 1.0 else whole_number(value), position + 8


def _read_doubles(data: bytes, position: int, made: list[object], length: int) -> int:
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


_NUMBERS: Final[dict[int, Reader]] = {
    tags.INT32: _read_int32,
    tags.UINT32: _read_uint32,
    tags.NUMBER: _read_number,
}

# -- objects and arrays ------------------------------------------------------------------------------


def _read_key(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[str, int]:
    """A property key: any text, or a number, which to JavaScript is a text."""
    read = _NUMBERS.get(data[position])
    if read is None:
        return read_text(data, text, position, objects, depth)
    value, position = read(data, text, position + 1, objects, depth)
    return str(value) if type(value) is int else number_text(value), position


def _read_object(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    made: dict[str, object] = {}
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    while True:
        tag = data[position]
        if tag == _LATIN1 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            key = text[start:position]
        elif tag == _OBJECT_END:
            break
        else:
            key, position = _read_key(data, text, position, objects, depth)
        tag = data[position]
        if tag == _LATIN1 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            made[key] = text[start:position]
        elif tag == _INT32:
            if (number := data[position + 1]) < 0x80:
                position += 2
            else:
                number, position = read_varint(data, position + 1)
            made[key] = number >> 1 ^ -(number & 1)
        elif tag in CONSTANTS:
            position += 1
            made[key] = CONSTANTS[tag]
        else:
            made[key], position = _READERS[tag](data, text, position + 1, objects, depth + 1)
    if data[position + 1] == len(made) < 0x80:
        return made, position + 2
    size, position = read_varint(data, position + 1)
    if size != len(made):
        raise ValueError("an object with a key twice, or a wrong number of properties")
    return made, position


def _read_dense(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    made: list[object] = []
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    length, position = data[position], position + 1
    if length > 0x7F:
        length, position = read_varint(data, position - 1)
    if length > 3 and data[position] == tags.NUMBER:
        position = _read_doubles(data, position, made, length)
    for _ in range(length - len(made)):
        tag = data[position]
        if tag == _LATIN1 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            made.append(text[start:position])
        elif tag == _INT32:
            if (number := data[position + 1]) < 0x80:
                position += 2
            else:
                number, position = read_varint(data, position + 1)
            made.append(number >> 1 ^ -(number & 1))
        elif tag in _ITEMS:
            position += 1
            made.append(_ITEMS[tag])
        else:
            value, position = _READERS[tag](data, text, position + 1, objects, depth + 1)
            made.append(value)
    if data[position] == _DENSE_END and data[position + 1] == 0 and data[position + 2] == length < 0x80:
        return made, position + 3
    count = 0
    while data[position] != tags.DENSE_END:
        _, position = _read_key(data, text, position, objects, depth)
        _, position = _READERS[data[position]](data, text, position + 1, objects, depth + 1)
        count += 1
    return made, _end_of_array(data, position + 1, count, length)


def _read_sparse(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """An array as Node writes one with holes, or one that it has received itself, which has none."""
    made: list[object] = []
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    length, position = read_varint(data, position)
    count = 0
    while (tag := data[position]) != tags.SPARSE_END:
        if tag == tags.INT32:
            index, position = _read_int32(data, text, position + 1, objects, depth)
        else:
            key, position = _read_key(data, text, position, objects, depth)
            index = int(key) if key.isdecimal() and len(key) < 11 and str(int(key)) == key else -1
        value, position = _READERS[data[position]](data, text, position + 1, objects, depth + 1)
        count += 1
        if index == len(made) < length:
            made.append(value)
        elif 0 <= index < length:
            objects.fill(made, index + 1, len(data))
            made[index] = value
    position = _end_of_array(data, position + 1, count, length)
    objects.fill(made, length, len(data))
    return made, position


def _end_of_array(data: bytes, position: int, properties: int, length: int) -> int:
    """Check the two numbers at the end of an array."""
    size, position = read_varint(data, position)
    again, position = read_varint(data, position)
    if size != properties or again != length:
        raise ValueError("an array with a wrong number of properties, or whose two lengths differ")
    return position


# -- which reader ------------------------------------------------------------------------------------

_MAX_PADDING: Final = 16  # V8 writes one byte


def _padding(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    last = position + _MAX_PADDING
    while data[position] == tags.PADDING:
        position += 1
        if position >= last:
            raise ValueError("more padding than anybody needs")
    return _READERS[data[position]](data, text, position + 1, objects, depth)


def _first_of_rest(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """The first value that is not plain brings the readers of all others."""
    rest = read_rest.Rest(_READERS, read_text).by_tag()
    _READERS[:] = [rest.get(tag, _unknown) if read is _first_of_rest else read for tag, read in enumerate(_READERS)]
    return _READERS[data[position - 1]](data, text, position, objects, depth)


def _unknown(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    raise ValueError(f"0x{data[position - 1]:02x} where a value must begin, at byte {position - 1} of the message")


_PLAIN: Final[dict[int, Reader]] = {
    **_TEXTS,
    **_NUMBERS,
    **{tag: constant(value) for tag, value in CONSTANTS.items()},
    tags.PADDING: _padding,
    tags.OBJECT: _read_object,
    tags.DENSE: _read_dense,
    tags.SPARSE: _read_sparse,
}
_READERS: Final[list[Reader]] = [_PLAIN.get(tag, _first_of_rest) for tag in range(256)]

# -- the message -------------------------------------------------------------------------------------

_MARK, _OLDEST, _NEWEST = tags.VERSION_MARK, tags.OLDEST, tags.NEWEST


def decode(body: bytes) -> object:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    if len(body) < 3 or body[0] != _MARK or not _OLDEST <= body[1] <= _NEWEST:
        raise ValueError(_not_a_message(body))
    text = latin1(body) if len(body) >= LARGE else body.decode("latin-1")
    try:
        try:
            value, position = _READERS[body[2]](body, text, 3, Objects(), 1)
        except RecursionError:
            value, position = with_room(_READERS[body[2]], body, text, 3, Objects(), 1)
    except (IndexError, struct.error, RecursionError) as fault:
        raise unreadable(fault) from None
    if position > len(body):
        raise unreadable(IndexError())
    return value


def _not_a_message(body: bytes) -> str:
    if len(body) > 1 and body[0] == _MARK:
        if not _OLDEST <= body[1] <= _NEWEST:
            return f"version {body[1]} of V8's format; versions {_OLDEST} to {_NEWEST} are understood"
        return "a value that is cut off"
    return f"a message must begin with V8's version mark ff, not {body[:2].hex() or 'end at once'}"
