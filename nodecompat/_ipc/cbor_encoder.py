"""Values to frames of the `cbor` wire, in one pass that checks what may travel while it writes.

What must stay true: the encoder never recurses deeper than MAX_DEPTH; what it writes, the decoder of
`cbor_codec` accepts; nothing is written twice as slowly for the sake of a rare type. Every writer has the
form `(value, put, seen, depth)`: `put` appends bytes, `seen` holds the identities of the containers met so
far, `depth` is the level of containers and tags that the value sits in.

Sharing. The first pass takes the message for a tree. When a container turns up a second time (`seen`), the
message is written again by the same writers with two other `seen`: one that finds out which containers are
met more than once, one that marks those with tag 28 and refers to them with tag 29. So cycles and shared
identity survive, as in structured clone, and trees pay one set entry a container for it.
"""

from __future__ import annotations

from typing import Any, NoReturn

from nodecompat import _clone, errors
from nodecompat._clone import MAX_DEPTH, RefusedError, TooDeepError
from nodecompat._ipc.cbor_scalars import (
    HAS_LARGE,
    LARGE,
    TRUE,
    Put,
    Writer,
    integer,
    text,
    text_of,
    write_bool,
    write_bytes,
    write_date,
    write_decimal,
    write_float,
    write_int,
    write_none,
    write_regexp,
    write_text,
    write_typed,
    write_undefined,
    write_uuid,
)
from nodecompat._ipc.cbor_sharing import Counting, Marking, RepeatedError, again, fields_of, forget, kept
from nodecompat._ipc.cbor_tags import TAG_ERROR, TAG_MAP, TAG_SET, head, heads
from nodecompat._ipc.framing import cbor_head
from nodecompat._symbols import Symbol
from nodecompat.errors import InvalidArgValueError, class_name, received
from nodecompat.values import Map

# -- pieces made in advance --------------------------------------------------------------------------

_INTS = heads(0x00, 256)
_MAP_HEADS = heads(0xA0, 64)
_LIST_HEADS = heads(0x80, 64)
_FRAME_HEADS = [b"\xd8\x18" + size for size in heads(0x40, 256)]


class _SymbolKeyError(Exception):
    """A dict has a key that is a symbol. Such entries do not travel."""


# -- containers: the hot path ------------------------------------------------------------------------


