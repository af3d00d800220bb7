"""What a plain message loads on the cbor wire, and that what is loaded later changes nothing but that."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from nodecompat import Symbol
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.tags import integer
from nodecompat._wires.cbor.write import encode
from nodecompat.errors import DataCloneError, InvalidArgValueError

PLAIN = "{'s': 'text', 'n': [0, 255, 256, 65535, 1 << 40, -1], 'b': (True, False, None), 'd': {'raw': b'x' * 300}}"
LOADED = """
import sys
from nodecompat._channel.protocol import Channel
def exchange(message):
    frame = Channel("cbor").send(message)
    return Channel("cbor").receive(frame if isinstance(frame, bytes) else b"".join(frame))[0]
for message in {messages}:
    exchange(message)
print(*sorted(".".join(name.split(".")[-2:]) for name in sys.modules
    if name.startswith(("nodecompat._wires.cbor.", "nodecompat._js.kinds")) or name == "_struct"))
"""


def loaded(messages: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(messages=messages)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "NODECOMPAT_PURE": "1"},
    )
    return {*run.stdout.split()}


def test_plain_messages_load_what_they_need() -> None:
    """Whoever says or hears a first word waits for three files, and for no tag, date or error."""
    assert loaded(f"['hello', {PLAIN}]") == {"cbor.read", "cbor.tags", "cbor.write"}


@pytest.mark.parametrize(
    ("message", "modules"),
    [
        ("0.5", {"_struct"}),
        (
            "[1 << 70]",
            {"_js.kinds", "cbor.read_rest"},
        ),
        ("{1: 2}", {"_js.kinds", "cbor.write_rest", "cbor.heads"}),
    ],
)
def test_the_first_other_value_loads_its_modules(message: str, modules: set[str]) -> None:
    """And the plain ones before it did not."""
    more = loaded(f"['hello', {message}]")

    assert modules <= more
    assert not modules & loaded("['hello']")


@pytest.mark.parametrize("value", [256, 257, 0x1234, 0xFF00, 0xFFFF])
def test_short_integers(value: int) -> None:
    """They are put together from two bytes."""
    assert integer(value) == b"\x19" + bytes(divmod(value, 256))
    assert decode(integer(value)) == value


class Broken(Mapping[str, Any]):
    """Fails while it is read."""

    def __getitem__(self, key: str) -> Any:
        raise LookupError(f"no {key} today")

    def __iter__(self) -> Iterator[str]:
        return iter("a")

    def __len__(self) -> int:
        return 1


def test_an_error_of_the_programs_own_gets_out_as_it_is() -> None:
    """Nothing is put around it, nor in its place."""
    with pytest.raises(LookupError, match="no a today") as caught:
        encode([{"x": Broken()}])
    assert caught.value.__context__ is None


def test_what_one_way_cannot_finish_the_next_one_does() -> None:
    """A message that is no tree and has symbols for keys, and one whose second writing is refused."""
    part = [1]
    frame = encode([part, part, {Symbol("s"): 1, "t": 2}, {3: part}])

    assert isinstance(frame, bytes)
    message: Any = decode(frame[3:] if frame[2] < 0x58 else frame[4:])
    first, second, third, fourth = message
    assert first is second is fourth[3]
    assert third == {"t": 2}
    with pytest.raises(DataCloneError, match=r"message\[2\]\.fn"):
        encode([part, part, {"fn": print}])
    with pytest.raises(DataCloneError):
        encode([part, part, {Symbol("s"): 1}, {"fn": print}])


class Watched:
    """Can be referred to weakly."""

    def __init__(self) -> None:
        self.fn = print


def test_a_refusal_keeps_nothing_alive() -> None:
    """When the error is gone so is the message, without a look of the collector."""
    watched = Watched()
    seen = weakref.ref(watched)
    deep: list[Any] = [[watched]]
    for _ in range(1001):
        deep = [deep]
    gc.disable()
    try:
        with pytest.raises(DataCloneError):
            encode([watched])
        with pytest.raises(InvalidArgValueError):
            encode(deep)
        del watched, deep
        assert seen() is None
    finally:
        gc.enable()
