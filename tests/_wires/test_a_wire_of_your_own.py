"""A fifth wire, made as the docstring of `_wires` says: MessagePack, plain values only, between two ends of a channel."""

from __future__ import annotations

import socket
import struct
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from support_endpoint import Target

from nodecompat._errors.base import InvalidArgValueError
from nodecompat._js import MAX_DEPTH
from nodecompat._js.kinds import RefusedError, TooDeepError
from nodecompat._loop.current import engine
from nodecompat._wires import WIRES, Wire, show, tree
from nodecompat._wires.framing import SizedFrames
from nodecompat.child_process import fork
from nodecompat.errors import DataCloneError

# -- write.py ------------------------------------------------------------------------------------------


def write_map(value: dict[Any, Any], out: list[bytes], seen: set[int], depth: int) -> None:
    """A map of 32 bits."""
    out.append(b"\xdf" + len(value).to_bytes(4, "big"))
    for key, item in value.items():
        try:
            write_any(key, out, seen, depth + 1)
            write_any(item, out, seen, depth + 1)
        except RefusedError as refusal:
            refusal.steps.append(key)
            raise


def write_list(value: list[Any], out: list[bytes], seen: set[int], depth: int) -> None:
    """An array of 32 bits."""
    out.append(b"\xdd" + len(value).to_bytes(4, "big"))
    for item in value:
        write_any(item, out, seen, depth + 1)


def write_text(value: str, out: list[bytes], seen: set[int], depth: int) -> None:
    """A text of 32 bits."""
    data = value.encode("utf-8", "surrogatepass")
    out.append(b"\xdb" + len(data).to_bytes(4, "big") + data)


def refuse(value: object, out: list[bytes], seen: set[int], depth: int) -> None:
    """Where another wire has a `write_rest`."""
    raise RefusedError(f"an instance of {type(value).__name__}")


WRITERS: dict[type, tree.Writer] = {
    dict: write_map,
    list: write_list,
    str: write_text,
    int: lambda value, out, seen, depth: out.append(struct.pack(">Bq", 0xD3, value)),
    float: lambda value, out, seen, depth: out.append(struct.pack(">Bd", 0xCB, value)),
    bool: lambda value, out, seen, depth: out.append(b"\xc3" if value else b"\xc2"),
    type(None): lambda value, out, seen, depth: out.append(b"\xc0"),
}


def write_any(value: object, out: list[bytes], seen: set[int], depth: int) -> None:
    """A value of any type."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    WRITERS.get(type(value), refuse)(value, out, seen, depth)


def parts(value: object) -> list[bytes]:
    """The parts of a message."""
    out: list[bytes] = []
    write_any(value, out, set(), 1)
    return out


def encode(value: object) -> bytes:
    """Four bytes of length, and the value."""
    try:
        out = parts(value)
    except (RefusedError, RecursionError) as fault:
        out = tree.rescue(fault, parts, value)
    return sum(map(len, out)).to_bytes(4, "big") + b"".join(out)


# -- read.py -------------------------------------------------------------------------------------------

CONSTANTS = {0xC0: None, 0xC2: False, 0xC3: True}


def read_any(data: bytes, position: int, depth: int) -> tuple[Any, int]:
    """The value that begins at a position, and where the next one begins."""
    tag, position = data[position], position + 1
    if tag in CONSTANTS:
        return CONSTANTS[tag], position
    if tag == 0xD3 or tag == 0xCB:
        (number,) = struct.unpack_from(">q" if tag == 0xD3 else ">d", data, position)
        return number, position + 8
    size, position = int.from_bytes(data[position : position + 4], "big"), position + 4
    if tag == 0xDB:
        return data[position : position + size].decode("utf-8", "surrogatepass"), position + size
    if (tag != 0xDD and tag != 0xDF) or depth > MAX_DEPTH or size > len(data) - position:
        raise ValueError(f"0x{tag:02x} where a value must begin, or what is too deep or too long")
    items = []
    for _ in range(size if tag == 0xDD else 2 * size):
        item, position = read_any(data, position, depth + 1)
        items.append(item)
    return items if tag == 0xDD else dict(zip(items[::2], items[1::2], strict=True)), position


def decode(body: bytes) -> object:
    """The value of a body. Raises ValueError for anything else."""
    try:
        value, end = read_any(body, 0, 1)
    except (IndexError, struct.error, TypeError):
        raise ValueError("a value that is cut off, or a key that is none") from None
    if end != len(body):
        raise ValueError("bytes follow the message within its frame")
    return value


# -- framing, and the row of the table -----------------------------------------------------------------


class MsgpackFrames(SizedFrames):
    """Frames of a length of four bytes, big-endian, and the body."""

    smallest_head = 4

    def _head(self, data: bytes | memoryview, position: int) -> tuple[int, int]:
        return position + 4, int.from_bytes(data[position : position + 4], "big") if position + 4 <= len(data) else 0


HERE: Any = sys.modules[__name__]  # writes and reads
MSGPACK = Wire("msgpack", "msgpack", MsgpackFrames, HERE, HERE, show)


@pytest.fixture
def _in_the_table() -> Iterator[None]:
    WIRES["msgpack"] = MSGPACK
    yield
    del WIRES["msgpack"]


MESSAGES = [{"id": 12345, "tags": ["a", "é"], "ok": True, "n": None}, "x" * 200_000, [1.5, [-1, {}]], {"k": {"k": []}}]


@pytest.mark.usefixtures("_in_the_table")
def test_two_ends_talk() -> None:
    """Small and large messages, there and back, over a socket; and the ends know of each other's end."""
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "msgpack", is_child=False)
    child = Target().open(theirs.detach(), "msgpack", is_child=True)
    found: list[object] = []
    child.on("message", lambda message: child.send(["echo", message]) if message else child.disconnect())
    parent.on("message", found.append)
    parent.on("disconnect", lambda: found.append("disconnect"))
    for message in [*MESSAGES, 0]:
        parent.send(message)
    engine.drive()

    assert found == [*(["echo", message] for message in MESSAGES), "disconnect"]


@pytest.mark.usefixtures("_in_the_table")
def test_errors_are_those_of_every_wire() -> None:
    """What cannot travel, what is too deep, and a name that is none, now with this one in the list."""
    with pytest.raises(DataCloneError, match=r"an instance of module could not be cloned \(at message\.a\)"):
        encode({"a": types})
    deep: list[Any] = []
    for _ in range(1500):
        deep = [deep]
    with pytest.raises(InvalidArgValueError, match="has more than 1000 levels"):
        encode(deep)
    with pytest.raises(InvalidArgValueError, match="'cbor', 'msgpack'"):
        fork("x.py", [], {"serialization": "morse"})
