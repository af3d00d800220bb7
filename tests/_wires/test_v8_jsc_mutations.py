"""Frames of both `advanced` wires with a few bytes changed: a value or a ValueError, and nothing else, ever."""

from __future__ import annotations

import array
import datetime
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from nodecompat import errors
from nodecompat._wires.jsc import read as jsc_read
from nodecompat._wires.jsc import write as jsc_write
from nodecompat._wires.v8 import read as v8_read
from nodecompat._wires.v8 import write as v8_write
from nodecompat.values import Map, RegExp, Set, undefined

pytestmark = pytest.mark.slow

SHARED: dict[str, Any] = {"again": [1, 2]}
SEEDS: list[Any] = [
    {"id": 12345, "type": "job", "payload": {"name": "resize", "width": 640, "tags": ["a", "b"]}, "ok": True},
    [None, undefined, True, 0, -1, 300, 2**31 - 1, 2**40, -(2**70), 1.5, -0.0, float("nan"), "é", "€", "\ud800", ""],
    [1.5, 2.5, 3.0, -4.5, 1e300, 7.25],
    Map([("a", Set([1, "x"])), (2, {"b": []})]),
    [SHARED, SHARED, {"self": SHARED}],
    [datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC), re.compile("a+", re.I), RegExp("[a--b]", "v")],
    [errors.NodeTypeError("bad"), ValueError("worse")],
    {
        "buffer": b"bytes",
        "memory": bytearray(b"xyz"),
        "typed": array.array("h", [1, -2]),
        "wide": array.array("d", [1]),
    },
]
# Sizes and tags that mean much: the ends of varints, of 32 bits, of containers, every kind of value.
TELLING = [bytes((byte,)) for byte in range(256)] + [b"\xff\xff\xff\xff", b"\xff\xff\xff\xff\x0f", b"\xfe\xff\xff\xff"]


def mutated(frame: bytes, start: int, chance: random.Random) -> bytes:
    """A frame with one to four changes behind its start: bytes replaced, put in, taken out or repeated."""
    data = bytearray(frame)
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(start, len(data))
        size = chance.choice((0, 0, 1, 1, 1, 2, 4, 9))
        other = chance.randint(start, len(data))
        data[place : place + size] = chance.choice((chance.choice(TELLING), b"", data[other : other + size]))
    return bytes(data)


def outcome(decode: Callable[[bytes], Any], frame: bytes) -> str:
    try:
        decode(frame)
    except ValueError as reason:
        return str(reason)
    return "a value"


@pytest.mark.parametrize(
    ("encode", "decode", "head", "start"),
    [(v8_write.encode, v8_read.decode, 4, 1), (jsc_write.encode, jsc_read.decode, 0, 9)],
    ids=["v8", "jsc"],
)
def test_a_changed_frame_is_a_value_or_a_value_error(
    encode: Callable[[Any], Any], decode: Callable[[bytes], Any], head: int, start: int
) -> None:
    """Nothing but ValueError comes out, with a reason of one short line."""
    chance = random.Random(20260101)
    frames = [encode(seed)[head:] for seed in SEEDS]

    outcomes = {outcome(decode, mutated(chance.choice(frames), start, chance)) for _ in range(2000)}

    assert {"a value", "a value that is cut off"} <= outcomes
    assert all(0 < len(reason) < 200 and reason.isprintable() for reason in outcomes)
