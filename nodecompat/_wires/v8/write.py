"""Plain values to frames of V8's format, in one pass that checks what may travel while it writes.

Plain are text, numbers, true, false, null, and dicts, lists and tuples of them; `write_rest` has the others.

What must stay true: what is written, Node 20, Node 24 and `read` understand. Writers have the form that `tree`
describes; `seen` maps the identity of each container met so far to the number V8 gives it. Immutable values have no
identity worth keeping, but V8 numbers them, so their numbers are skipped.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._js.kinds import RefusedError, TooDeepError
from nodecompat._on_use import on_use
from nodecompat._wires.javascript import LARGE, Numbers, OddKeyError, Writers, number_of, skip_number
from nodecompat._wires.v8 import tags
from nodecompat._wires.v8.tags import text, text_of, varint

if TYPE_CHECKING:
    from nodecompat._wires import tree
    from nodecompat._wires.javascript_rest import NumberedRest
    from nodecompat._wires.protocols import Frame
    from nodecompat._wires.tree import Writer
    from nodecompat._wires.v8 import write_rest
else:
    tree = on_use("nodecompat._wires.tree")  # only values that are not plain need it
    write_rest = on_use("nodecompat._wires.v8.write_rest")  # only values that are not plain need it

Out = list[bytes]

# -- pieces made in advance --------------------------------------------------------------------------

_HEADER: Final = bytes((tags.VERSION_MARK, tags.VERSION))
_MAX_FRAME: Final = (1 << 31) - 1  # Node 20 takes a longer length for a negative one
_MAX_SAFE: Final = 1 << 53  # up to here every integer is a JavaScript number

_NULL, _TRUE, _FALSE = (bytes((tag,)) for tag in (tags.NULL, tags.TRUE, tags.FALSE))
_INT32, _BIGINT, _REFERENCE = (bytes((tag,)) for tag in (tags.INT32, tags.BIGINT, tags.REFERENCE))
_OBJECT, _OBJECT_END, _DENSE = (bytes((tag,)) for tag in (tags.OBJECT, tags.OBJECT_END, tags.DENSE))
_DENSE_END: Final = bytes((tags.DENSE_END, 0))  # without properties
_NUMBER: Final = tags.NUMBER
_PADDING: Final = bytes((tags.PADDING,))
_double: Final = struct.Struct("<Bd").pack

_INTS: Final[dict[int, bytes]] = {}  # small ones seen before
_MAX_KEPT: Final = 2048
_int_of = _INTS.get


def _integer(value: int) -> bytes:
    """A JavaScript number as long as it is exact, then a BigInt."""
    number = value << 1 if value >= 0 else ~(value << 1)
    if number <= 0xFFFFFFFF:
        encoded = _INT32 + varint(number)
        if number < _MAX_KEPT:
            _INTS[value] = encoded
        return encoded
    if -_MAX_SAFE <= value <= _MAX_SAFE:
        return _double(tags.NUMBER, value)
    data = tree.magnitude(value, 8)
    return _BIGINT + varint(len(data) << 1 | (value < 0)) + data


# -- containers --------------------------------------------------------------------------------------


def _write_dict(value: dict[Any, Any], out: Out, seen: Numbers, depth: int) -> None:
    identity = id(value)
    if identity in seen:
        return _again(value, out, seen)
    number = seen[identity] = len(seen)
    if depth > MAX_DEPTH:
        raise TooDeepError
    start = len(out)
    out.append(_OBJECT)
    key = None
    try:
        for key, item in value.items():
            out.append(text_of(key) or _key(key, out))
            kind = type(item)
            if kind is str:
                out.append(text_of(item) or text(item, out))
            elif kind is int:
                out.append(_int_of(item) or _integer(item))
            elif item is True:
                out.append(_TRUE)
            elif kind is dict:
                _write_dict(item, out, seen, depth + 1)
            else:
                WRITERS[kind](item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    except OddKeyError:
        return WRITERS.rest.rewrite(value, out, start, seen, number + 1, depth)
    out.append(_OBJECT_END + varint(len(value)))


def _key(key: object, out: Out) -> bytes:
    if type(key) is not str:
        raise OddKeyError
    return text(key, out)


def _write_list(value: list[Any] | tuple[Any, ...], out: Out, seen: Numbers, depth: int) -> None:
    if type(value) is tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        skip_number(seen)
    else:
        identity = id(value)
        if identity in seen:
            return _again(value, out, seen)
        seen[identity] = len(seen)
    _write_items(value, out, seen, depth)


def _write_items(value: list[Any] | tuple[Any, ...], out: Out, seen: Numbers, depth: int) -> None:
    """An array that has its number."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    size = varint(len(value))
    out.append(_DENSE + size)
    item = None
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                out.append(text_of(item) or text(item, out))
            elif kind is int:
                out.append(_int_of(item) or _integer(item))
            elif kind is float:
                out.append(_double(_NUMBER, item))
            else:
                WRITERS[kind](item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(next(index for index, other in enumerate(value) if other is item))
        raise
    out.append(_DENSE_END + size)


def _again(value: object, out: Out, seen: Numbers) -> None:
    """A reference to a container that was met before."""
    number = number_of(value, seen)
    if number < 0:
        raise RefusedError("an error that holds itself")
    out.append(_REFERENCE + varint(number))


# -- single values, and the table --------------------------------------------------------------------


def _write_text(value: str, out: Out, seen: Numbers, depth: int) -> None:
    out.append(text(str.__str__(value), out))


def _write_int(value: int, out: Out, seen: Numbers, depth: int) -> None:
    out.append(_integer(int(value)))


def _write_float(value: float, out: Out, seen: Numbers, depth: int) -> None:
    out.append(_double(tags.NUMBER, value))


def _rest(writers: dict[type, Writer]) -> NumberedRest:
    return write_rest.Rest(writers, _write_items, _again)


WRITERS: Final = Writers(
    {True: _TRUE, False: _FALSE, None: _NULL},
    {
        str: _write_text,
        int: _write_int,
        float: _write_float,
        dict: _write_dict,
        list: _write_list,
        tuple: _write_list,
    },
    _rest,
)

# -- the frame ---------------------------------------------------------------------------------------


def encode(value: Any) -> Frame:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a
    message of more than MAX_DEPTH levels or 2 GiB.
    """
    out: Out = [b"", _HEADER]  # the first part becomes APART when the others cannot simply be joined
    kind = type(value)
    try:
        if kind is dict:
            _write_dict(value, out, {}, 1)
        else:
            WRITERS[kind](value, out, {}, 1)
    except (RefusedError, RecursionError) as fault:
        out = tree.rescue(fault, _parts, value)
    if out[0]:
        return _finish(out, value)
    body = b"".join(out)
    return _length(len(body), value) + body


def _parts(value: object) -> Out:
    out: Out = [b"", _HEADER]
    WRITERS[type(value)](value, out, {}, 1)
    return out


def _finish(out: Out, value: object) -> Frame:
    """The frame of a message that holds wide text, which is aligned here, or large buffers, which stay apart."""
    parts: Out = [b""]
    size = 0
    for part in out[1:]:
        size += len(part)
        if size & 1 and type(part) is tags.Wide:
            parts.append(_PADDING)
            size += 1
        parts.append(part)
    parts[0] = _length(size, value)
    return tree.gather(parts) if size >= LARGE else b"".join(parts)


def _length(size: int, value: object) -> bytes:
    if size > _MAX_FRAME:
        raise tree.too_large(value, "2 GiB")
    return size.to_bytes(4, "big")
