"""Values that are not plain, on the `cbor` wire: the table of kinds, the containers among them, and odd keys.

Opened by the first value whose type the encoder has no writer for. What must stay true: every kind of
`_clone` has its writer here; writers have the form all writers have, see `cbor_encoder`; a container counts
the levels of the tags and arrays around its content, so that the decoder's limit is not exceeded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from nodecompat._errors.base import received
from nodecompat._errors.travelling import error_parts
from nodecompat._js.kinds import FIELDS, MAX_DEPTH, REFUSED, RefusedError, TooDeepError, kind_of
from nodecompat._js.text import Symbol
from nodecompat._wires.cbor.encoder import (
    again,
    find_writer,
    key_item,
    text,
    write_bool,
    write_bytes,
    write_float,
    write_int,
    write_list,
    write_text,
    writer_of,
)
from nodecompat._wires.cbor.scalars import (
    write_date,
    write_decimal,
    write_path,
    write_regexp,
    write_typed,
    write_undefined,
    write_uuid,
)
from nodecompat._wires.cbor.sharing import fields_of, forget, kept
from nodecompat._wires.cbor.tags import TAG_ERROR, TAG_MAP, TAG_SET, head

if TYPE_CHECKING:
    from nodecompat._wires.cbor.encoder import Put, Writer
    from nodecompat.values import Map

# -- keys --------------------------------------------------------------------------------------------

_KEY_KINDS: Final = frozenset({"text", "bool", "int", "float", "bytes", "date", "uuid", "decimal", "path"})


def odd_key(key: Any, depth: int) -> bytes:
    """The data item of a key that is no plain text. Keys may be what Python can hash and the decoder can rebuild."""
    if type(key) is Symbol:
        from nodecompat._wires.cbor.rescue import SymbolKeyError

        raise SymbolKeyError
    parts: list[Any] = []
    if isinstance(key, tuple):
        if depth > MAX_DEPTH:
            raise TooDeepError
        return head(0x80, len(key)) + b"".join([key_item(part, depth + 1) for part in key])
    kind = kind_of(type(key))
    if kind == "enum":
        return key_item(key.value, depth)
    if key is not None and kind not in _KEY_KINDS:
        raise RefusedError(f"the key {received(key)}")
    (writer_of(type(key)) or find_writer(type(key)))(key, parts.append, set(), depth + 1)
    return b"".join(parts)


# -- what stands for another value ------------------------------------------------------------------


def _write_enum(value: Any, put: Put, seen: set[int], depth: int) -> None:
    _write_any(value.value, put, seen, depth)


def _write_scalar(value: Any, put: Put, seen: set[int], depth: int) -> None:
    _write_any(value.item(), put, seen, depth)


# -- containers --------------------------------------------------------------------------------------


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
            put(key_item(key, depth))
            kind = type(item)
            (writer_of(kind) or find_writer(kind))(item, put, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise


def _write_sequence(value: Any, put: Put, seen: set[int], depth: int) -> None:
    if isinstance(value, (tuple, range)):
        return write_list(tuple(value), put, seen, depth)
    if id(value) in seen:
        return again(value, put, seen)
    seen.add(id(value))
    write_list(tuple(value), put, seen, depth)


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
    name, message, fields = kept(value, seen, error_parts)
    put(head(0xC0, TAG_ERROR) + b"\x83" + text(name) + text(message))
    out: list[Any] = put.__self__  # type: ignore[attr-defined]  # `put` is always the append of a list
    slot = len(out)
    put(b"")  # the head of the map of properties, when their number is known
    count = 0
    for key, item in fields.items():
        mark, known = len(out), set(seen)
        try:
            put(key_item(key, depth))
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
    (writer_of(kind) or find_writer(kind))(value, put, seen, depth)


# -- which writer ------------------------------------------------------------------------------------

_BY_KIND: Final[dict[str, Writer]] = {
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
    "path": write_path,
    "error": _write_error,
    FIELDS: _write_fields,
    REFUSED: _write_refused,
}


def writer_by_kind(cls: type) -> Writer:
    """The writer of a type's kind."""
    return _BY_KIND[kind_of(cls)]
