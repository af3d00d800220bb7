"""Plain values to frames of the `cbor` wire, in one pass that checks what may travel while it writes.

Plain are text, numbers, true, false, null and bytes, and dicts with keys of text, lists and tuples of them.
Whoever sends a first message waits for this file; the first value that is not plain loads `write_rest`.

What must stay true: the writers never recurse deeper than MAX_DEPTH; what they write, `read` accepts; nothing is
written twice as slowly for the sake of a rare type, nor loaded for it. Every writer has the form
`(value, out, seen, depth)`: `out` takes the parts of the message, `depth` is the level of containers that the value
sits in, and `seen` the set of the identities of the containers met so far. The first pass takes the message for a
tree, and pays one entry of `seen` a container to find out that it is none; then it is written anew, see `write_rest`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.cbor.tags import HAS_LARGE, LARGE, cbor_head, head, heads, integer, text, text_of

if TYPE_CHECKING:
    import struct
    from collections.abc import Callable

    from nodecompat._js import kinds
    from nodecompat._wires import tree
    from nodecompat._wires.cbor import write_rest
    from nodecompat._wires.protocols import Frame

    Out = list[bytes | memoryview]  # the parts of a message
    Seen = set[Any] | write_rest.Places
    Writer = Callable[[Any, Out, Seen, int], None]
else:
    struct = on_use("_struct")  # only floats; 250 us of a child's start
    tree = on_use("nodecompat._wires.tree")  # only messages with large parts; 1 ms
    kinds = on_use("nodecompat._js.kinds")  # only messages that cannot be written
    write_rest = on_use("nodecompat._wires.cbor.write_rest")  # only values that are not plain; 2 ms of a child's start

_MAP_HEADS: Final = heads(0xA0, 64)
_LIST_HEADS: Final = heads(0x80, 64)
_FRAME_HEADS: Final = heads(0x40, 256, b"\xd8\x18")

# -- single values -----------------------------------------------------------------------------------


def _write_text(value: str, out: Out, seen: Seen, depth: int) -> None:
    value = str.__str__(value)
    out.append(text(value) if len(value) < LARGE else _long_text(value, out, seen))


def _long_text(value: str, out: Out, seen: Seen) -> bytes:
    """Append the head of a text, and return its bytes, so that they are not copied."""
    try:
        data = value.encode()
    except UnicodeEncodeError:
        return text(value)
    out.append(head(0x60, len(data)))
    seen.add(HAS_LARGE)
    return data


def _write_int(value: int, out: Out, seen: Seen, depth: int) -> None:
    out.append(integer(int(value)))


def _write_float(value: float, out: Out, seen: Seen, depth: int) -> None:
    out.append(struct.pack(">Bd", 0xFB, value))  # always a double, as in JavaScript


def _write_bool(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append(b"\xf5" if value else b"\xf4")


def _write_none(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append(b"\xf6")


def _write_bytes(value: bytes | bytearray, out: Out, seen: Seen, depth: int) -> None:
    size = len(value)
    out.append(head(0x40, size))
    if size >= LARGE:
        seen.add(HAS_LARGE)
    out.append(value if isinstance(value, bytes) else bytes(value))


# -- containers --------------------------------------------------------------------------------------


def write_map(value: dict[Any, Any], out: Out, seen: Seen, depth: int) -> None:
    """A dict with any keys."""
    identity = id(value)
    if identity in seen:
        return again(value, out, seen)
    if depth > MAX_DEPTH:
        raise kinds.TooDeepError
    seen.add(identity)
    size = len(value)
    out.append(_MAP_HEADS[size] if size < 64 else head(0xA0, size))
    key = None
    try:
        for key, item in value.items():
            out.append(text_of(key) or key_item(key, depth + 1))
            kind = type(item)
            if kind is str:
                out.append(text_of(item) or (text(item) if len(item) < LARGE else _long_text(item, out, seen)))
            elif kind is int:
                out.append(integer(item))
            elif item is True:
                out.append(b"\xf5")
            else:
                (writer_of(kind) or find_writer(kind))(item, out, seen, depth + 1)
    except kinds.RefusedError as refusal:
        refusal.steps.append(key)
        raise
    except write_rest.SymbolKeyError:
        WRITERS.rest.write_without_symbols(value, out, seen, depth)


def write_list(value: list[Any] | tuple[Any, ...], out: Out, seen: Seen, depth: int) -> None:
    """A list or a tuple."""
    if type(value) is not tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        identity = id(value)
        if identity in seen:
            return again(value, out, seen)
        seen.add(identity)
    if depth > MAX_DEPTH:
        raise kinds.TooDeepError
    size = len(value)
    out.append(_LIST_HEADS[size] if size < 64 else head(0x80, size))
    item = None
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                out.append(text_of(item) or (text(item) if len(item) < LARGE else _long_text(item, out, seen)))
            elif kind is int:
                out.append(integer(item))
            else:
                (writer_of(kind) or find_writer(kind))(item, out, seen, depth + 1)
    except kinds.RefusedError as refusal:
        refusal.steps.append(next(index for index, other in enumerate(value) if other is item))
        raise


def again(value: object, out: Out, seen: Seen) -> None:
    """Write a container that was met before."""
    WRITERS.rest.refer(value, out, seen)


# -- which writer ------------------------------------------------------------------------------------


class _Writers(dict[type, "Writer"]):
    """The writers by type; the first type that is not plain brings those of `write_rest`."""

    _rest: write_rest.Rest | None = None

    @property
    def rest(self) -> write_rest.Rest:
        """The writers of values that are not plain."""
        if self._rest is None:
            self._rest = write_rest.Rest(self, write_list, again)
        return self._rest

    def __missing__(self, cls: type) -> Writer:
        return tree.remember(self, cls, self.rest.find(cls))


WRITERS: Final = _Writers(
    {
        str: _write_text,
        int: _write_int,
        float: _write_float,
        bool: _write_bool,
        type(None): _write_none,
        bytes: _write_bytes,
        dict: write_map,
        list: write_list,
        tuple: write_list,
    }
)
writer_of = WRITERS.get  # 15 ns faster than WRITERS[cls]
find_writer = WRITERS.__missing__


def key_item(key: object, depth: int) -> bytes:
    """The data item of a key, which sits `depth` levels deep."""
    return text(key) if type(key) is str else WRITERS.rest.odd_key(key, depth)


# -- the frame ---------------------------------------------------------------------------------------


def encode(value: object) -> Frame:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a
    message of more than MAX_DEPTH levels.
    """
    out: Out = []
    seen: Seen = set()
    kind = type(value)
    try:
        (writer_of(kind) or find_writer(kind))(value, out, seen, 1)
    except Exception:
        out, seen = write_rest.rescue(value, WRITERS)
    if HAS_LARGE in seen:
        return tree.gather([cbor_head(sum(map(len, out))), *out])
    body = b"".join(out)
    size = len(body)
    if size >= LARGE:
        return [cbor_head(size), body]
    return (_FRAME_HEADS[size] if size < 256 else cbor_head(size)) + body
