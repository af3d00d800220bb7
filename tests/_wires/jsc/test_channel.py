"""The channel on the advanced wire: which of its two dialects it is, the peer's first bytes tell."""

from __future__ import annotations

from typing import Any

import pytest

from nodecompat._channel.protocol import BAD_FRAME, FAILED, MESSAGE, Channel
from nodecompat._wires.jsc.write import encode as jsc_encode
from nodecompat._wires.v8.write import encode as v8_encode

PRELUDE = b"\x01\x02\x00\x00\x00"


def whole(frame: bytes | list[Any]) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(frame)


@pytest.mark.parametrize("guess", [None, "v8", "jsc"])
@pytest.mark.parametrize(
    ("stream", "answer"),
    [
        (PRELUDE + whole(jsc_encode({"a": 1})), PRELUDE + whole(jsc_encode("b"))),
        (whole(jsc_encode({"a": 1})), PRELUDE + whole(jsc_encode("b"))),
        (whole(v8_encode({"a": 1})), whole(v8_encode("b"))),
    ],
)
def test_the_peers_bytes_decide_whatever_was_guessed(guess: str | None, stream: bytes, answer: bytes) -> None:
    """In whatever pieces they come; and it is answered in the same dialect."""
    for cut in range(1, len(stream)):
        channel = Channel("advanced")
        channel.speak(guess)
        assert channel.receive(stream[:cut])[0] + channel.receive(stream[cut:])[0] == [(MESSAGE, {"a": 1})]
        assert whole(channel.send("b")) == answer


def test_until_the_peer_has_spoken_the_guess_is_spoken() -> None:
    """V8's dialect without a guess; a later guess replaces an earlier one."""
    channel = Channel("advanced")
    assert whole(channel.send(1)) == whole(v8_encode(1))
    channel.speak("jsc")
    assert whole(channel.send(1)) == PRELUDE + whole(jsc_encode(1))
    assert whole(channel.send(1)) == whole(jsc_encode(1))


def test_a_guess_is_nothing_to_other_wires() -> None:
    """Bun speaks json as everybody does."""
    channel = Channel("json")
    channel.speak("jsc")

    assert channel.send(1) == b"1\n"


def test_a_bad_frame_of_buns_wire_fails_the_channel_with_its_offset() -> None:
    """Counted from the stream's first byte, also when the first bytes came alone."""
    channel = Channel("advanced")
    assert channel.receive(PRELUDE[:3]) == ([], 1)
    ((kind, error),), _ = channel.receive(PRELUDE[3:] + b"\x02\x05\x00\x00\x00\x0f\x00\x00\x00\x04")

    assert (kind, error.offset, channel.incoming) == (BAD_FRAME, 5, FAILED)
    assert error.reason == "version 15 of Bun's format; versions 1 to 14 are understood"
