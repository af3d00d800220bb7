"""Blob: bytes that never change."""

from __future__ import annotations

from typing import Any

import pytest
from support_stream import asyncio_is_loaded

from nodecompat import Blob
from nodecompat._loop.current import engine

__all__ = ["asyncio_is_loaded"]  # fixture


def test_parts_are_bytes_text_or_blobs() -> None:
    """What is neither is its text."""
    blob = Blob(["é", b"\xff", Blob(["x"]), 1], {"type": "Text/Plain"})
    assert (blob.size, blob.type, blob._data) == (5, "text/plain", b"\xc3\xa9\xffx1")
    assert blob.slice(-2)._data == b"x1"
    found: list[Any] = []
    Blob(["{}"]).json().then(found.append)
    Blob(["text"]).text().then(found.append)
    engine.drive()
    assert found == [{}, "text"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, 2, b"ab"),
        ("1", "2", b"b"),
        (1.5, 2.9, b"b"),
        (0, float("inf"), b"abc"),
        (float("nan"), 2, b"ab"),
        (0, None, b""),
    ],
)
def test_the_places_of_a_slice_are_numbers_of_javascript(start: object, end: object, expected: bytes) -> None:
    """They are converted as V8 converts them: null and NaN are 0, fractions are cut."""
    assert Blob(["abc"]).slice(start, end)._data == expected


@pytest.mark.parametrize("parts", [None, {}, "text", b"bytes", 5])
def test_what_is_no_list_has_no_parts(parts: Any) -> None:
    """Node 26's code and text."""
    with pytest.raises(TypeError, match=r"^Value cannot be converted to sequence\.$") as caught:
        Blob(parts)
    assert getattr(caught.value, "code") == "ERR_INVALID_ARG_TYPE"  # a TypeError's, for mypy
