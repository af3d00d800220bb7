"""Keys chosen to collide, or never to be hashed, are found before a dict sees them."""

from __future__ import annotations

import cbor2
import pytest

from nodecompat._wires.cbor.heads import Look
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.tree import check_collisions

MODULUS = (1 << 61) - 1


def head(major: int, number: int) -> bytes:
    return bytes((major | 27,)) + number.to_bytes(8, "big")


def integer_map(keys: list[int]) -> bytes:
    return head(0xA0, len(keys)) + b"".join(cbor2.dumps(key) + b"\xf6" for key in keys)


def test_colliding_integers_are_refused() -> None:
    """Forty thousand multiples of 2^61-1 would take a dict seconds."""
    with pytest.raises(ValueError, match="keys chosen to collide"):
        decode(integer_map([MODULUS * number for number in range(1, 40_000)]))


def test_honest_integers_pass() -> None:
    """Any number of ordinary keys, big and negative ones too."""
    keys = [*range(3000), *range(-3000, 0), *((1 << 63) + number for number in range(3000))]

    assert len(decode(integer_map(keys))) == 9000


@pytest.mark.parametrize(
    "encoded",
    [
        "a1d81c82010201",  # a marked tuple
        "82d81c8101a181d81d0001",  # a reference within a tuple
        "a1a001",  # a map
        "a1da6e6f64538001",  # a Set
        "a1d852400 1".replace(" ", ""),  # a typed array
        "a1d81b830000a001",  # an error
        "a1f701",  # undefined
        "a1e001",  # a simple value
        "a181f701",  # undefined in a tuple
        "a2010201 03".replace(" ", ""),  # the same integer twice
        "a20102fb3ff000000000000003",  # 1 and 1.0
        "a101",  # cut off
        "a1820101",  # cut off in a tuple
        "a15f",
    ],
)
def test_bad_keys_are_refused(encoded: str) -> None:
    """Only scalars, tuples of them, dates, decimals and UUIDs can be keys."""
    with pytest.raises(ValueError, match=r"."):
        decode(bytes.fromhex(encoded))


def test_a_tuple_that_takes_for_ever_to_hash_is_refused() -> None:
    """Forty levels of pairs of the same tuple have 2^40 leaves."""
    bomb = b"\xd8\x1c\x80"
    for level in range(40):
        bomb = b"\xd8\x1c\x82" + bomb + b"\xd8\x1d" + cbor2.dumps(40 - level)
    with pytest.raises(ValueError, match="map key of a type that is not used"):
        decode(b"\xa1" + bomb + b"\x01")


def test_collisions_of_tuples_are_counted() -> None:
    """(n * (2^61-1) + 1, 0) all have one hash."""
    keys = [b"\x82" + cbor2.dumps(MODULUS * number + 1) + b"\x00" for number in range(60)]
    with pytest.raises(ValueError, match="keys chosen to collide"):
        decode(head(0xA0, 60) + b"".join(key + b"\xf6" for key in keys))


def test_members_of_sets_are_counted() -> None:
    """Map and Set arrive as arrays, and are looked at before they are made."""
    check_collisions([MODULUS * number for number in range(50)])
    check_collisions([*range(2000), *map(str, range(2000)), *([] for _ in range(2000))])
    with pytest.raises(ValueError, match="keys chosen to collide"):
        check_collisions([MODULUS * number for number in range(52)])


def test_data_that_ends_too_early_is_left_to_the_decoder() -> None:
    """The walk finds no fault of its own in it."""
    for end in range(10):
        Look(b"\xa2\x1b\x00\x00\x00\x01\x00\x00\x00\x00\x82\x01"[:end], lambda key: 0).run()
