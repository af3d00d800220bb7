"""Frames of the `advanced` wire: a length and a body, however the bytes are cut into reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat._wires.framing import LengthPrefixed


def frames(*bodies: bytes) -> bytes:
    return b"".join(len(body).to_bytes(4, "big") + body for body in bodies)


BODIES = [b"\xff\x0f0", b"", b"\xff" + bytes(300), b"\xff", b""]


def test_frames_come_out_of_any_cut() -> None:
    """Whole, byte by byte, and split at every point, the same bodies come out; empty ones too."""
    stream = frames(*BODIES)
    bytewise = LengthPrefixed(1 << 26)

    assert LengthPrefixed(1 << 26).split(stream) == BODIES
    assert [body for index in range(len(stream)) for body in bytewise.split(stream[index : index + 1])] == BODIES
    for cut in range(len(stream)):
        framing = LengthPrefixed(1 << 26)
        assert framing.split(stream[:cut]) + framing.split(stream[cut:]) == BODIES
        assert framing.fault is None


@given(
    st.lists(st.binary(max_size=300) | st.integers(65530, 65545).map(bytes)),
    st.lists(st.integers(1, 10) | st.integers(1, 70000)),
)
@settings(max_examples=60, deadline=None)
def test_any_bodies_survive_any_reads(tails: list[bytes], sizes: list[int]) -> None:
    """Bodies of any size, in reads of any size."""
    bodies = [b"\xff" + tail for tail in tails]
    stream, framing = frames(*bodies), LengthPrefixed(1 << 20)
    out: list[object] = []
    while stream:
        size = sizes.pop() if sizes else len(stream)
        out += framing.split(stream[:size])
        stream = stream[size:]

    assert out == bodies
    assert framing.fault is None


@pytest.mark.parametrize("length", [0x7FFFFFFF, 0x80000000, 0xFFFFFFFF])
@pytest.mark.parametrize("cap", [64 << 20, 1 << 40])
def test_a_declared_length_is_refused_at_the_head(length: int, cap: int) -> None:
    """The cap is checked on the head; 2 GiB and more are refused whatever the cap."""
    if length <= min(cap, 0x7FFFFFFF):
        return
    framing = LengthPrefixed(cap)
    head = length.to_bytes(4, "big")

    assert framing.split(frames(b"\xff1") + head[:-1]) == [b"\xff1"]
    assert framing.fault is None
    assert framing.split(head[-1:]) == []
    assert framing.fault is not None
    assert (framing.fault.offset, framing.fault.code) == (6, "ERR_IPC_BAD_FRAME")
    assert framing.fault.reason == f"a message of {length} bytes exceeds maxMessageBytes ({min(cap, 0x7FFFFFFF)})"
    assert framing.split(frames(b"\xff1")) == []


def test_the_cap_counts_the_body_alone() -> None:
    """A body of just the cap passes, one byte more does not."""
    assert LengthPrefixed(300).split(frames(b"\xff" * 300)) == [b"\xff" * 300]
    over = LengthPrefixed(300)
    assert over.split(frames(b"\xff" * 301)) == []
    assert over.fault is not None


def test_what_is_no_message_is_not_waited_for() -> None:
    """The first byte of a body tells."""
    framing = LengthPrefixed(1 << 26)

    assert framing.split(frames(b"\xff1") + b"\x00\x00\x10\x00{") == [b"\xff1"]
    assert framing.fault is not None
    assert framing.fault.reason == "no message of the 'advanced' wire begins with 0x7b"
    line = LengthPrefixed(1 << 26)
    assert line.split(b'{"cmd":1}\n') == []
    assert line.fault is not None
    assert line.fault.offset == 0


def test_offsets_and_what_is_wanted() -> None:
    """Where each frame of the last read began, and how much the one under way still needs."""
    framing = LengthPrefixed(1 << 26)
    assert framing.wanted == 4
    stream = frames(b"\xffa", b"\xff" * 70000, b"\xffb", b"\xffc")
    assert len(framing.split(stream[:100])) == 1
    assert framing.wanted == 70000 - 90
    assert [len(body) for body in framing.split(stream[100:]) if isinstance(body, bytes)] == [70000, 2, 2]
    assert [framing.spans()[index][0] for index in range(3)] == [6, 70010, 70016]
    framing.split((5000).to_bytes(4, "big"))
    assert framing.wanted == 1
    framing.split(b"\xff")
    assert framing.wanted == 4999
