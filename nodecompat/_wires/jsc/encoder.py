"""Values to frames of Bun's `advanced` wire, in one pass that checks what may travel while it writes.

========================================== ===========================================================
Python                                     JavaScript
========================================== ===========================================================
None, undefined, bool, str                 null, undefined, boolean, string (lone surrogates too)
int within 2^53, float                     number
int beyond 2^53                            bigint
dict, other mappings, instances            object; keys become strings as `String(key)` makes them
list, tuple, deque, range, dict views      array
values.Map; values.Set, set, frozenset     Map; Set
datetime, date, values.Date                Date
re.Pattern, values.RegExp                  RegExp
exceptions                                 Error, or the standard class of that name: message and stack
DOMException                               DOMException
bytes, bytearray; arrays                   Buffer; typed array (see typed_arrays)
UUID, Decimal, path; Enum; numpy scalar    string; its value; its value
========================================== ===========================================================

What must stay true: the encoder never recurses deeper than MAX_DEPTH; what it writes, Bun and `jsc_codec` read. Every
writer has the form `(value, out, seen, depth)`: `out` takes the bytes, `depth` is the level of containers that the
value sits in, `seen` knows the number of each container met so far, so that a second meeting is a reference: cycles
and shared identity survive. Immutable values have no identity worth keeping, but their numbers are counted.
A message that holds Buffers has another form, in which all numbers are one higher: it is begun again when the first
one shows up.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final, NoReturn

from nodecompat._errors.base import InvalidArgValueError, received
from nodecompat._errors.rare import DataCloneError, path_text
from nodecompat._js.fields import own_fields
from nodecompat._js.kinds import (
    FIELDS,
    MAX_DEPTH,
    REFUSED,
    RefusedError,
    TooDeepError,
    class_name,
    keep_writer,
    kind_of,
)
from nodecompat._wires.jsc import tags as tags
from nodecompat._wires.jsc.scalars import (
    END,
    LARGE,
    SMALL,
    TRUE,
    HoldsBuffersError,
    OddKeyError,
    Out,
    Seen,
    Writer,
    integer,
    key_text,
    text,
    text_of,
    write_as_text,
    write_bool,
    write_bytes,
    write_date,
    write_error,
    write_float,
    write_int,
    write_none,
    write_regexp,
    write_text,
    write_typed,
    write_undefined,
)
from nodecompat.values import Map

_u32 = tags.U32.pack
_head = struct.Struct("<BI").pack
_INDEXES: Final = [_u32(index) for index in range(256)]
_MAX_FRAME: Final = (1 << 32) - 1


# -- containers --------------------------------------------------------------------------------------


def _write_dict(value: Any, out: Out, seen: Seen, depth: int) -> None:
    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    if depth > MAX_DEPTH:
        raise TooDeepError
    seen.numbers[id(value)] = number = seen.count
    seen.count = number + 1
    start = len(out)
    out.append(b"\x02")
    key = None
    try:
        for key, item in value.items():
            out.append(text_of(key) or key_text(key))
            kind = type(item)
            if kind is str and item:
                out.append(b"\x10")
                out.append(text_of(item) or text(item))
            elif kind is int:
                out.append(SMALL[item] if 0 <= item < 256 else integer(item))
            elif item is True:
                out.append(TRUE)
            else:
                (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    except OddKeyError:
        del out[start:]
        seen.forget(number + 1)
        return _write_properties(_string_keys(value), out, seen, depth)
    out.append(END)


def _write_properties(value: dict[str, Any], out: Out, seen: Seen, depth: int) -> None:
    """The properties of an object that has its number, one by one: as `_write_dict`, without its haste."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(b"\x02")
    key = None
    try:
        for key, item in value.items():
            out.append(text(key))
            kind = type(item)
            (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    out.append(END)


def _string_keys(value: dict[Any, Any]) -> dict[str, Any]:
    from nodecompat._wires.json.encoder import string_keys

    return string_keys(value)


def _write_list(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if type(value) is tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        seen.count += 1
    else:
        known = seen.numbers.get(id(value))
        if known is not None:
            return out.append(seen.reference(known))
        seen.add(value)
    _write_items(value, out, seen, depth)


def _write_items(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(b"\x01" + _u32(len(value)))
    index = 0
    try:
        for index, item in enumerate(value):
            out.append(_INDEXES[index] if index < 256 else _u32(index))
            kind = type(item)
            if kind is str and item:
                out.append(b"\x10")
                out.append(text_of(item) or text(item))
            elif kind is int:
                out.append(SMALL[item] if 0 <= item < 256 else integer(item))
            else:
                (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(index)
        raise
    out.append(END)


# -- the other containers ----------------------------------------------------------------------------


def _write_fields(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A plain instance, or a mapping that is no plain dict and may say one length and yield another."""
    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    fields = dict(value.items()) if kind_of(type(value)) == "map" else own_fields(value)
    seen.add(value)
    seen.kept.append(fields)  # so that no identity of theirs is given out again
    _write_properties(_string_keys(fields), out, seen, depth)


def _write_sequence(value: Any, out: Out, seen: Seen, depth: int) -> None:
    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    items = tuple(value)
    seen.add(value)
    seen.kept.append(items)
    _write_items(items, out, seen, depth)


def _write_map(value: Map[Any, Any], out: Out, seen: Seen, depth: int) -> None:
    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    seen.add(value)
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(bytes((tags.MAP,)))
    key = None
    try:
        for key, item in value.entries():
            for one in (key, item):
                kind = type(one)
                (_writer_of(kind) or _find_writer(kind))(one, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    out.append(bytes((tags.MAP_END,)) + END)


def _write_set(value: Any, out: Out, seen: Seen, depth: int) -> None:
    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    members = tuple(value)
    seen.add(value)
    seen.kept.append(members)
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(bytes((tags.SET,)))
    index = 0
    try:
        for index, member in enumerate(members):  # noqa: B007  # the index is for the path to a culprit
            kind = type(member)
            (_writer_of(kind) or _find_writer(kind))(member, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(index)
        raise
    out.append(bytes((tags.SET_END,)) + END)


def _write_any(value: Any, out: Out, seen: Seen, depth: int) -> None:
    kind = type(value)
    (_writer_of(kind) or _find_writer(kind))(value, out, seen, depth)


def _write_enum(value: Any, out: Out, seen: Seen, depth: int) -> None:
    _write_any(value.value, out, seen, depth)


def _write_scalar(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A scalar of numpy."""
    _write_any(value.item(), out, seen, depth)


def _write_refused(value: Any, out: Out, seen: Seen, depth: int) -> NoReturn:
    raise RefusedError(received(value))


# -- which writer ------------------------------------------------------------------------------------

_BY_KIND: Final[dict[str, Writer]] = {
    "text": write_text,
    "bool": write_bool,
    "int": write_int,
    "float": write_float,
    "bytes": write_bytes,
    "map": _write_fields,
    "Map": _write_map,
    "list": _write_sequence,
    "set": _write_set,
    "undefined": write_undefined,
    "date": write_date,
    "uuid": write_as_text,
    "decimal": write_as_text,
    "path": write_as_text,
    "regexp": write_regexp,
    "typed": write_typed,
    "enum": _write_enum,
    "scalar": _write_scalar,
    "error": write_error,
    FIELDS: _write_fields,
    REFUSED: _write_refused,
}

_WRITERS: Final[dict[type, Writer]] = {
    str: write_text,
    int: write_int,
    bool: write_bool,
    type(None): write_none,
    float: write_float,
    bytes: write_bytes,
    dict: _write_dict,
    list: _write_list,
    tuple: _write_list,
}
_writer_of = _WRITERS.get


def _find_writer(cls: type) -> Writer:
    writer = _BY_KIND[kind_of(cls)]
    keep_writer(_WRITERS, cls, writer)
    return writer


# -- the frame ---------------------------------------------------------------------------------------

_VERSION: Final = _u32(tags.VERSION)
_PAIR: Final = bytes((tags.ARRAY, 2, 0, 0, 0, 0, 0, 0, 0))  # an array of two; its first item follows
_SECOND: Final = _u32(1)


def encode(value: Any) -> bytes | list[Any]:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a message of
    more than MAX_DEPTH levels or 4 GiB.
    """
    kind = type(value)
    try:
        if kind is bytes:
            return _finish(_with_buffers(value), tags.BUFFERS, value)
        out: Out = [_VERSION]
        seen = Seen(0, None)
        try:
            (_writer_of(kind) or _find_writer(kind))(value, out, seen, 1)
        except HoldsBuffersError:
            return _finish(_with_buffers(value), tags.BUFFERS, value)
    except RefusedError as refusal:
        raise DataCloneError(refusal.what, path_text(refusal.steps)) from None
    except (TooDeepError, RecursionError):
        raise InvalidArgValueError("message", class_name(value), f"has more than {MAX_DEPTH} levels") from None
    if seen.large:
        return _finish(out, tags.MESSAGE, value)
    body = b"".join(out)
    if len(body) > _MAX_FRAME:
        return _finish(out, tags.MESSAGE, value)
    return _head(tags.MESSAGE, len(body)) + body


def _with_buffers(value: Any) -> Out:
    """The message beside the list of its Buffers, which Bun makes them of."""
    kind = type(value)
    buffers: list[int] = []
    seen = Seen(1, buffers)
    out: Out = [_VERSION, _PAIR]
    (_writer_of(kind) or _find_writer(kind))(value, out, seen, 1)
    seen.count += 1
    out.append(_SECOND + b"\x01" + _u32(len(buffers)))
    out += [_u32(index) + seen.reference(number) for index, number in enumerate(buffers)]
    out += (END, END)
    return out


def _finish(out: Out, kind: int, value: Any) -> bytes | list[Any]:
    """Put the head before the parts; large ones stay apart."""
    size = sum(map(len, out))
    if size > _MAX_FRAME:
        raise InvalidArgValueError("message", class_name(value), "is larger than 4 GiB")
    out.insert(0, _head(kind, size))
    if size < LARGE:
        return b"".join(out)
    frame: list[Any] = []
    start = 0
    for index, part in enumerate(out):
        if len(part) >= LARGE:
            frame += (b"".join(out[start:index]), part)
            start = index + 1
    frame.append(b"".join(out[start:]))
    return frame if len(frame) > 1 else frame[0]


def opening_encoder() -> Callable[[Any], bytes | list[Any]]:
    """An encoder for one channel: the first frame it makes follows the prelude that Bun, too, begins with."""
    opened = False

    def encode_after_prelude(value: Any) -> bytes | list[Any]:
        nonlocal opened
        frame = encode(value)
        if opened:
            return frame
        opened = True
        return tags.PRELUDE + frame if isinstance(frame, bytes) else [tags.PRELUDE, *frame]

    return encode_after_prelude
