"""Framing: however the bytes are cut into reads, the same frames come out, and no fault raises."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat._wires.cbor.heads import put_back
from nodecompat._wires.cbor.tags import cbor_head
from nodecompat._wires.framing import Backlog, CborSequence, JsonLines
from nodecompat._wires.gathering import Body

BUN = b"\x01\x02\x00\x00\x00\x02\x0a\x00\x00\x00"


def sizes_of(bodies: list[Body]) -> list[int]:
    return [len(body) if isinstance(body, bytes) else len(put_back(body)) for body in bodies]


def cbor(*bodies: bytes) -> bytes:
    return b"".join(cbor_head(len(body)) + body for body in bodies)


CASES: list[tuple[Callable[[int], CborSequence | JsonLines], bytes, list[bytes]]] = [
    (CborSequence, cbor(b"\x01", b"a" * 23, b"b" * 24, b"c" * 255, b"d" * 256),
     [b"\x01", b"a" * 23, b"b" * 24, b"c" * 255, b"d" * 256]),
    (JsonLines, b'1\n"\xc3\xa9"\r\n\n \n\r\n[2]\n', [b"1", b'"\xc3\xa9"\r', b"[2]"]),
    (JsonLines, '"\u2028"\n"\x85"\n'.encode(), ['"\u2028"'.encode(), '"\x85"'.encode()]),
]  # fmt: skip


@pytest.mark.parametrize(("make", "stream", "bodies"), CASES)
def test_frames_come_out_of_any_cut(
    make: Callable[[int], CborSequence | JsonLines], stream: bytes, bodies: list[bytes]
) -> None:
    """Whole, byte by byte, and split at every point, the same bodies come out; the tail waits."""
    assert make(1 << 26).split(stream) == bodies
    bytewise = make(1 << 26)
    assert [body for index in range(len(stream)) for body in bytewise.split(stream[index : index + 1])] == bodies
    for cut in range(len(stream)):
        framing = make(1 << 26)
        assert framing.split(stream[:cut]) + framing.split(stream[cut:]) == bodies
        assert framing.fault is None


@given(
    st.lists(st.binary(max_size=300) | st.sampled_from((65536, 262133, 262144)).map(bytes), max_size=6),
    st.lists(st.integers(1, 70000)),
    st.sampled_from((0, 300, 262144)),
)
@settings(max_examples=60, deadline=None)
def test_any_bodies_survive_any_reads(bodies: list[bytes], sizes: list[int], room: int) -> None:
    """Bodies of any size, in reads of any size; large ones too, which are gathered in another way.

    Where there is room before a read, the beginning of a frame that it completes is moved there.
    """
    stream, framing, before = cbor(*bodies), CborSequence(1 << 20), memoryview(bytearray(room))
    out: list[Body] = []
    while stream:
        size = sizes.pop() if sizes else len(stream)
        begun = framing.begun(before, len(stream[:size]))
        out += framing.split(bytes(before[room - begun :]) + stream[:size])
        stream = stream[size:]

    assert [body if isinstance(body, bytes) else put_back(body) for body in out] == bodies
    assert framing.fault is None


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        (b"\x01\x02", "no frame of the 'cbor' wire begins with 0x0102"),
        (b"{", "no frame of the 'cbor' wire begins with 0x7b"),
        (b"hello\n", "no frame of the 'cbor' wire begins with 0x6865, the text 'he': what does print there?"),
        (b"\xd8\x19\x01", "no frame of the 'cbor' wire begins with 0xd819"),
        (b"\xd8\x18\x5f", "tag 24 must hold a byte string of definite length, not head 0x5f"),
        (b"\xd8\x18\x61a", "tag 24 must hold a byte string of definite length, not head 0x61"),
        (b"\xd8\x18\x5c", "tag 24 must hold a byte string of definite length, not head 0x5c"),
    ],
)
def test_what_is_no_frame_is_a_fault(stream: bytes, reason: str) -> None:
    """Frames before the fault come out, the offset is that of the frame at fault, nothing comes after it."""
    framing = CborSequence(1 << 26)

    assert framing.split(cbor(b"ok") + stream) == [b"ok"]
    assert framing.fault is not None
    assert (framing.fault.reason, framing.fault.offset, framing.fault.code) == (reason, 5, "ERR_IPC_BAD_FRAME")
    assert framing.split(cbor(b"ok")) == []


@pytest.mark.parametrize("make", [CborSequence, JsonLines])
@pytest.mark.parametrize("size", [1, 2, 5, 10])
def test_the_prelude_of_bun_is_named(make: type[CborSequence] | type[JsonLines], size: int) -> None:
    """Bun's 'advanced' wire is told apart from its first byte, and the text says what to do."""
    framing = make(1 << 26)

    assert framing.split(BUN[:size]) == []
    assert "serialization: 'json'" in str(framing.fault)


