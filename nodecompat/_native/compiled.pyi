"""The compiled road: see `nodecompat._native`."""

from nodecompat._wires.gathering import Body
from nodecompat._wires.table import Decode, Encode

wires: tuple[str, ...]

def encoder(wire: str, python: Encode, /) -> Encode: ...

class Decoder:
    def __call__(self, bodies: list[Body], values: list[object], /) -> None: ...
    def cut(self, data: bytes, most: int, kind: str, notices: list[tuple[str, object]], /) -> int: ...

def decoder(wire: str, python: Decode, /) -> Decoder: ...
