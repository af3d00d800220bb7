"""Large messages arrive whole, however they are cut, and out of memory that is used again and again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, READ_BYTES, Channel

ONE, TWO, SMALL = b"1" * 200_000, bytes(range(256)) * 300, b"s" * 1000

VALUES: dict[str, Any] = {
    "buffer": ONE,
    "last": {"id": 1, "name": "é", "data": ONE},
    "first": {"data": ONE, "id": 1},
    "two": [ONE, TWO, SMALL],
    "nested": {"a": [{"b": ONE}, "x"], "c": [[TWO]]},
    "key": {ONE: TWO},
    "text": "t" * 300_000,
    "beyond the first read": ["x" * 70_000, ONE],
    "many items": [*range(30_000), TWO],
}


def stream_of(wire: str, *values: Any) -> bytes:
    channel = Channel(wire)
    frames = [channel.send(value) for value in values]
    return b"".join(part for frame in frames for part in ([frame] if isinstance(frame, bytes) else frame))


def receive_in_views(channel: Channel, stream: bytes, sizes: list[int]) -> list[Any]:
    """Reads of these sizes, round and round, each into the same memory."""
    notices: list[Any] = []
    place, turn = bytearray(262144), 0
    while stream:
        size = min(sizes[turn % len(sizes)], len(stream))
        turn += 1
        place[:size] = stream[:size]
        notices += channel.receive(memoryview(place)[:size])[0]
        place[:size] = b"\xee" * size
        stream = stream[size:]
    return notices


def receive_in_place(channel: Channel, stream: bytes, sizes: list[int]) -> list[Any]:
    """Reads of these sizes, as a socket's are: a large message's own to where the channel wants them."""
    notices: list[Any] = []
    place, turn, wanted = memoryview(bytearray(262_144)), 0, 1
    while stream:
        size = min(sizes[turn % len(sizes)], len(stream))
        turn += 1
        data, stream = stream[:size], stream[size:]
        room = channel.room() if wanted > READ_BYTES else None
        if room is None:
            arrived, wanted = channel.receive(data)
        else:
            with room:
                size = min(len(room), len(data))
                room[:size] = data[:size]
            channel.filled(size)
            place[: len(data) - size] = data[size:]
            arrived, wanted = channel.receive(place[: len(data) - size])
            place[:] = bytes(len(place))
        notices += arrived
    return notices


@pytest.mark.parametrize("wire", ["cbor", "advanced", "json"])
@pytest.mark.parametrize("name", [name for name in VALUES if name != "key"])
@given(sizes=st.lists(st.integers(1, 262_144), min_size=1, max_size=5).filter(lambda sizes: max(sizes) > 1000))
@settings(max_examples=5, deadline=None)
def test_a_large_message_is_read_to_where_it_stays(wire: str, name: str, sizes: list[int]) -> None:
    """No byte of it passes through other memory; what follows it in the same read is not lost."""
    value = VALUES[name]
    stream = stream_of(wire, {"before": 1}, value, value, {"after": [2]})
    expected = Channel(wire).receive(stream)[0]
    assert len(expected) == 4
    assert receive_in_place(Channel(wire), stream, sizes) == expected


def test_a_large_message_that_is_broken() -> None:
    """It is refused at its own place, and nothing after it comes out."""
    stream = stream_of("cbor", 1)
    broken = b"\xd8\x18\x5a\x00\x03\x00\x00" + b"\x82\x5a\x00\x02\x00\x00" + bytes(0x20000) + b"\xff" * (0x10000 - 6)
    first, second = receive_in_place(Channel("cbor"), stream + broken + stream, [65_536, 262_144])
    assert first == (MESSAGE, 1)
    assert (second[0], second[1].code, second[1].offset) == (BAD_FRAME, "ERR_IPC_BAD_FRAME", len(stream))


@pytest.mark.parametrize("name", VALUES)
@given(sizes=st.lists(st.integers(1, 262_144), min_size=1, max_size=5).filter(lambda sizes: max(sizes) > 1000))
@settings(max_examples=15, deadline=None)
def test_a_large_message_arrives_in_any_reads(name: str, sizes: list[int]) -> None:
    """Its buffers too, and the messages around it."""
    value = VALUES[name]
    stream = stream_of("cbor", {"before": 1}, value, value, {"after": [2]})
    expected = [(MESSAGE, {"before": 1}), (MESSAGE, value), (MESSAGE, value), (MESSAGE, {"after": [2]})]
    assert receive_in_views(Channel("cbor"), stream, sizes) == expected


@pytest.mark.parametrize(
    ("wire", "value"), [("json", "t" * 300_000), ("advanced", ONE), ("advanced", [ONE, {"a": TWO}])]
)
@pytest.mark.parametrize("sizes", [[262_144], [1000], [65_536, 7]])
def test_views_are_taken_on_every_wire(wire: str, value: Any, sizes: list[int]) -> None:
    """The memory that a read went into holds something else after it."""
    assert receive_in_views(Channel(wire), stream_of(wire, 1, value, 2), sizes) == [
        (MESSAGE, 1),
        (MESSAGE, value),
        (MESSAGE, 2),
    ]


def test_a_large_message_that_is_none() -> None:
    """A buffer that ends beyond its frame is no buffer: the frame is refused, what came before it is not."""
    body = b"\x82\x5a\x00\x10\x00\x00" + bytes(200_000)
    frame = b"\xd8\x18\x5a" + len(body).to_bytes(4, "big") + body
    (first, second) = receive_in_views(Channel("cbor"), stream_of("cbor", 1) + frame, [65_536])
    assert first == (MESSAGE, 1)
    assert second[0] == BAD_FRAME
    assert second[1].code == "ERR_IPC_BAD_FRAME"


def test_what_is_kept_grows_by_what_arrived() -> None:
    """A frame of 60 MB is announced, and 100 bytes of it come: no memory is taken for the rest."""
    import tracemalloc

    channel = Channel("cbor")
    tracemalloc.start()
    try:
        channel.receive(b"\xd8\x18\x5a\x03\x93\x87\x00\x5a\x03\x93\x86\xfb" + bytes(100))
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()