@pytest.mark.parametrize("length", [0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 63, (1 << 64) - 1])
def test_a_declared_length_is_refused_at_the_head(length: int) -> None:
    """The cap is checked on the head, before a byte of the body came."""
    framing = CborSequence(1 << 26)
    head = cbor_head(length)

    assert framing.split(head[:-1]) == []
    assert framing.fault is None
    assert framing.split(head[-1:]) == []
    assert framing.fault is not None
    assert framing.fault.reason == f"a message of {length} bytes exceeds maxMessageBytes (67108864)"


def test_the_cap_counts_the_body_alone() -> None:
    """A body of just the cap passes on both wires, one byte more does not."""
    assert CborSequence(300).split(cbor(b"x" * 300)) == [b"x" * 300]
    assert JsonLines(300).split(b"1" * 300 + b"\n") == [b"1" * 300]
    over, line = CborSequence(300), JsonLines(300)
    assert over.split(cbor(b"x" * 301)) == []
    assert line.split(b"ok\n" + b"1" * 301 + b"\n2\n") == [b"ok"]
    assert (over.fault and over.fault.offset, line.fault and line.fault.offset) == (0, 3)


def test_a_line_over_the_cap_is_refused_before_it_ends() -> None:
    """What is kept of a line without an end never exceeds the cap."""
    framing = JsonLines(100)

    assert framing.split(b"7\n" + b"x" * 60) == [b"7"]
    assert framing.fault is None
    assert framing.split(b"x" * 60) == []
    assert framing.fault is not None
    assert (framing.fault.reason, framing.fault.offset) == ("a line is longer than maxMessageBytes (100)", 2)


def test_offsets_count_the_whole_stream() -> None:
    """`offset_of` tells where each frame of the last read began, across reads, blank lines and large frames."""
    lines = JsonLines(1 << 26)
    assert lines.split(b"1\n\n 22\n3") == [b"1", b" 22"]
    assert [lines.spans()[0][0], lines.spans()[1][0]] == [0, 3]
    assert lines.split(b"3\n4\n") == [b"33", b"4"]
    assert [lines.spans()[0][0], lines.spans()[1][0]] == [7, 10]
    frames = CborSequence(1 << 26)
    stream = cbor(b"a", bytes(70000), b"b", b"c")
    assert sizes_of(frames.split(stream[:100])) == [1]
    assert sizes_of(frames.split(stream[100:])) == [70000, 1, 1]
    assert [frames.spans()[index][0] for index in range(3)] == [4, 70011, 70015]


def test_wanted_tells_how_much_is_missing() -> None:
    """A hint for the size of reads: what the frame under way still needs, never more than the cap."""
    framing = CborSequence(1 << 26)
    assert framing.wanted == 3
    framing.split(cbor_head(70000) + bytes(10))
    assert framing.wanted == 69990
    framing.split(bytes(69989))
    assert framing.wanted == 1
    assert sizes_of(framing.split(bytes(1))) == [70000]
    framing.split(cbor_head(5000) + b"xy")
    assert framing.wanted == 4998
    assert JsonLines(1 << 26).wanted == 1


def test_crumbs_are_merged() -> None:
    """A frame that comes in tiny reads is not kept as one object each."""
    backlog = Backlog()
    for _ in range(1000):
        backlog.add(b"ab")

    assert backlog.size == 2000
    assert len(backlog._chunks) == 2
    assert backlog.take(b"c") == b"ab" * 1000 + b"c"
    assert (backlog.size, backlog.take()) == (0, b"")


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (0, "d81840"),
        (23, "d81857"),
        (24, "d8185818"),
        (255, "d81858ff"),
        (256, "d818590100"),
        (65536, "d8185a00010000"),
        (1 << 32, "d8185b0000000100000000"),
    ],
)
def test_heads_are_the_shortest(size: int, head: str) -> None:
    """Tag 24 and a byte string's head in preferred serialisation (RFC 8949 4.1)."""
    assert cbor_head(size).hex() == head
