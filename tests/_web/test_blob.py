"""Blob: bytes that never change."""

from __future__ import annotations

from typing import Any

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
