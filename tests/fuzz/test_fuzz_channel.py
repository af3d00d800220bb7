"""Mutated streams on every wire: nothing but notices, nothing slow, nothing of a foreign type.

Bounded to a few seconds; NODECOMPAT_FUZZ_SECONDS=600 makes it a real run.
"""

from __future__ import annotations

import array
import datetime
import os
import random
import re
import time
from typing import Any

import pytest

from nodecompat._channel.protocol import BAD_FRAME, INTERNAL, MESSAGE, Channel
from nodecompat._wires.json.fast import fast
from nodecompat.values import Map, Set, undefined

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("NODECOMPAT_FUZZ_SECONDS", "1"))

VALUES: list[Any] = [
    {"id": 12345, "type": "job", "payload": {"name": "resize", "tags": ["a", "b"], "size": 1.5}, "ok": True},
    [None, -1, 2**70, "é\U0001f600", "x" * 300],
    {"cmd": "NODE_HANDLE", "type": "net.Native", "msg": 1},
]
RICH: list[Any] = [
    {1: "int", (1, "x"): "tuple", 2**70: "big"},
    Map([([1], undefined), (None, Set([1, 2]))]),
    ValueError("text"),
    b"bytes" * 20,
]
CLONED: list[Any] = [
    Map([([1], undefined), (None, Set([1, "☪"]))]),
    [
        b"bytes" * 20,
        array.array("d", [1.5]),
        re.compile("a+", re.I),
        datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
    ],
    [ValueError("text"), 2**70, -0.0, {"☪": "é", "5": [undefined]}],
]
INTERESTING = bytes(
    (
        0,
        0x18,
        0x1B,
        0x22,
        0x3B,
        0x41,
        0x56,
        0x5C,
        0x5E,
        0x5F,
        0x61,
        0x6F,
        0x72,
        0x7F,
        0x80,
        0x9B,
        0x9F,
        0xA1,
        0xBB,
        0xC2,
        0xC4,
        0xD8,
        0xD9,
        0xDB,
        0xF7,
        0xF8,
        0xFF,
    )
)


def joined(frame: Any) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(frame)


def mutated(stream: bytes, chance: random.Random) -> bytes:
    data = bytearray(stream)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data))
        action = chance.randrange(5)
        if action == 0:
            data[place] = chance.randrange(256)
        elif action == 1:
            data[place] = chance.choice(INTERESTING)
        elif action == 2:
            del data[place : place + chance.randint(1, 8)]
        elif action == 3:
            data[place:place] = chance.randbytes(chance.randint(1, 8))
        else:
            other = chance.randrange(len(data))
            data[place:place] = data[other : other + chance.randint(1, 16)]
        if not data:
            return b"\x00"
    return bytes(data)


@pytest.mark.parametrize("road", ["cbor", "json", "json with orjson", "advanced"])
def test_mutated_streams_give_notices(road: str) -> None:
    """Every mutation, in reads of random sizes, gives known notices and at most one fault, at the end."""
    wire = road.split()[0]
    if road.endswith("orjson"):
        pytest.importorskip("orjson")
        fast.take()
    else:
        fast.leave_alone()
    sender = Channel(wire)
    frames = [joined(sender.send(value)) for value in VALUES + {"cbor": RICH, "advanced": CLONED}.get(wire, [])]
    chance = random.Random(20)
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        stream = mutated(b"".join(chance.sample(frames, 3)), chance)
        channel, notices = Channel(wire, max_message_bytes=1 << 16), []
        while stream:
            size = chance.randint(1, len(stream))
            notices += channel.receive(stream[:size])[0]
            stream = stream[size:]
        kinds = [kind for kind, _ in notices]

        assert set(kinds) <= {MESSAGE, INTERNAL, BAD_FRAME}
        assert BAD_FRAME not in kinds[:-1]
        for kind, value in notices:
            if kind is MESSAGE:
                assert type(value).__module__ != "cbor2"
    fast.leave_alone()
