"""The table of wires and its look-up."""

from __future__ import annotations

import pytest

from nodecompat._ipc import codecs
from nodecompat.errors import InvalidArgValueError


@pytest.mark.parametrize("name", sorted(codecs.WIRES))
def test_each_wire_carries_a_message(name: str) -> None:
    """A row's encoder, framing and decoder fit each other."""
    wire = codecs.wire(name)
    frame = wire.encoder()({"a": [1, None, "é"]})
    bodies = wire.framing(1000).split(frame if isinstance(frame, bytes) else b"".join(frame))

    assert [wire.decoder()(body) for body in bodies] == [{"a": [1, None, "é"]}]


@pytest.mark.parametrize("name", ["msgpack", "JSON", "", None, 5, ["json"]])
def test_an_unknown_wire_is_an_invalid_value(name: object) -> None:
    """As Node's fork says it, with the names known here."""
    with pytest.raises(
        InvalidArgValueError, match=r"options\.serialization' must be one of: undefined, 'cbor', 'json'"
    ):
        codecs.wire(name)


def test_the_end_of_a_body_is_a_number_of_nine_bytes() -> None:
    """It must have one encoding only, or a peer might end a message with a longer form of it."""
    assert len(codecs.CBOR_CLOSING) == 9
    assert codecs.CBOR_CLOSING[0] == 0x1B
    assert codecs.CBOR_CLOSING[1] & 0x80
