"""The compiled road: see `nodecompat._native`."""

from nodecompat._wires.table import Decode, Encode

wires: tuple[str, ...]

def encoder(wire: str, python: Encode, /) -> Encode: ...
def decoder(wire: str, python: Decode, /) -> Decode: ...
