"""Values to frames of the `advanced` wire, in one pass that checks what may travel while it writes.

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
exceptions                                 Error, or the standard class of that name: message, stack, cause
bytes, bytearray; arrays                   Buffer; typed array (see typed_arrays)
UUID, Decimal, path; Enum; numpy scalar    string; its value; its value
========================================== ===========================================================

What must stay true: the encoder never recurses deeper than MAX_DEPTH; what it writes, Node 20, Node 24 and
`v8_codec` read. Every writer has the form `(value, out, seen, depth)`: `out` takes the bytes, `depth` is the
level of containers that the value sits in, `seen` maps the identity of each container met so far to the
number V8 gives it, so that a second meeting is a back reference: cycles and shared identity survive.
Immutable values have no identity worth keeping, but their numbers are counted.
"""

from __future__ import annotations

from typing import Any, Final, NoReturn

from nodecompat._errors.base import InvalidArgValueError, received
from nodecompat._errors.rare import DataCloneError, path_text
from nodecompat._errors.travelling import error_parts
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
from nodecompat._wires.v8 import tags as tags
from nodecompat._wires.v8.scalars import (
    HEADER,
    TRUE,
    Out,
    Seen,
    Writer,
    append_text,
    count,
    error_letter,
    finish,
    int_of,
    integer,
    length,
    pack_double,
    text_of,
    write_as_text,
    write_bool,
    write_bytes,
    write_date,
    write_float,
    write_int,
    write_none,
    write_regexp,
    write_text,
    write_typed,
    write_undefined,
)
from nodecompat._wires.v8.tags import varint
from nodecompat.values import Map

# -- pieces made in advance --------------------------------------------------------------------------

_OBJECT_ENDS: Final = [bytes((tags.OBJECT_END, size)) for size in range(64)]
_ARRAY_HEADS: Final = [bytes((tags.DENSE, size)) for size in range(64)]
_ARRAY_ENDS: Final = [bytes((tags.DENSE_END, 0, size)) for size in range(64)]
_LENGTHS: Final = [size.to_bytes(4, "big") for size in range(256)]


class _OddKeyError(Exception):
    """A dict has a key that is no string."""


# -- containers: the hot path ------------------------------------------------------------------------


