"""The frames between parent and agent: literal bytes, pieces of any size, and what is none."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from nodecompat._remote import protocol
from nodecompat._remote.protocol import FROM_AGENT, FROM_PARENT, Frame, Frames, ProtocolError


def read(data: bytes, size: int, takes: frozenset[int] = FROM_AGENT) -> list[tuple[int, bytes]]:
    """The frames of some bytes that come in pieces of a size; bytes of a stream are put together."""
    frames, found = Frames(takes), list[tuple[int, bytes]]()
    for at in range(0, len(data), size):
        for frame in frames.feed(data[at : at + size]):
            if found and frame.kind in protocol.STREAMS and found[-1][0] == frame.kind:
                found[-1] = (frame.kind, found[-1][1] + bytes(frame.payload))
            else:
                found.append((frame.kind, bytes(frame.payload)))
    return found


@pytest.mark.parametrize("size", [1, 2, 5, 7, 100])
def test_frames_come_in_pieces_of_any_size(size: int) -> None:
    """The bytes on the wire are these, and how they are cut makes no difference."""
    data = b"".join(
        [
            protocol.frame(protocol.HELLO, b"token\n1\nhost"),
            protocol.up(258),
            protocol.header(protocol.CHANNEL, 3) + b"abc",
            protocol.end_of(protocol.CHANNEL),
            protocol.credit(protocol.STDIN, 65536),
            protocol.frame(protocol.ALIVE),
            protocol.exited(None, 9),
        ]
    )
    assert data == (
        b"H\0\0\0\x0ctoken\n1\nhost"
        b"U\0\0\0\4\0\0\1\2"
        b"c\0\0\0\3abc"
        b".\0\0\0\1c"
        b"W\0\0\0\5i\0\1\0\0"
        b"P\0\0\0\0"
        b"X\0\0\0\x08\xff\xff\xff\xff\0\0\0\x09"
    )
    assert read(data, size) == [
        (protocol.HELLO, b"token\n1\nhost"),
        (protocol.UP, b"\0\0\1\2"),
        (protocol.CHANNEL, b"abc"),
        (protocol.END, b"c"),
        (protocol.CREDIT, b"i\0\1\0\0"),
        (protocol.ALIVE, b""),
        (protocol.EXIT, b"\xff\xff\xff\xff\0\0\0\x09"),
    ]


def test_what_the_payloads_say() -> None:
    """Each function reads what its opposite writes."""
    assert protocol.pid_of(b"\0\0\1\2") == 258
    assert protocol.stream_ended(b"o") == protocol.STDOUT
    assert protocol.credit_given(b"i\0\1\0\0") == (protocol.STDIN, 65536)
    assert protocol.status_of(protocol.exited(3, None)[5:]) == (3, None)
    assert protocol.status_of(protocol.exited(None, None)[5:]) == (None, None)
    assert protocol.number_of(protocol.kill(15)[5:]) == 15


@pytest.mark.parametrize(
    "data",
    [b"z\0\0\0\0", b"G\0\0\0\0", b"H\0\0\xff\xff", b"U\xff\xff\xff\xff", b"c\0\x10\0\1", b"\0" * 5],
    ids=["unknown kind", "the other side's kind", "too long", "far too long", "more than the window", "zeros"],
)
def test_what_is_no_frame_is_refused_at_its_header(data: bytes) -> None:
    """Nothing of its payload is waited for."""
    with pytest.raises(ProtocolError):
        read(data, 100)


@pytest.mark.parametrize(
    ("function", "payload"),
    [
        (protocol.pid_of, b"\1"),
        (protocol.stream_ended, b""),
        (protocol.stream_ended, b"x"),
        (protocol.credit_given, b"c"),
        (protocol.credit_given, b"c\xff\xff\xff\xff"),
        (protocol.credit_given, b"x\0\0\0\1"),
        (protocol.status_of, b"123"),
        (protocol.number_of, b""),
    ],
)
def test_a_payload_that_says_nothing_is_refused(function: object, payload: bytes) -> None:
    """Of the wrong size, or with a stream or a number that there is not."""
    assert callable(function)
    with pytest.raises(ProtocolError):
        function(payload)


def test_any_bytes_cost_no_more_memory_than_they_are() -> None:
    """Random bytes end in frames or in a refusal, and a header that promises much allocates nothing."""
    chance = random.Random(15)
    tracemalloc.start()
    try:
        for _ in range(3000):
            kinds = bytes(chance.choice(b"HGNUFPBcoei.WkXz\0") for _ in range(3))
            data = b"".join(bytes([kind]) + chance.randbytes(chance.randrange(12)) for kind in kinds)
            frames = Frames(chance.choice([FROM_AGENT, FROM_PARENT]))
            try:
                for frame in frames.feed(data):
                    assert isinstance(frame, Frame)
            except ProtocolError:
                continue
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_frame_over_its_limit_is_not_made() -> None:
    """It would end the connection."""
    with pytest.raises(ValueError, match="are more than"):
        protocol.frame(protocol.HELLO, b"x" * 513)
