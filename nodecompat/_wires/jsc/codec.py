"""Frames of Bun's `advanced` wire to values: JavaScriptCore's structured-clone format, up to version 14.

====================================== ================================================================
JavaScript                             Python
====================================== ================================================================
null, undefined, boolean, string       None, undefined, bool, str
number; bigint                         int when it is whole, within 2^53 and not -0, else float; int
object                                 dict with str keys: JavaScript has no other, `{5: 1}` is {"5": 1}
array                                  list; holes are `undefined`, named properties are dropped
Map, Set                               values.Map, values.Set; named properties are dropped
Date                                   aware datetime in UTC; values.Date when invalid or beyond the years 1 to 9999
RegExp                                 re.Pattern, or values.RegExp where Python cannot say the same
errors                                 as from V8 (see v8_codec), without a cause, which Bun does not send
DOMException                           errors.RemoteError of that name, or the error class of this package
Boolean, Number, String objects        the plain value
Buffer, typed arrays, ArrayBuffer      see typed_arrays; views that share an ArrayBuffer go on sharing it
====================================== ================================================================

What must stay true: whatever the peer sends, `decode` returns a value or raises ValueError; it takes no time or memory
out of proportion to the frame. Bytes after the value are ignored, as Bun ignores them.

Every reader has the form `(data, position, state, depth) -> (value, next position)`, where position is that after the
tag. What says that a Uint8Array is a Buffer, or that an ArrayBuffer has a second view, comes after the array itself;
so a message that turns out to have such is read a second time, and never a third. Private to Bun and not documented
there: measured on Bun 1.4.2.
"""

from __future__ import annotations

import struct
from typing import Any, Final

from nodecompat._js.kinds import MAX_DEPTH
from nodecompat._wires.jsc import tags as tags
from nodecompat._wires.jsc.values import (
    CONSTANTS,
    PENDING,
    Reader,
    State,
    constant,
    finish_text,
    numbered,
    numbered_lately,
    read_a_date,
    read_array_buffer,
    read_bigint,
    read_dom_exception,
    read_double,
    read_error,
    read_int,
    read_reference,
    read_reference_number,
    read_regexp,
    read_resizable,
    read_text,
    read_view,
)
from nodecompat.values import Map, Set, undefined

_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"
_u32 = tags.U32.unpack_from
_int = tags.INT.unpack_from
_LATIN1, _PROPERTIES, _TERMINATOR = tags.LATIN1, tags.PROPERTIES, tags.TERMINATOR


# -- containers --------------------------------------------------------------------------------------


