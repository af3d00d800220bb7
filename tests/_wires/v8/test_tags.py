"""Variable-length numbers and the tables of the `advanced` wire."""

from __future__ import annotations

import pytest

from nodecompat._wires.typed_arrays import VIEWS
from nodecompat._wires.v8 import tags as tags


@pytest.mark.parametrize(
    ("number", "encoded"),
    [(0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), (0xFFFFFFFF, "ffffffff0f")],
)
def test_varints(number: int, encoded: str) -> None:
    """Seven bits a byte, the lowest first; both ways."""
    data = bytes.fromhex(encoded)

    assert tags.varint(number) == data
    assert tags.read_varint(b"x" + data + b"y", 1) == (number, 1 + len(data))


@pytest.mark.parametrize("encoded", ["ffffffff1f", "808080808000", "80808080808080808001"])
def test_varints_have_32_bits(encoded: str) -> None:
    """Node drops what is beyond; nobody writes it."""
    with pytest.raises(ValueError, match="more than 32 bits"):
        tags.read_varint(bytes.fromhex(encoded), 0)


def test_every_view_has_a_letter() -> None:
    """Node's numbers and V8's letters name the same types, but for Buffer, which V8 does not know."""
    assert set(tags.VIEW_LETTERS.values()) == set(VIEWS) - {tags.BUFFER}
