"""Objects and arrays on their way in from the `advanced` wire: the loops that most of the time is spent in.

What must stay true: as in `v8_codec`, whose readers these are. What is common (short text, small numbers, constants)
is read right here, without a call; everything else is left to the reader of its tag.
"""

from __future__ import annotations

from typing import Any, Final

from nodecompat._js.kinds import MAX_DEPTH
from nodecompat._wires.v8 import tags as tags
from nodecompat._wires.v8.tags import read_varint
from nodecompat._wires.v8.values import CONSTANTS, READERS, SMALL, read_doubles, read_int32, read_key, spend
from nodecompat.values import undefined

TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"
_ITEMS: Final = {**CONSTANTS, tags.HOLE: undefined}
_DENSE_ENDS: Final = [bytes((tags.DENSE_END, 0, length)) for length in range(64)]


def read_object(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    made: dict[str, Any] = {}
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    while True:
        tag = data[position]
        if tag == 0x22 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            key = text[start:position]
        elif tag == 0x7B:
            break
        else:
            key, position = read_key(data, text, position)
        tag = data[position]
        if tag == 0x22 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            made[key] = text[start:position]
        elif tag == 0x49:
            if (low := data[position + 1]) < 0x80:
                position += 2
                made[key] = SMALL[low]
            elif (high := data[position + 2]) < 0x80:
                position += 3
                made[key] = SMALL[low] - (high << 6) if low & 1 else SMALL[low] + (high << 6)
            else:
                made[key], position = read_int32(data, text, position + 1, objects, depth)
        elif tag in CONSTANTS:
            position += 1
            made[key] = CONSTANTS[tag]
        else:
            made[key], position = READERS[tag](data, text, position + 1, objects, depth + 1)
    if data[position + 1] == len(made) < 0x80:
        return made, position + 2
    return made, _end_of_object(data, position + 1, len(made))


def _end_of_object(data: bytes, position: int, properties: int) -> int:
    size, position = read_varint(data, position)
    if size != properties:
        raise ValueError("an object with a key twice, or a wrong number of properties")
    return position


def read_dense(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    made: list[Any] = []
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    length, position = data[position], position + 1
    if length > 0x7F:
        length, position = read_varint(data, position - 1)
    if length > 3 and data[position] == tags.NUMBER:
        position = read_doubles(data, position, made, length)
    for _ in range(length - len(made)):
        tag = data[position]
        if tag == 0x22 and (size := data[position + 1]) < 0x80:
            start = position + 2
            position = start + size
            made.append(text[start:position])
        elif tag == 0x49:
            if (low := data[position + 1]) < 0x80:
                position += 2
                made.append(SMALL[low])
            elif (high := data[position + 2]) < 0x80:
                position += 3
                made.append(SMALL[low] - (high << 6) if low & 1 else SMALL[low] + (high << 6))
            else:
                value, position = read_int32(data, text, position + 1, objects, depth)
                made.append(value)
        elif tag in _ITEMS:
            position += 1
            made.append(_ITEMS[tag])
        else:
            value, position = READERS[tag](data, text, position + 1, objects, depth + 1)
            made.append(value)
    if length < 64 and data.startswith(_DENSE_ENDS[length], position):
        return made, position + 3
    count = 0
    while data[position] != tags.DENSE_END:
        _, position = read_key(data, text, position)
        _, position = READERS[data[position]](data, text, position + 1, objects, depth + 1)
        count += 1
    return made, _end_of_array(data, position + 1, count, length)


def read_sparse(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    """An array as Node writes one with holes, or one that it has received itself, which has none."""
    made: list[Any] = []
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    length, position = read_varint(data, position)
    count = 0
    while (tag := data[position]) != tags.SPARSE_END:
        if tag == tags.INT32:
            index, position = read_int32(data, text, position + 1, objects, depth)
        else:
            key, position = read_key(data, text, position)
            index = int(key) if key.isdecimal() and len(key) < 11 and str(int(key)) == key else -1
        value, position = READERS[data[position]](data, text, position + 1, objects, depth + 1)
        count += 1
        if index == len(made) < length:
            made.append(value)
        elif 0 <= index < length:
            _fill(made, index + 1, objects)
            made[index] = value
    position = _end_of_array(data, position + 1, count, length)
    _fill(made, length, objects)
    return made, position


def _fill(made: list[Any], length: int, objects: list[Any]) -> None:
    """Holes up to a length; those are what a message can have more of than it has bytes."""
    holes = length - len(made)
    if holes > 0:
        spend(objects, holes)
        made += [undefined] * holes


def _end_of_array(data: bytes, position: int, properties: int, length: int) -> int:
    """Check the two numbers at the end of an array."""
    size, position = read_varint(data, position)
    again, position = read_varint(data, position)
    if size != properties or again != length:
        raise ValueError("an array with a wrong number of properties, or whose two lengths differ")
    return position
