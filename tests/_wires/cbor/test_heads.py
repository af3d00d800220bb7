"""Large byte strings are taken out of a message and put back in their places."""

from __future__ import annotations

import array
from typing import Any

import cbor2
import pytest

from nodecompat._channel.protocol import Channel
from nodecompat._wires.cbor.heads import TAG_TAKEN_OUT, take_out
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE
from nodecompat._wires.cbor.write import encode
from nodecompat.values import Map, undefined

ONE, TWO = b"1" * 200_000, b"2" * 70_000


@pytest.mark.parametrize(
    "value",
    [
        ONE,
        [ONE, TWO, b"small", "x" * 100_000],
        {"a": {"data": ONE}, "b": [1, TWO], "u": undefined},
        {1: ONE, ONE: 1},
        Map([(1, ONE)]),
        array.array("d", bytes(160_000)),
        [*range(1000), ONE],
        [ONE[:100_000]] * 400,
        "x" * 200_000,
    ],
    ids=[str(number) for number in range(9)],
)
def test_messages_with_large_buffers_arrive(value: Any) -> None:
    """Wherever the buffer stands, also beyond the heads that are looked at."""
    frame = encode(value)
    arrived, _ = Channel("cbor").receive(frame if isinstance(frame, bytes) else b"".join(frame))

    assert arrived == [("message", value)]


def test_buffers_are_replaced_by_a_tag() -> None:
    """What is left is short and well-formed."""
    rest, buffers = take_out(cbor2.dumps({"a": ONE, "b": [TWO, 5]}))

    assert buffers == [ONE, TWO]
    assert cbor2.loads(rest) == {"a": cbor2.CBORTag(TAG_TAKEN_OUT, 0), "b": [cbor2.CBORTag(TAG_TAKEN_OUT, 1), 5]}


@pytest.mark.parametrize(
    "message",
    [
        b"\x82\x5a\x00\x03\x00\x00" + bytes(MAY_HOLD_LARGE),
        b"\x5f" + bytes(MAY_HOLD_LARGE),
        b"\x9b" + bytes(4),
        b"\x7b" + b"\xff" * 8 + bytes(MAY_HOLD_LARGE),
        b"\x01" * MAY_HOLD_LARGE,
    ],
    ids=["cut", "indefinite", "cut head", "length", "many items"],
)
def test_broken_messages_are_left_as_they_are(message: bytes) -> None:
    """cbor2 finds their fault."""
    assert take_out(message) == (message, [])
    with pytest.raises(ValueError, match=r"."):
        decode(message)
