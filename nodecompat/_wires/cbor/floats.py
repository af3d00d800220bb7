"""The writer of floats: a file of its own, because `_struct` takes 250 us of a child's start to load.

It is loaded by the first float. To look the packer up on use instead would cost each float a fifth on Python 3.11.
"""

from __future__ import annotations

from _struct import Struct

_double = Struct(">Bd").pack


def write_float(value: float, out: list[bytes | memoryview], seen: object, depth: int) -> None:
    """Always a double, as in JavaScript."""
    out.append(_double(0xFB, value))
