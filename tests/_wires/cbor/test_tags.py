"""The numbers of the tags and the heads before them are those of the standards."""

from __future__ import annotations

import pytest

from nodecompat._wires.cbor import tags as cbor_tags


@pytest.mark.parametrize(
    ("major", "number", "encoded"),
    [
        (0x00, 0, "00"),
        (0x00, 23, "17"),
        (0x00, 24, "1818"),
        (0x20, 255, "38ff"),
        (0x60, 256, "790100"),
        (0x80, 65536, "9a00010000"),
        (0x00, (1 << 64) - 1, "1bffffffffffffffff"),
        (0xC0, cbor_tags.TAG_MAP, "da6e6f644d"),
        (0xC0, cbor_tags.TAG_SET, "da6e6f6453"),
    ],
)
def test_heads_are_the_shortest(major: int, number: int, encoded: str) -> None:
    """Preferred serialisation (RFC 8949 4.1)."""
    assert cbor_tags.head(major, number).hex() == encoded


def test_typed_array_tags_follow_their_bits() -> None:
    """RFC 8746 2.1: the tag is 0b010fsell of float, signed, endianness and length."""
    for tag, (kind, size, _) in cbor_tags.TYPED_ARRAYS.items():
        bits = tag - 64
        assert (bits >> 4 & 1) == (kind == "f")
        assert kind == "f" or (bits >> 3 & 1) == (kind == "i")
        assert size == 1 << (bits & 3) << (kind == "f")
