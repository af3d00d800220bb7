"""Frames of Bun's advanced wire, and which of the two advanced wires a stream is."""

from __future__ import annotations

import pytest

from nodecompat._wires.jsc.dialect import first_bytes_dialect, program_dialect
from nodecompat._wires.jsc.framing import BunFrames

PRELUDE = b"\x01\x02\x00\x00\x00"
ONE = b"\x02\x05\x00\x00\x00\x0e\x00\x00\x00\x07"
BUFFERS = b"\x04\x00\x00\x02\x00" + bytes(1 << 17)


@pytest.mark.parametrize("stream", [PRELUDE + ONE + ONE, ONE + BUFFERS + ONE, PRELUDE + BUFFERS + BUFFERS])
def test_frames_come_out_of_any_cut_with_their_heads(stream: bytes) -> None:
    """The prelude does not come out; large frames, gathered in another way, do."""
    expected = [ONE, ONE] if BUFFERS not in stream else ([ONE, BUFFERS, ONE] if stream[0] == 2 else [BUFFERS, BUFFERS])

    assert BunFrames(1 << 26).split(stream) == expected
    for cut in [*range(30), len(stream) - 12, len(stream) - 1]:
        framing = BunFrames(1 << 26)
        assert framing.split(stream[:cut]) + framing.split(stream[cut:]) == expected
        assert framing.fault is None


def test_the_offset_of_a_frame_is_that_of_its_head() -> None:
    """Counted from the start of the stream, the prelude included."""
    framing = BunFrames(1 << 26)
    framing.split(PRELUDE + ONE)
    framing.split(ONE + ONE)

    assert [framing.spans()[0][0], framing.spans()[1][0]] == [15, 25]


@pytest.mark.parametrize(
    ("stream", "reason", "offset"),
    [
        (ONE + b"\x09", "no frame of Bun's 'advanced' wire begins with 0x09", 10),
        (ONE + b"\x00\x00", "no frame of Bun's 'advanced' wire begins with 0x00", 10),
        (b"\x01\x03\x00\x00\x00", "version 3 of Bun's 'advanced' wire; versions 1 and 2 are understood", 0),
        (PRELUDE + b"\x02\x01\x04\x00\x00", "a message of 1025 bytes exceeds maxMessageBytes (1024)", 5),
    ],
)
def test_what_is_no_frame_is_a_fault(stream: bytes, reason: str, offset: int) -> None:
    """Before anything is waited for; what was complete before it comes out."""
    framing = BunFrames(1024)
    bodies = framing.split(stream)

    assert bodies == [ONE] * stream.count(ONE)
    assert framing.fault is not None
    assert framing.fault.reason.startswith(reason)
    assert framing.fault.offset == offset
    assert framing.split(ONE) == []


@pytest.mark.parametrize(
    ("start", "dialect"),
    [
        (b"", None),
        (b"\x01", None),
        (PRELUDE[:4], None),
        (PRELUDE, "jsc"),
        (ONE, "jsc"),
        (b"\x04\x00\x00\x01\x00", "jsc"),
        (b"\x00", "v8"),
        (b"\x00\x00\x00\x04\xff\x0f", "v8"),
        (b"\x01\x02\x00\x00\xff\x0f", "v8"),  # a message of 16.1 MiB
        (b"\x7b", "v8"),
    ],
)
def test_the_first_bytes_tell_the_dialect(start: bytes, dialect: str | None) -> None:
    """A V8 message has ff after its length; there Bun's length has its highest byte."""
    assert first_bytes_dialect(start) == dialect


@pytest.mark.parametrize(
    ("path", "dialect"),
    [
        ("/opt/bun/bin/bun", "jsc"),
        ("bun", "jsc"),
        ("/usr/bin/bunx", "jsc"),
        ("/x/bun-profile", "jsc"),
        ("/x/bun (deleted)", "jsc"),
        ("/usr/bin/node", "v8"),
        ("/usr/bin/python3.12", "v8"),
        ("/usr/bin/bundle", None),
        ("/bin/sh", None),
    ],
)
def test_the_name_of_a_program_tells_its_dialect(path: str, dialect: str | None) -> None:
    """Until its first bytes do."""
    assert program_dialect(path) == dialect
