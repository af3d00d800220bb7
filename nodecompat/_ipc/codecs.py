"""The table of wires: how a channel frames, encodes and decodes.

A wire is one row. Encoders and decoders are loaded by their first use, because a child that only listens
shall not pay for the encoder, nor a child that never hears for the decoder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nodecompat._ipc.framing import CborSequence, Framing, JsonLines, LengthPrefixed
from nodecompat.errors import InvalidArgValueError

Frame = bytes | list[Any]
Encode = Callable[[Any], Frame]  # a value -> its frame: bytes, or a list of buffers to be written one after the other
Decode = Callable[[bytes], Any]  # the body of a frame -> its value; raises ValueError(reason) on a bad body


class Wire:
    """One row: the framing class, and the loaders of the encoder and the decoder.

    A plain class: to make a NamedTuple costs every child a millisecond of its start.
    """

    __slots__ = ("decoder", "encoder", "framing")

    def __init__(
        self, framing: Callable[[int], Framing], encoder: Callable[[], Encode], decoder: Callable[[], Decode]
    ) -> None:
        self.framing = framing
        self.encoder = encoder
        self.decoder = decoder


def _cbor_encoder() -> Encode:
    from nodecompat._ipc.cbor_encoder import encode

    return encode


def _cbor_decoder() -> Decode:
    from nodecompat._ipc.cbor_codec import decode_enclosed

    return decode_enclosed


def _json_encoder() -> Encode:
    from nodecompat._ipc.json_codec import encode

    return encode


def _json_decoder() -> Decode:
    from nodecompat._ipc.json_codec import decode

    return decode


def _v8_encoder() -> Encode:
    from nodecompat._ipc.v8_encoder import encode

    return encode


def _v8_decoder() -> Decode:
    from nodecompat._ipc.v8_codec import decode

    return decode


def _jsc_framing(max_message_bytes: int) -> Framing:
    from nodecompat._ipc.jsc_framing import BunFrames

    return BunFrames(max_message_bytes)


def _jsc_encoder() -> Encode:
    from nodecompat._ipc.jsc_encoder import opening_encoder

    return opening_encoder()


def _jsc_decoder() -> Decode:
    from nodecompat._ipc.jsc_codec import decode

    return decode


# What cbor bodies are handed over in: an array of the message and a number that no peer can know, by which
# the decoder sees that nothing follows the message.
CBOR_OPENING: Final = b"\x82"
CBOR_CLOSING: Final = b"\x1b" + (hash("the end of a message") & ((1 << 64) - 1) | 1 << 63).to_bytes(8, "big")


def _cbor_framing(max_message_bytes: int) -> Framing:
    return CborSequence(max_message_bytes, CBOR_OPENING, CBOR_CLOSING)


WIRES: dict[str, Wire] = {
    "cbor": Wire(_cbor_framing, _cbor_encoder, _cbor_decoder),
    "json": Wire(JsonLines, _json_encoder, _json_decoder),
    "advanced": Wire(LengthPrefixed, _v8_encoder, _v8_decoder),
}

# Two wires go by the name 'advanced': which one it is, the first bytes of the peer tell (see jsc_dialect).
DIALECTS: dict[str, Wire] = {"v8": WIRES["advanced"], "jsc": Wire(_jsc_framing, _jsc_encoder, _jsc_decoder)}


def wire(name: object) -> Wire:
    """The wire called `name` in the `serialization` option.

    Raises InvalidArgValueError as `child_process.fork` does for a name it does not know.
    """
    found = WIRES.get(name) if isinstance(name, str) else None
    if found is None:
        names = ", ".join(f"'{known}'" for known in WIRES)
        raise InvalidArgValueError("options.serialization", name, f"must be one of: undefined, {names}")
    return found