def _object(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    made: dict[str, Any] = {}
    state.objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(_TOO_DEEP)
    text, texts = state.text, state.texts
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
            key, position = finish_text(data, position, head, state)
        tag = data[position]
        position += 1
        if tag == 0x10:
            (head,) = _u32(data, position)
            made[key], position = finish_text(data, position + 4, head, state)
        elif tag == 0x05:
            (made[key],) = _int(data, position)
            position += 4
        elif tag in CONSTANTS:
            made[key] = CONSTANTS[tag]
        else:
            made[key], position = _READERS[tag](data, position, state, depth + 1)


def _array(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    made: list[Any] = []
    state.objects.append(made)
    if depth > MAX_DEPTH:
        raise ValueError(_TOO_DEEP)
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
                value, position = _READERS[tag](data, position, state, depth + 1)
                made.append(value)
        elif index == _TERMINATOR:
            break
        elif index == _PROPERTIES:
            position = _skip_properties(data, position, state, depth)
            break
        elif index < length:
            _fill(made, index, state)
            value, position = _READERS[data[position]](data, position + 1, state, depth + 1)
            made[index : index + 1] = [value]
        else:
            raise ValueError("an array with an element beyond its length")
    _fill(made, length, state)
    return made, position


def _fill(made: list[Any], length: int, state: State) -> None:
    """Holes up to a length; those are what a message can have more of than it has bytes."""
    holes = length - len(made)
    if holes > 0:
        state.spend(holes)
        made += [undefined] * holes


def _skip_properties(data: bytes, position: int, state: State, depth: int) -> int:
    """Named properties, which nothing but an object has in Python; their values count as objects all the same."""
    while True:
        (head,) = _u32(data, position)
        position += 4
        if head == tags.TERMINATOR:
            return position
        _, position = finish_text(data, position, head, state)
        _, position = _value(data, position, state, depth + 1)


def _value(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    return _READERS[data[position]](data, position + 1, state, depth)


def _map(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    made: Map[Any, Any] = Map()
    state.objects.append(made)
    content, position = _content(data, position, state, depth, tags.MAP_END)
    if len(content) & 1:
        raise ValueError("a Map with a key without a value")
    keys = content[::2]
    _check_collisions(keys)
    for key, value in zip(keys, content[1::2], strict=True):
        made[key] = value
    return made, position


def _set(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    made: Set[Any] = Set()
    state.objects.append(made)
    members, position = _content(data, position, state, depth, tags.SET_END)
    _check_collisions(members)
    for member in members:
        made.add(member)
    return made, position


def _content(data: bytes, position: int, state: State, depth: int, end: int) -> tuple[list[Any], int]:
    if depth > MAX_DEPTH:
        raise ValueError(_TOO_DEEP)
    content: list[Any] = []
    while (tag := data[position]) != end:
        value, position = _READERS[tag](data, position + 1, state, depth + 1)
        content.append(value)
    return content, _skip_properties(data, position + 1, state, depth)


def _check_collisions(keys: list[Any]) -> None:
    if len(keys) > 1000:
        from nodecompat._wires.tree import check_collisions

        check_collisions(keys)


# -- which reader ------------------------------------------------------------------------------------


def _unknown(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    place = position - 1 - tags.HEAD
    raise ValueError(f"0x{data[position - 1]:02x} where a value must begin, at byte {place} of the message")


_BY_TAG: Final[dict[int, Reader]] = {
    tags.ARRAY: _array,
    tags.OBJECT: _object,
    **{tag: constant(value) for tag, value in CONSTANTS.items()},
    tags.INT32: read_int,
    tags.NUMBER: read_double,
    tags.DATE: numbered_lately(read_a_date),
    tags.TEXT: read_text,
    tags.REGEXP: numbered_lately(read_regexp),
    tags.REFERENCE: read_reference,
    tags.ARRAY_BUFFER: read_array_buffer,
    tags.RESIZABLE: read_resizable,
    tags.VIEW: read_view,
    tags.TRUE_OBJECT: numbered(constant(True)),
    tags.FALSE_OBJECT: numbered(constant(False)),
    tags.TEXT_OBJECT: numbered(read_text),
    tags.EMPTY_TEXT_OBJECT: numbered(constant("")),
    tags.NUMBER_OBJECT: numbered(read_double),
    tags.SET: _set,
    tags.MAP: _map,
    tags.BIGINT: read_bigint,
    tags.BIGINT_OBJECT: numbered(read_bigint),
    tags.DOM_EXCEPTION: numbered_lately(read_dom_exception),
    tags.ERROR: numbered_lately(read_error),
}
_READERS: Final[list[Reader]] = [_BY_TAG.get(tag, _unknown) for tag in range(256)]


# -- decode ------------------------------------------------------------------------------------------


def decode(frame: bytes) -> Any:
    """The value of a frame, given with its head. Raises ValueError, whose text is the reason, for anything else."""
    try:
        version = _u32(frame, tags.HEAD)[0]
        if not tags.OLDEST <= version <= tags.VERSION:
            raise ValueError(
                f"version {version} of Bun's format; versions {tags.OLDEST} to {tags.VERSION} are understood"
            )
        value = _decode(frame, version)
    except (IndexError, struct.error):
        raise ValueError("a value that is cut off") from None
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    if frame[0] == tags.INTERNAL and not (type(value) is dict and str(value.get("cmd")).startswith("NODE_")):
        return {"cmd": "NODE_BUN", "message": value}  # so that no user is shown it
    return value


def _decode(frame: bytes, version: int) -> Any:
    if frame[0] != tags.BUFFERS:
        state = State(frame, version, set(), set())
        value, position = _value(frame, tags.START, state, 1)
        if state.found:
            state = State(frame, version, state.found, set())
            value, position = _value(frame, tags.START, state, 1)
    else:
        state = State(frame, version, set(), None)
        value, position, buffers = _with_buffers(frame, state)
        if state.found or not state.uint8 <= buffers:
            state = State(frame, version, state.found, buffers)
            value, position, _ = _with_buffers(frame, state)
    if position > len(frame):
        raise IndexError
    return value


def _with_buffers(data: bytes, state: State) -> tuple[Any, int, set[int]]:
    """A message beside the list of its Buffers; and the numbers of those."""
    _expect(data, tags.START, _PAIR)
    state.objects.append(PENDING)
    value, position = _value(data, tags.START + len(_PAIR), state, 1)
    _expect(data, position, _LIST)
    state.objects.append(PENDING)
    position += len(_LIST) + 4
    buffers: set[int] = set()
    while _u32(data, position)[0] != tags.TERMINATOR:
        if data[position + 4] == tags.REFERENCE:
            number, position = read_reference_number(data, position + 5, state)
            buffers.add(number)
        else:  # what a getter made anew
            _, position = _value(data, position + 4, state, 1)
    return value, position + 4, buffers


_PAIR: Final = bytes((tags.ARRAY, 2, 0, 0, 0, 0, 0, 0, 0))
_LIST: Final = bytes((1, 0, 0, 0, tags.ARRAY))


def _expect(data: bytes, position: int, piece: bytes) -> None:
    found = data[position : position + len(piece)]
    if found != piece:
        raise ValueError("a message with Buffers of another form" if len(found) == len(piece) else "cut off")
