"""Frames measured without being kept: the same ones that the framings find."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nodecompat._wires import table as codecs
from nodecompat._wires.jsc.framing import BunFrames
from nodecompat._wires.meter import KEPT, Meter, Sample

WIRES = {
    "cbor": codecs.WIRES["cbor"],
    "json": codecs.WIRES["json"],
    "v8": codecs.DIALECTS["v8"],
    "jsc": codecs.DIALECTS["jsc"],
}


def joined(frame: codecs.Frame) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(map(bytes, frame))


@pytest.mark.parametrize("wire", WIRES)
@given(
    values=st.lists(st.one_of(st.text(), st.integers(), st.binary(max_size=2000), st.just("x" * 70_000)), max_size=5),
    cut=st.integers(1, 200),
)
def test_frames_of_every_wire_however_they_are_cut(wire: str, values: list[Any], cut: int) -> None:
    """Size and start of each, in order."""
    encode = WIRES[wire].encoder()
    frames = [joined(encode(value)) for value in values]
    stream = b"".join(frames)
    if wire == "jsc" and frames:
        frames[0] = frames[0][5:]  # the prelude is no message
    meter = Meter(wire)
    step = cut if len(stream) < 20_000 else cut * 400
    found = [sample for at in range(0, len(stream), step) for sample in meter.take(memoryview(stream)[at : at + step])]
    assert found == [Sample(len(frame), frame[:KEPT]) for frame in frames]
    assert meter.unfinished == Sample(0, b"")


@given(data=st.lists(st.sampled_from([b"\n", b" ", b"\t\r", b"1", b"{}", b"\x0b"]), max_size=30), cut=st.integers(1, 9))
def test_blank_lines_are_no_messages(data: list[bytes], cut: int) -> None:
    """As many lines as the framing finds."""
    stream = b"".join(data)
    meter, framing = Meter("json"), WIRES["json"].framing(1000)
    pieces = [stream[at : at + cut] for at in range(0, len(stream), cut)]
    found = [sample.start.removesuffix(b"\n") for piece in pieces for sample in meter.take(piece)]
    assert found == [body for piece in pieces for body in framing.split(piece)]


def test_what_begins_no_frame_is_kept_in_part() -> None:
    """The first bytes, and how many there have been; also of what claims to be long."""
    meter = Meter("cbor")
    assert meter.take(b"hello") == []
    assert meter.take(bytes(5000)) == []
    assert meter.unfinished == Sample(5005, b"hello" + bytes(KEPT - 5))
    meter = Meter("v8")
    assert meter.take(b"\xff\xff\xff\xff\xff") == []
    assert meter.unfinished == Sample(5, b"\xff\xff\xff\xff\xff")


def test_bun_preludes_are_no_messages() -> None:
    """They are a head without a body, whatever their version; the channel judges it."""
    stream = b"\x01\x02\0\0\0" + b"\x02\x03\0\0\0abc"
    assert Meter("jsc").take(stream) == [Sample(8, b"\x02\x03\0\0\0abc")]
    assert BunFrames().split(stream) == [b"\x02\x03\0\0\0abc"]
