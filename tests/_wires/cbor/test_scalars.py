"""Single values on the cbor wire: bounds of integers and decimals, texts with lone surrogates, the text cache."""

from __future__ import annotations

import decimal
from typing import Any

import pytest

from nodecompat._js.kinds import RefusedError
from nodecompat._wires.cbor import tags as cbor_tags
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.write import WRITERS


@pytest.mark.parametrize("value", [(1 << 8 * 4096) - 1, -(1 << 8 * 4096)], ids=["positive", "negative"])
def test_integers_up_to_4096_bytes_travel(value: int) -> None:
    """The cap of both sides is the same, and the first number beyond it is refused."""
    assert decode(cbor_tags.integer(value)) == value
    with pytest.raises(RefusedError, match="an integer of 4097 bytes"):
        cbor_tags.integer(value + (1 if value > 0 else -1))


@pytest.mark.parametrize("value", ["", "a" * 23, "a" * 24, "a" * 255, "a" * 256, "é" * 40000, "\ud800\udc00", "\udfff"])
def test_texts_travel(value: str) -> None:
    """Every length of head, and surrogates that are no pair or were never joined."""
    assert decode(cbor_tags.text(value)) == value


def test_a_text_is_encoded_once() -> None:
    """Short texts come from the cache the second time, long ones never fill it."""
    first = cbor_tags.text("a word of an enumeration")
    cbor_tags.text("x" * 33)

    assert cbor_tags.text_of("a word of an enumeration") is first
    assert cbor_tags.text_of("x" * 33) is None


@pytest.mark.parametrize("text", ["0", "-1.50", "1E+6144", "1E-6144", "9" * 3999])
def test_decimals_travel(text: str) -> None:
    """Digits and exponent are kept."""
    parts: list[Any] = []
    WRITERS[decimal.Decimal](decimal.Decimal(text), parts, set(), 1)

    assert decode(b"".join(parts)).as_tuple() == decimal.Decimal(text).as_tuple()


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1E+6145", "1E-6145", "9" * 4001])
def test_decimals_that_could_hang_a_receiver_stay(text: str) -> None:
    """Bounded as on arrival."""
    with pytest.raises(RefusedError):
        WRITERS[decimal.Decimal](decimal.Decimal(text), [], set(), 1)
