"""Frames of the `advanced` wire to values: V8's structured-clone format, versions 13 to 16.

====================================== ================================================================
JavaScript                             Python
====================================== ================================================================
null, undefined, boolean, string       None, undefined, bool, str
number; bigint                         int when it is whole, within 2^53 and not -0, else float; int
object                                 dict with str keys: JavaScript has no other, `{5: 1}` is {"5": 1}
array                                  list; holes are `undefined`, named properties are dropped
Map, Set                               values.Map, values.Set
Date                                   aware datetime in UTC; values.Date when invalid or beyond the years 1 to 9999
RegExp                                 re.Pattern, or values.RegExp where Python cannot say the same
TypeError, RangeError                  errors.NodeTypeError, errors.NodeRangeError
SyntaxError, ReferenceError            SyntaxError, NameError
other errors                           errors.RemoteError; all have .name .message .stack, .cause if there is one
Boolean, Number, String objects        the plain value
Buffer, typed arrays                   see typed_arrays
====================================== ================================================================

What must stay true: whatever the peer sends, `decode` returns a value or raises ValueError; it takes no time
or memory out of proportion to the frame. Bytes after the value are ignored, as Node ignores them.

Every reader has the form `(data, text, position, objects, depth) -> (value, next position)`, where position
is that after the tag. `text` is the frame as Latin-1, so that most strings are one slice of it. Slices may
reach beyond the end: the next look at a byte then raises IndexError, and `decode` looks at last. `objects`
holds what a back reference may name, after a first item that is no object: the number of elements that may
still be made of nothing (holes, copies of views).
"""

from __future__ import annotations

import struct
from typing import Any, Final

from nodecompat._js.kinds import MAX_DEPTH
from nodecompat._wires.javascript import LARGE, MADE_OF_NOTHING, latin1, standard_error
from nodecompat._wires.v8 import tags as tags
from nodecompat._wires.v8.containers import TOO_DEEP, read_dense, read_object, read_sparse
from nodecompat._wires.v8.tags import read_varint
from nodecompat._wires.v8.values import (
    CONSTANTS,
    NUMBERS,
    PENDING,
    READERS,
    TEXTS,
    Reader,
    boxed,
    constant,
    read_array_buffer,
    read_bigint,
    read_boxed_text,
    read_date,
    read_number,
    read_reference,
    read_regexp,
    read_resizable,
    read_text,
    read_view,
)
from nodecompat.values import Map, Set

_MARK, _OLDEST, _NEWEST = tags.VERSION_MARK, tags.OLDEST, tags.NEWEST
_MAX_PADDING: Final = 16  # V8 writes one byte


