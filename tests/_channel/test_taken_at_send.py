"""A message is what it was at `send()`, whatever the program does to its parts afterwards."""

from __future__ import annotations

import array
import hashlib
from typing import Any

import pytest
import support
import support_children

from nodecompat._loop.current import engine
from nodecompat._wires import Serialization
from nodecompat.child_process import fork

nothing_left = support_children.nothing_left
worker = support_children.worker

SIZE = 4 << 20  # more than any socket takes while nobody reads
HASHING = """
import hashlib
from nodecompat import process

@process.once("message")
def _(parts):
    process.send([hashlib.sha256(memoryview(part)).hexdigest() if part else "" for part in parts])
"""


def parts() -> list[Any]:
    whole = bytearray(bytes(range(256)) * (SIZE // 256))
    return [whole, array.array("d", bytes(whole)), memoryview(bytearray(whole)), bytes(whole)]


def spoil(part: Any) -> None:
    if not isinstance(part, bytes):
        memoryview(part).cast("B")[:] = bytes(SIZE)


@pytest.mark.parametrize("wire", ["cbor", pytest.param("advanced", marks=pytest.mark.slow)])
def test_buffers_may_be_changed_right_after_send(worker: Any, wire: Serialization) -> None:
    """A bytearray, an array, a memoryview of megabytes: the child gets what they held."""
    child = fork(worker(HASHING), serialization=wire)
    found: list[Any] = []
    child.on("message", found.append)
    sent = parts()
    digest = hashlib.sha256(sent[0]).hexdigest()
    assert not child.send(sent)
    for part in sent:
        spoil(part)
    engine.drive()

    assert found == [[digest] * 4]
    assert not support.children_left()


@pytest.mark.parametrize(
    "wire", ["cbor", pytest.param("advanced", marks=pytest.mark.slow), pytest.param("json", marks=pytest.mark.slow)]
)
def test_containers_may_be_changed_right_after_send(worker: Any, wire: Serialization) -> None:
    """Also a small message that waits behind a large one."""
    child = fork(worker(support_children.ECHO), serialization=wire)
    found: list[Any] = []
    child.on("message", lambda message: found.append(message) if message != "x" * SIZE else child.disconnect())
    message: dict[str, Any] = {"list": [1], "bytes": [bytearray(b"a")] if wire != "json" else []}
    child.send("y" * SIZE)
    child.send(message)
    message["list"].append(2)
    for part in message["bytes"]:
        part[:] = b"bbb"
    child.send("x" * SIZE)
    engine.drive()

    assert found[1:] == [{"list": [1], "bytes": [b"a"] if wire != "json" else []}]
    assert not support.children_left()


def test_an_array_can_be_resized_once_it_was_sent(worker: Any) -> None:
    """What waits holds no view of the program's own buffer."""
    child = fork(worker(HASHING), serialization="cbor")
    child.on("message", lambda _: None)
    numbers = array.array("d", bytes(SIZE))
    raw = bytearray(SIZE)
    child.send([numbers, raw])
    numbers.append(1.0)
    raw.clear()
    engine.drive()

    assert not support.children_left()
