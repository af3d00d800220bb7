"""The table of wires: how a channel frames, encodes and decodes.

A wire is one row. Encoders and decoders are loaded by their first use, because a child that only listens
shall not pay for the encoder, nor a child that never hears for the decoder.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nodecompat._wires.framing import CborSequence, JsonLines, LengthPrefixed
from nodecompat.errors import InvalidArgValueError

if TYPE_CHECKING:
    from nodecompat._wires.framing import Framing

Frame = bytes | list[Any]
Encode = Callable[[Any], Frame]  # a value -> its frame: bytes, or a list of buffers to be written one after the other
# Appends the values of some bodies to a list; raises ValueError(reason) at the first bad one. All that one read
# brought is decoded in one call, because some decoders take many messages at once for the price of a few.
Decode = Callable[[list[Any], list[Any]], None]


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
    from nodecompat._wires.cbor.encoder import encode

    return encode


def _cbor_decoder() -> Decode:
    from nodecompat._wires.cbor.codec import decode_all

    return decode_all


def _json_encoder() -> Encode:
    from nodecompat._wires.json.codec import encode

    return encode


def _json_decoder() -> Decode:
    from nodecompat._wires.json.codec import decode_all

    return decode_all


def _v8_encoder() -> Encode:
    from nodecompat._wires.v8.encoder import encode

    return encode


def _v8_decoder() -> Decode:
    from nodecompat._wires.v8.codec import decode

    return _one_by_one(decode)


def _jsc_framing(max_message_bytes: int) -> Framing:
    from nodecompat._wires.jsc.framing import BunFrames

    return BunFrames(max_message_bytes)


def _jsc_encoder() -> Encode:
    from nodecompat._wires.jsc.encoder import opening_encoder

    return opening_encoder()


def _jsc_decoder() -> Decode:
    from nodecompat._wires.jsc.codec import decode

    return _one_by_one(decode)


def _one_by_one(decode: Callable[[bytes], Any]) -> Decode:
    def decode_all(bodies: list[bytes], values: list[Any]) -> None:
        append = values.append
        for body in bodies:
            append(decode(body))

    return decode_all


WIRES: dict[str, Wire] = {
    "cbor": Wire(CborSequence, _cbor_encoder, _cbor_decoder),
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