def _write_dict(value: Any, out: Out, seen: Seen, depth: int) -> None:
    identity = id(value)
    if identity in seen:
        return _refer(value, out, seen)
    number = seen[identity] = len(seen)
    if depth > MAX_DEPTH:
        raise TooDeepError
    start = len(out)
    out.append(b"\x6f")
    key = None
    try:
        for key, item in value.items():
            if text := text_of(key):
                out.append(text)
            else:
                _append_key(key, out)
            kind = type(item)
            if kind is str:
                if text := text_of(item):
                    out.append(text)
                else:
                    append_text(item, out)
            elif kind is int:
                out.append(int_of(item) or integer(item))
            elif item is True:
                out.append(TRUE)
            elif kind is dict:
                _write_dict(item, out, seen, depth + 1)
            else:
                (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    except _OddKeyError:
        _undo(out, start, seen, number + 1)
        return _write_properties(_string_keys(value), out, seen, depth)
    size = len(value)
    out.append(_OBJECT_ENDS[size] if size < 64 else bytes((tags.OBJECT_END,)) + varint(size))


def _append_key(key: Any, out: Out) -> None:
    if type(key) is not str:
        raise _OddKeyError
    append_text(key, out)


def _string_keys(value: dict[Any, Any]) -> dict[str, Any]:
    from nodecompat._wires.json.encoder import string_keys

    return string_keys(value)


def _write_properties(value: dict[str, Any], out: Out, seen: Seen, depth: int) -> None:
    """The properties of an object that has its number, one by one: as `_write_dict`, without its haste."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(b"\x6f")
    key = None
    try:
        for key, item in value.items():
            append_text(key, out)
            kind = type(item)
            (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    out.append(bytes((tags.OBJECT_END,)) + varint(len(value)))


def _write_list(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if type(value) is tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        count(seen)
    else:
        identity = id(value)
        if identity in seen:
            return _refer(value, out, seen)
        seen[identity] = len(seen)
    _write_items(value, out, seen, depth)


def _write_items(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise TooDeepError
    size = len(value)
    out.append(_ARRAY_HEADS[size] if size < 64 else bytes((tags.DENSE,)) + varint(size))
    item = None
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                if text := text_of(item):
                    out.append(text)
                else:
                    append_text(item, out)
            elif kind is int:
                out.append(int_of(item) or integer(item))
            elif kind is float:
                out.append(pack_double(0x4E, item))
            else:
                (_writer_of(kind) or _find_writer(kind))(item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(next(index for index, other in enumerate(value) if other is item))
        raise
    out.append(_ARRAY_ENDS[size] if size < 64 else bytes((tags.DENSE_END, 0)) + varint(size))


def _refer(value: object, out: Out, seen: Seen) -> None:
    number = seen[id(value)]
    if type(number) is tuple:
        number = number[0]
    elif number < 0:
        raise RefusedError("an error that holds itself")
    out.append(b"\x5e" + varint(number))


def _undo(out: Out, parts: int, seen: Seen, numbers: int) -> None:
    """Forget what was written and met since there were so many of each."""
    del out[parts:]
    while len(seen) > numbers:
        seen.popitem()


# -- the other containers ----------------------------------------------------------------------------


def _write_fields(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A plain instance, or a mapping that is no plain dict and may say one length and yield another."""
    if id(value) in seen:
        return _refer(value, out, seen)
    fields = dict(value.items()) if kind_of(type(value)) == "map" else own_fields(value)
    seen[id(value)] = (len(seen), fields)  # kept alive, so that no identity of theirs is given out again
    _write_properties(_string_keys(fields), out, seen, depth)


def _write_sequence(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if id(value) in seen:
        return _refer(value, out, seen)
    items = tuple(value)
    seen[id(value)] = (len(seen), items)
    _write_items(items, out, seen, depth)


def _write_map(value: Map[Any, Any], out: Out, seen: Seen, depth: int) -> None:
    if id(value) in seen:
        return _refer(value, out, seen)
    seen[id(value)] = len(seen)
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(b"\x3b")
    size = len(value)
    key = None
    try:
        for key, item in value.entries():
            for one in (key, item):
                kind = type(one)
                (_writer_of(kind) or _find_writer(kind))(one, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    out.append(bytes((tags.MAP_END,)) + varint(2 * size))


def _write_set(value: Any, out: Out, seen: Seen, depth: int) -> None:
    if id(value) in seen:
        return _refer(value, out, seen)
    members = tuple(value)
    seen[id(value)] = (len(seen), members)
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(b"\x27")
    index = 0
    try:
        for index, member in enumerate(members):  # noqa: B007  # the index is for the path to a culprit
            kind = type(member)
            (_writer_of(kind) or _find_writer(kind))(member, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(index)
        raise
    out.append(bytes((tags.SET_END,)) + varint(len(members)))


def _write_error(value: BaseException, out: Out, seen: Seen, depth: int) -> None:
    """Message, stack and cause, in the order both Node 20 and Node 24 read.

    A cause that cannot travel stays behind: an exception often drags requests, locks or itself along, and a
    report of a failure must not fail. While it is written, an error's number is negative in `seen`: Node 20
    dies of an error that is its own cause.
    """
    if id(value) in seen:
        return _refer(value, out, seen)
    if depth > MAX_DEPTH:
        raise TooDeepError
    number = len(seen)
    seen[id(value)] = ~number
    _, message, fields = error_parts(value)
    letter = error_letter(value)
    out.append(bytes((tags.ERROR, letter)) if letter else bytes((tags.ERROR,)))
    out.append(b"\x6d")
    append_text(message, out)
    out.append(b"\x73")
    append_text(fields["stack"], out)
    if "cause" in fields:
        cause, parts, numbers = fields["cause"], len(out), len(seen)
        out.append(b"\x63")
        kind = type(cause)
        try:
            (_writer_of(kind) or _find_writer(kind))(cause, out, seen, depth + 1)
        except (RefusedError, TooDeepError):
            _undo(out, parts, seen, numbers)
    out.append(b"\x2e")
    seen[id(value)] = (number, fields)


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
    "error": _write_error,
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


def encode(value: Any) -> bytes | list[Any]:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a
    message of more than MAX_DEPTH levels or 2 GiB.
    """
    out: Out = [HEADER]
    kind = type(value)
    try:
        if kind is dict:
            _write_dict(value, out, {}, 1)
        else:
            (_writer_of(kind) or _find_writer(kind))(value, out, {}, 1)
    except RefusedError as refusal:
        raise DataCloneError(refusal.what, path_text(refusal.steps)) from None
    except (TooDeepError, RecursionError):
        raise InvalidArgValueError("message", class_name(value), f"has more than {MAX_DEPTH} levels") from None
    if out[0] is not HEADER:
        return finish(out, value)
    body = b"".join(out)
    size = len(body)
    return (_LENGTHS[size] if size < 256 else length(size, value)) + body
