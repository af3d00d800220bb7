"""Plain values to frames of the `cbor` wire, in one pass that checks what may travel while it writes.

Plain are text, numbers, true, false, null and bytes, and dicts with keys of text, lists and tuples of them.
Whoever sends a first message waits for this file, so all else has rooms of its own, which the first value or
the first fault opens that needs them: `cbor_kinds` for values of other types and keys of other kinds,
`cbor_rescue` for messages that this pass cannot finish.

What must stay true: the encoder never recurses deeper than MAX_DEPTH; what it writes, the decoder of
`cbor_codec` accepts; nothing is written twice as slowly for the sake of a rare type, nor loaded for it. Every
writer has the form `(value, put, seen, depth)`: `put` appends bytes, `seen` holds the identities of the
containers met so far, `depth` is the level of containers and tags that the value sits in. The first pass takes
the message for a tree, and pays one entry of `seen` a container to find out that it is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._wires.cbor.tags import BYTES, MAX_DEPTH, head, heads
from nodecompat._wires.framing import cbor_head

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    Put = Callable[[Any], None]
    Writer = Callable[[Any, Put, set[int], int], None]

# -- pieces ------------------------------------------------------------------------------------------

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow its head
HAS_LARGE: Final = -1  # in `seen`, where no identity is negative

FALSE, TRUE, NULL = b"\xf4", b"\xf5", b"\xf6"
_INTS: Final = heads(0x00, 256)
_TEXT_HEADS: Final = heads(0x60, 256)
_MAP_HEADS: Final = heads(0xA0, 64)
_LIST_HEADS: Final = heads(0x80, 64)
_FRAME_HEADS: Final = heads(0x40, 256, b"\xd8\x18")

_TEXTS: Final[dict[Any, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


def text(value: str) -> bytes:
    """The data item of a text."""
    try:
        data = value.encode()
    except UnicodeEncodeError:
        from nodecompat._wires.cbor.scalars import wtf8

        return wtf8(value)
    size = len(data)
    if size >= 256:
        return head(0x60, size) + data
    data = _TEXT_HEADS[size] + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data


def integer(value: int) -> bytes:
    """The data item of an integer."""
    if 256 <= value < 0x10000:
        return _short_integer(0x19, value)
    if -0x10000000000000000 <= value < 0x10000000000000000:
        return head(0x00, value) if value >= 0 else head(0x20, -1 - value)
    from nodecompat._wires.cbor.scalars import big_integer

    return big_integer(value)


# `_struct` takes as long to load as this file. It is loaded by the first float, or when it begins to pay: it saves
# each short integer some 50 ns.

_short_integers_without = 1000


def _load_packers() -> None:
    global _double, _short_integer
    from _struct import Struct

    _double = Struct(">Bd").pack
    _short_integer = Struct(">BH").pack


def _first_double(first: int, value: float) -> bytes:
    _load_packers()
    return _double(first, value)


def _short_integer_by_hand(first: int, value: int) -> bytes:
    global _short_integers_without
    _short_integers_without -= 1
    if _short_integers_without <= 0:
        _load_packers()
    return BYTES[first] + value.to_bytes(2, "big")


_double: Callable[[int, float], bytes] = _first_double
_short_integer: Callable[[int, int], bytes] = _short_integer_by_hand

# -- single values -----------------------------------------------------------------------------------


def write_text(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(text(str.__str__(value)))


def write_int(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(integer(int(value)))


def write_bool(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(TRUE if value else FALSE)


def write_none(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(NULL)


def write_float(value: Any, put: Put, seen: set[int], depth: int) -> None:
    put(_double(0xFB, value))


def write_bytes(value: Any, put: Put, seen: set[int], depth: int) -> None:
    size = len(value)
    put(head(0x40, size))
    if size >= LARGE:
        seen.add(HAS_LARGE)
    put(bytes(value) if type(value) is bytearray else value)


# -- containers --------------------------------------------------------------------------------------


def write_map(value: Any, put: Put, seen: set[int], depth: int) -> None:
    identity = id(value)
    if identity in seen:
        return again(value, put, seen)
    seen.add(identity)
    if depth > MAX_DEPTH:
        raise rescue_room().TooDeepError
    size = len(value)
    put(_MAP_HEADS[size] if size < 64 else head(0xA0, size))
    key = None
    try:
        for key, item in value.items():
            put(text_of(key) or key_item(key, depth))
            kind = type(item)
            if kind is str:
                put(text_of(item) or text(item))
            elif kind is int:
                put(_INTS[item] if 0 <= item < 256 else integer(item))
            elif item is True:
                put(TRUE)
            else:
                (writer_of(kind) or find_writer(kind))(item, put, seen, depth + 1)
    except rescue_room().RefusedError as refusal:
        refusal.steps.append(key)
        raise


def write_list(value: Any, put: Put, seen: set[int], depth: int) -> None:
    if type(value) is not tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        identity = id(value)
        if identity in seen:
            return again(value, put, seen)
        seen.add(identity)
    if depth > MAX_DEPTH:
        raise rescue_room().TooDeepError
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
                (writer_of(kind) or find_writer(kind))(item, put, seen, depth + 1)
    except rescue_room().RefusedError as refusal:
        refusal.steps.append(next(index for index, other in enumerate(value) if other is item))
        raise


# -- the doors to the rooms --------------------------------------------------------------------------

_WRITERS: Final[dict[type, Writer]] = {
    str: write_text,
    int: write_int,
    bool: write_bool,
    type(None): write_none,
    float: write_float,
    bytes: write_bytes,
    dict: write_map,
    list: write_list,
    tuple: write_list,
}
writer_of = _WRITERS.get

# What is asked for again and again is kept: each `import` of what is loaded already takes 0.2 us.
_odd_key: Callable[[Any, int], bytes] | None = None
_rescue: ModuleType | None = None


def find_writer(cls: type) -> Writer:
    """The writer of a type that is met for the first time."""
    from nodecompat._js.kinds import keep_writer
    from nodecompat._wires.cbor.kinds import writer_by_kind

    writer = writer_by_kind(cls)
    keep_writer(_WRITERS, cls, writer)
    return writer


def key_item(key: Any, depth: int) -> bytes:
    """The data item of a key, in a map that is `depth` levels deep."""
    global _odd_key
    if type(key) is str:
        return text(key)
    if _odd_key is None:
        from nodecompat._wires.cbor.kinds import odd_key

        _odd_key = odd_key
    return _odd_key(key, depth)


def again(value: object, put: Put, seen: Any) -> None:
    """Write a container that was met before."""
    if type(seen) is set:
        raise rescue_room().RepeatedError
    seen.again(value, put)


def rescue_room() -> ModuleType:
    """`cbor_rescue`: what may break a pass off, and what is done then. Called in an `except`, only by an error."""
    global _rescue
    if _rescue is None:
        from nodecompat._wires.cbor import rescue as cbor_rescue

        _rescue = cbor_rescue
    return _rescue


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
        (writer_of(kind) or find_writer(kind))(value, parts.append, seen, 1)
    except Exception:
        parts, seen = rescue_room().rescue(value)
    if HAS_LARGE in seen:
        return _gather(parts)
    body = b"".join(parts)
    size = len(body)
    return (_FRAME_HEADS[size] if size < 256 else cbor_head(size)) + body


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