def _value(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    return READERS[data[position]](data, text, position + 1, objects, depth)


# -- Map, Set, errors --------------------------------------------------------------------------------


def _map(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    made: Map[Any, Any] = Map()
    objects.append(made)
    keys, position = _content(data, text, position, objects, depth, tags.MAP_END)
    if len(keys) & 1:
        raise ValueError("a Map with a key without a value")
    values = keys[1::2]
    del keys[1::2]
    _check_collisions(keys)
    for key, value in zip(keys, values, strict=True):
        made[key] = value
    return made, position


def _set(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    made: Set[Any] = Set()
    objects.append(made)
    members, position = _content(data, text, position, objects, depth, tags.SET_END)
    _check_collisions(members)
    for member in members:
        made.add(member)
    return made, position


def _content(data: bytes, text: Any, position: int, objects: list[Any], depth: int, end: int) -> tuple[list[Any], int]:
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    content: list[Any] = []
    while (tag := data[position]) != end:
        value, position = READERS[tag](data, text, position + 1, objects, depth + 1)
        content.append(value)
    size, position = read_varint(data, position + 1)
    if size != len(content):
        raise ValueError("a Map or Set with a wrong number of entries")
    return content, position


def _check_collisions(keys: list[Any]) -> None:
    if len(keys) > 1000:
        from nodecompat._wires.cbor.keys import check_collisions

        check_collisions(keys)


_NAMES: Final = {letter: name for name, letter in tags.ERROR_LETTERS.items()}


def _error(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    """An error. Node 20 writes the cause before the stack, Node 24 after it; it may be the error itself."""
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    number = len(objects)
    objects.append(PENDING)
    name, error = "Error", None
    texts: dict[int, str | None] = {tags.ERROR_MESSAGE: "", tags.ERROR_STACK: None}
    while (part := data[position]) != tags.ERROR_END:
        position += 1
        if part in _NAMES:
            name = _NAMES[part]
        elif part in texts:
            texts[part], position = read_text(data, text, position)
        elif part == tags.ERROR_CAUSE:
            error = objects[number] = error or standard_error(name, texts[tags.ERROR_MESSAGE])
            cause, position = _value(data, text, position, objects, depth + 1)
            error.cause = cause
            error.__cause__ = cause if isinstance(cause, BaseException) else None
        else:
            raise ValueError(f"an error with the unknown part 0x{part:02x}")
    error = objects[number] = error or standard_error(name, texts[tags.ERROR_MESSAGE])
    if texts[tags.ERROR_STACK] is not None:
        error.stack = texts[tags.ERROR_STACK]
    return error, position + 1


# -- host objects -------------------------------------------------------------------


def _host(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    kind = data[position]
    if kind == 0:
        return read_view(data, position + 1, objects)
    if kind != 1:
        raise ValueError(f"a host object of the unknown kind 0x{kind:02x}")
    if depth > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
    place = len(objects)
    objects.append(PENDING)
    value, position = _value(data, text, position + 1, objects, depth + 1)
    objects[place] = value
    return value, position


# -- which reader ------------------------------------------------------------------------------------


def _padding(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    last = position + _MAX_PADDING
    while data[position] == tags.PADDING:
        position += 1
        if position >= last:
            raise ValueError("more padding than anybody needs")
    return _value(data, text, position, objects, depth)


def _object_count(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    _, position = read_varint(data, position)
    return _value(data, text, position, objects, depth)


def _unknown(data: bytes, text: Any, position: int, objects: list[Any], depth: int) -> tuple[Any, int]:
    raise ValueError(f"0x{data[position - 1]:02x} where a value must begin, at byte {position - 1} of the message")


_BY_TAG: Final[dict[int, Reader]] = {
    **TEXTS,
    **NUMBERS,
    tags.PADDING: _padding,
    tags.OBJECT_COUNT: _object_count,
    **{tag: constant(value) for tag, value in CONSTANTS.items()},
    tags.BIGINT: read_bigint,
    tags.TRUE_OBJECT: boxed(constant(True)),
    tags.FALSE_OBJECT: boxed(constant(False)),
    tags.NUMBER_OBJECT: boxed(read_number),
    tags.BIGINT_OBJECT: boxed(read_bigint),
    tags.STRING_OBJECT: read_boxed_text,
    tags.OBJECT: read_object,
    tags.DENSE: read_dense,
    tags.SPARSE: read_sparse,
    tags.MAP: _map,
    tags.SET: _set,
    tags.DATE: read_date,
    tags.REGEXP: read_regexp,
    tags.ERROR: _error,
    tags.ARRAY_BUFFER: read_array_buffer,
    tags.RESIZABLE: read_resizable,
    tags.HOST: _host,
    tags.REFERENCE: read_reference,
}
READERS.extend([_BY_TAG.get(tag, _unknown) for tag in range(256)])


# -- decode ------------------------------------------------------------------------------------------


def decode(body: bytes) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    if len(body) < 3 or body[0] != _MARK or not _OLDEST <= body[1] <= _NEWEST:
        raise ValueError(_not_a_message(body))
    text = latin1(body) if len(body) >= LARGE else body.decode("latin-1")
    try:
        value, position = READERS[body[2]](body, text, 3, [MADE_OF_NOTHING], 1)
    except (IndexError, struct.error):
        raise ValueError("a value that is cut off") from None
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    if position > len(body):
        raise ValueError("a value that is cut off")
    return value


def _not_a_message(body: bytes) -> str:
    if len(body) > 1 and body[0] == tags.VERSION_MARK:
        if not tags.OLDEST <= body[1] <= tags.NEWEST:
            return f"version {body[1]} of V8's format; versions {tags.OLDEST} to {tags.NEWEST} are understood"
        return "a value that is cut off"
    return f"a message must begin with V8's version mark ff, not {body[:2].hex() or 'end at once'}"
