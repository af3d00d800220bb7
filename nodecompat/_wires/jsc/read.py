"""Frames of Bun's `advanced` wire, JavaScriptCore's format up to version 14: plain values; `read_rest` has the others.

What must stay true: whatever the peer sends, `decode` returns a value or raises ValueError; it takes no time or memory
out of proportion to the frame. Bytes after the value are ignored, as Bun ignores them.

Readers have the form that `javascript` describes, where position is that after the tag. What says that a Uint8Array
is a Buffer, or that an ArrayBuffer has a second view, comes after the array itself; so a message that turns out to
have such is read a second time, and never a third. Private to Bun and not documented there: measured on Bun 1.4.2.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.javascript import (
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
from nodecompat._wires.jsc import tags
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from nodecompat._wires.jsc import read_rest
else:
    read_rest = on_use("nodecompat._wires.jsc.read_rest")  # only values that are not plain need it

CONSTANTS: Final[dict[int, Any]] = {
    tags.UNDEFINED: undefined,
    tags.NULL: None,
    tags.FALSE: False,
    tags.TRUE: True,
    tags.ZERO: 0,
    tags.ONE: 1,
    tags.EMPTY_TEXT: "",
}

_u32 = tags.U32.unpack_from
_int = tags.INT.unpack_from
_double = tags.DOUBLE.unpack_from
_LATIN1, _PROPERTIES, _TERMINATOR = tags.LATIN1, tags.PROPERTIES, tags.TERMINATOR
_TEXT, _INT32 = tags.TEXT, tags.INT32


class Pass(Objects):
    """What one pass over a message knows.

    `shared` are the numbers of the ArrayBuffers that are referred to more than once, `buffers` those of the Uint8Arrays
    that are Buffers; a first pass knows neither (`buffers` is then None for "all of them", or empty) and collects them
    in `found` and `uint8`.
    """

    __slots__ = ("buffers", "found", "shared", "texts", "uint8", "version")

    def __init__(
        self, version: int, shared: AbstractSet[int] = frozenset(), buffers: AbstractSet[int] | None = None
    ) -> None:
        self.texts: list[str] = []
        self.version = version
        self.shared = shared
        self.buffers = buffers
        self.found: set[int] = set()
        self.uint8: set[int] = set()


# -- text and numbers --------------------------------------------------------------------------------


def _read_text(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[str, int]:
    """A text with its head."""
    return _finish_text(data, text, position + 4, objects, _u32(data, position)[0])


def _finish_text(data: bytes, text: Text, position: int, objects: Pass, head: int) -> tuple[str, int]:
    """A text whose head was read."""
    if _LATIN1 <= head < _PROPERTIES:
        end = position + head - _LATIN1
        value = text[position:end]
    elif head == tags.TEXT_REFERENCE:
        number, position = tags.read_number_of(data, position, len(objects.texts))
        if number >= len(objects.texts):
            raise ValueError(f"a reference to the text {number}, which is not there")
        return objects.texts[number], position
    elif head >= _PROPERTIES:
        raise ValueError("the end of something where text must stand")
    else:
        end = position + 2 * head
        value = data[position:end].decode("utf-16-le", "surrogatepass") if end <= len(data) else ""
    objects.texts.append(value)
    return value, end


def _read_int(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[int, int]:
    return _int(data, position)[0], position + 4


def _read_double(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[float, int]:
    (value,) = _double(data, position)
    return value if value % 1.0 else whole_number(value), position + 8


# -- containers --------------------------------------------------------------------------------------


def _read_object(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    made: dict[str, object] = {}
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    texts = objects.texts
    while True:
        (head,) = _u32(data, position)
        position += 4
        if _LATIN1 <= head < _PROPERTIES:
            start = position
            position = start + head - _LATIN1
            key = text[start:position]
            texts.append(key)
        elif head == _TERMINATOR:
            return made, position
        else:
            key, position = _finish_text(data, text, position, objects, head)
        tag = data[position]
        position += 1
        if tag == _TEXT:
            (head,) = _u32(data, position)
            made[key], position = _finish_text(data, text, position + 4, objects, head)
        elif tag == _INT32:
            (made[key],) = _int(data, position)
            position += 4
        elif tag in CONSTANTS:
            made[key] = CONSTANTS[tag]
        else:
            made[key], position = _READERS[tag](data, text, position, objects, depth + 1)


def _read_array(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    made: list[object] = []
    objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    (length,) = _u32(data, position)
    position += 4
    while True:
        (index,) = _u32(data, position)
        position += 4
        if index == len(made) < length:
            tag = data[position]
            position += 1
            if tag in CONSTANTS:
                made.append(CONSTANTS[tag])
            else:
                value, position = _READERS[tag](data, text, position, objects, depth + 1)
                made.append(value)
        elif index == _TERMINATOR:
            break
        elif index == _PROPERTIES:
            position = _rest().skip_properties(data, text, position, objects, depth)
            break
        elif index < length:
            objects.fill(made, index, len(data))
            value, position = _READERS[data[position]](data, text, position + 1, objects, depth + 1)
            made[index : index + 1] = [value]
        else:
            raise ValueError("an array with an element beyond its length")
    objects.fill(made, length, len(data))
    return made, position


# -- which reader ------------------------------------------------------------------------------------


def _rest() -> read_rest.Rest:
    return read_rest.Rest(_READERS, _read_text)


def _first_of_rest(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    """The first value that is not plain brings the readers of all others."""
    rest = _rest().by_tag()
    _READERS[:] = [rest.get(tag, _unknown) if read is _first_of_rest else read for tag, read in enumerate(_READERS)]
    return _READERS[data[position - 1]](data, text, position, objects, depth)


def _unknown(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    place = position - 1 - tags.HEAD
    raise ValueError(f"0x{data[position - 1]:02x} where a value must begin, at byte {place} of the message")


_PLAIN: Final[dict[int, Reader]] = {
    **{tag: constant(value) for tag, value in CONSTANTS.items()},
    tags.TEXT: _read_text,
    tags.INT32: _read_int,
    tags.NUMBER: _read_double,
    tags.OBJECT: _read_object,
    tags.ARRAY: _read_array,
}
_READERS: Final[list[Reader]] = [_PLAIN.get(tag, _first_of_rest) for tag in range(256)]

# -- the message -------------------------------------------------------------------------------------


def decode(frame: bytes) -> object:
    """The value of a frame, given with its head. Raises ValueError, whose text is the reason, for anything else."""
    try:
        version = _u32(frame, tags.HEAD)[0]
        if not tags.OLDEST <= version <= tags.VERSION:
            raise ValueError(
                f"version {version} of Bun's format; versions {tags.OLDEST} to {tags.VERSION} are understood"
            )
        try:
            value, position = _message(frame, version)
        except RecursionError:
            value, position = with_room(_message, frame, version)
        if position > len(frame):
            raise IndexError
    except (IndexError, struct.error, RecursionError) as fault:
        raise unreadable(fault) from None
    if frame[0] == tags.INTERNAL and not (type(value) is dict and str(value.get("cmd")).startswith("NODE_")):
        return {"cmd": "NODE_BUN", "message": value}  # so that no user is shown it
    return value


def _message(frame: bytes, version: int) -> tuple[object, int]:
    text = latin1(frame)
    if frame[0] == tags.BUFFERS:
        return _with_buffers(frame, text, version)
    objects = Pass(version, buffers=_NONE)
    value, position = _READERS[frame[tags.START]](frame, text, tags.START + 1, objects, 1)
    if objects.found:
        objects = Pass(version, objects.found, _NONE)
        value, position = _READERS[frame[tags.START]](frame, text, tags.START + 1, objects, 1)
    return value, position


_NONE: Final[frozenset[int]] = frozenset()


def _with_buffers(frame: bytes, text: Text, version: int) -> tuple[object, int]:
    rest = _rest()
    objects = Pass(version)
    value, position, buffers = rest.read_with_buffers(frame, text, objects)
    if objects.found or not objects.uint8 <= buffers:
        objects = Pass(version, objects.found, buffers)
        value, position, _ = rest.read_with_buffers(frame, text, objects)
    return value, position