def _write_map(value: Any, put: Put, seen: set[int], depth: int) -> None:
    identity = id(value)
    if identity in seen:
        return again(value, put, seen)
    seen.add(identity)
    if depth > MAX_DEPTH:
        raise TooDeepError
    size = len(value)
    put(_MAP_HEADS[size] if size < 64 else head(0xA0, size))
    key = None
    try:
        for key, item in value.items():
            put(text_of(key) or _key(key, depth))
            kind = type(item)
            if kind is str:
                put(text_of(item) or text(item))
            elif kind is int:
                put(_INTS[item] if 0 <= item < 256 else integer(item))
            elif item is True:
                put(TRUE)
            else:
                (_writer_of(kind) or _find_writer(kind))(item, put, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise


def _write_list(value: Any, put: Put, seen: set[int], depth: int) -> None:
    if type(value) is not tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        identity = id(value)
        if identity in seen:
            return again(value, put, seen)
        seen.add(identity)
    if depth > MAX_DEPTH:
        raise TooDeepError
    size = len(value)
    put(_LIST_HEADS[size] if size < 64 else head(0x80, size))
    item = None
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                put(text_of(item) or text(item))
            elif kind is int:
                put(_INTS[item] if 0 <= item < 256 else integer(item))
            else:
                (_writer_of(kind) or _find_writer(kind))(item, put, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(next(index for index, other in enumerate(value) if other is item))
        raise


def _key(key: Any, depth: int) -> bytes:
    """The encoded key of a map. Keys may be what Python can hash and the decoder can rebuild."""
    if type(key) is str:
        return text(key)
    if type(key) is Symbol:
        raise _SymbolKeyError
    parts: list[Any] = []
    if isinstance(key, tuple):
        if depth > MAX_DEPTH:
            raise TooDeepError
        return head(0x80, len(key)) + b"".join([_key(part, depth + 1) for part in key])
    kind = _clone.kind_of(type(key))
    if kind == "enum":
        return _key(key.value, depth)
    if key is not None and kind not in _KEY_KINDS:
        raise RefusedError(f"the key {received(key)}")
    (_writer_of(type(key)) or _find_writer(type(key)))(key, parts.append, set(), depth + 1)
    return b"".join(parts)


_KEY_KINDS = frozenset({"text", "bool", "int", "float", "bytes", "date", "uuid", "decimal", "path"})


def _write_enum(value: Any, put: Put, seen: set[int], depth: int) -> None:
    _write_any(value.value, put, seen, depth)


def _write_scalar(value: Any, put: Put, seen: set[int], depth: int) -> None:
    _write_any(value.item(), put, seen, depth)


def _write_path(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(text(str(value)))


# -- the other containers ----------------------------------------------------------------------------


def _write_map_pairs(value: Map[Any, Any], put: Put, seen: set[int], depth: int) -> None:
    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    if depth + 2 > MAX_DEPTH:
        raise TooDeepError
    put(head(0xC0, TAG_MAP) + head(0x80, len(value)))
    for key, item in value.entries():
        put(b"\x82")
        _write_any(key, put, seen, depth + 3)
        _write_step(item, key, put, seen, depth + 3)


def _write_set(value: Any, put: Put, seen: set[int], depth: int) -> None:
    if type(value) is not frozenset:
        if id(value) in seen:
            return again(value, put, seen)
        seen.add(id(value))
    if depth + 1 > MAX_DEPTH:
        raise TooDeepError
    put(head(0xC0, TAG_SET) + head(0x80, len(value)))
    for index, member in enumerate(value):
        _write_step(member, index, put, seen, depth + 2)


def _write_fields(value: Any, put: Put, seen: set[int], depth: int) -> None:
    """A plain instance, or a mapping that is no plain dict and may say one length and yield another."""
    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    if depth > MAX_DEPTH:
        raise TooDeepError
    fields = fields_of(value, seen)
    put(head(0xA0, len(fields)))
    key = None
    try:
        for key, item in fields.items():
            put(_key(key, depth))
            kind = type(item)
            (_writer_of(kind) or _find_writer(kind))(item, put, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise


def _write_sequence(value: Any, put: Put, seen: set[int], depth: int) -> None:
    if isinstance(value, (tuple, range)):
        return _write_list(tuple(value), put, seen, depth)
    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    _write_list(tuple(value), put, seen, depth)


def _write_error(value: BaseException, put: Put, seen: set[int], depth: int) -> None:
    """Tag 27 around [class name, message, own properties]; a property that cannot travel stays behind.

    An exception often drags requests, locks or itself along, and a report of a failure must not fail.
    """
    if depth + 2 > MAX_DEPTH:
        raise TooDeepError
    if ~id(value) in seen:
        raise RefusedError("an error that holds itself")
    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    set.add(seen, ~id(value))  # it is being written; no identity is negative
    name, message, fields = kept(value, seen, _clone.error_parts)
    put(head(0xC0, TAG_ERROR) + b"\x83" + text(name) + text(message))
    out: list[Any] = put.__self__  # type: ignore[attr-defined]  # `put` is always the append of a list
    slot = len(out)
    put(b"")  # the head of the map of properties, when their number is known
    count = 0
    for key, item in fields.items():
        mark, known = len(out), set(seen)
        try:
            put(_key(key, depth))
            _write_any(item, put, seen, depth + 3)
            count += 1
        except (RefusedError, TooDeepError):
            del out[mark:]
            forget(seen, known)
    seen.discard(~id(value))
    out[slot] = head(0xA0, count)


def _write_refused(value: Any, put: Put, seen: set[int], depth: int) -> NoReturn:
    raise RefusedError(received(value))


def _write_step(value: Any, step: Any, put: Put, seen: set[int], depth: int) -> None:
    try:
        _write_any(value, put, seen, depth)
    except RefusedError as refusal:
        refusal.steps.append(step)
        raise


def _write_any(value: Any, put: Put, seen: set[int], depth: int) -> None:
    kind = type(value)
    (_writer_of(kind) or _find_writer(kind))(value, put, seen, depth)


# -- which writer ------------------------------------------------------------------------------------

_BY_KIND: dict[str, Writer] = {
    "text": write_text,
    "bool": write_bool,
    "int": write_int,
    "float": write_float,
    "bytes": write_bytes,
    "map": _write_fields,
    "Map": _write_map_pairs,
    "list": _write_sequence,
    "set": _write_set,
    "undefined": write_undefined,
    "date": write_date,
    "uuid": write_uuid,
    "decimal": write_decimal,
    "regexp": write_regexp,
    "typed": write_typed,
    "enum": _write_enum,
    "scalar": _write_scalar,
    "path": _write_path,
    "error": _write_error,
    _clone.FIELDS: _write_fields,
    _clone.REFUSED: _write_refused,
}

_WRITERS: dict[type, Writer] = {
    str: write_text,
    int: write_int,
    bool: write_bool,
    type(None): write_none,
    float: write_float,
    bytes: write_bytes,
    dict: _write_map,
    list: _write_list,
    tuple: _write_list,
}
_MAX_WRITERS = 1024  # classes made at run time shall not be kept alive for ever
_writer_of = _WRITERS.get


def _find_writer(cls: type) -> Writer:
    writer = _BY_KIND[_clone.kind_of(cls)]
    if len(_WRITERS) < _MAX_WRITERS:
        _WRITERS[cls] = writer
    return writer


def _write_graph(value: Any) -> tuple[list[Any], set[int]]:
    counting = Counting()
    parts: list[Any] = []
    _write_any(value, parts.append, counting, 1)
    parts = []
    marking = Marking(counting, parts.append)
    _write_any(value, parts.append, marking, 1)
    return parts, marking


# -- the frame ---------------------------------------------------------------------------------------


def encode(value: Any) -> bytes | list[Any]:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a
    message of more than MAX_DEPTH levels.
    """
    parts: list[Any] = []
    seen: set[int] = set()
    kind = type(value)
    try:
        try:
            (_writer_of(kind) or _find_writer(kind))(value, parts.append, seen, 1)
        except RepeatedError:
            parts, seen = _write_graph(value)
    except RefusedError as refusal:
        raise errors.DataCloneError(refusal.what, _clone.path_text(refusal.steps)) from None
    except _SymbolKeyError:
        return _encode_without_symbols(value)
    except (TooDeepError, RecursionError):
        raise InvalidArgValueError("message", class_name(value), f"has more than {MAX_DEPTH} levels") from None
    if HAS_LARGE in seen:
        return _gather(parts)
    body = b"".join(parts)
    size = len(body)
    return (_FRAME_HEADS[size] if size < 256 else cbor_head(size)) + body


def _encode_without_symbols(value: Any) -> bytes | list[Any]:
    from nodecompat._copier import Copier  # which leaves entries with such keys out

    try:
        return encode(Copier().copy(value))
    except RefusedError as refusal:
        raise errors.DataCloneError(refusal.what, _clone.path_text(refusal.steps)) from None


def _gather(parts: list[Any]) -> list[Any]:
    """Join what is small, leave what is large as it is, and put the head of the frame before it."""
    buffers: list[Any] = []
    small: list[Any] = [cbor_head(sum(map(len, parts)))]
    for part in parts:
        if len(part) < LARGE:
            small.append(part)
            continue
        buffers += [b"".join(small), part]
        small = []
    return [*buffers, b"".join(small)] if small else buffers
