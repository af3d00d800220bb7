"""Where each frame begins in the stream and how long it is, on every wire: NODE_DEBUG=ipc and bad frames ask for it."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nodecompat import _wires as codecs
from nodecompat._wires.framing import JsonLines

WIRES = {"cbor": codecs.WIRES["cbor"], "json": codecs.WIRES["json"], **codecs.DIALECTS}


def joined(frame: codecs.Frame) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(frame)


@pytest.mark.parametrize("name", WIRES)
@given(
    values=st.lists(st.one_of(st.text(), st.integers(), st.binary(max_size=2000), st.just("x" * 70_000)), max_size=5),
    cut=st.integers(1, 200),
)
def test_frames_of_every_wire_however_they_are_cut(name: str, values: list[object], cut: int) -> None:
    """Offset and size of each, in order."""
    wire = WIRES[name]
    frames = [joined(wire.write.encode(value)) for value in values]
    stream = wire.opening + b"".join(frames)
    offsets = accumulate(map(len, frames), initial=len(wire.opening))
    framing = wire.framing(1 << 20)
    step = cut if len(stream) < 20_000 else cut * 400
    found: list[tuple[int, int]] = []
    for at in range(0, len(stream), step):
        framing.split(memoryview(stream)[at : at + step])
        found += framing.spans()

    assert found == [*zip(offsets, map(len, frames), strict=False)]
    assert framing.next == len(stream) or not frames


@given(data=st.lists(st.sampled_from([b"\n", b" ", b"\t\r", b"1", b"{}", b"\x0b"]), max_size=30), cut=st.integers(1, 9))
def test_blank_lines_are_no_frames(data: list[bytes], cut: int) -> None:
    """What is told of a line is what was given out."""
    stream = b"".join(data)
    framing = JsonLines(1000)
    for at in range(0, len(stream), cut):
        bodies = framing.split(stream[at : at + cut])
        assert [stream[offset : offset + size - 1] for offset, size in framing.spans()] == bodies


@pytest.mark.parametrize("name", ["cbor", "v8"])
def test_next_is_where_a_fault_is(name: str) -> None:
    """Also where frames came before it in the same read."""
    wire = WIRES[name]
    good = joined(wire.write.encode("good"))
    framing = wire.framing(100)
    framing.split(good + good + b"\0\0\0\x05bad")

    assert framing.spans() == [(0, len(good)), (len(good), len(good))]
    assert framing.fault is not None
    assert framing.fault.offset == framing.next == 2 * len(good)
