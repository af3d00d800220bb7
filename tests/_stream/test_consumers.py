"""The whole of a stream as one value."""

from __future__ import annotations

from typing import Any

from support_stream import asyncio_is_loaded

from nodecompat import require
from nodecompat._loop.current import engine
from nodecompat.stream import Readable, consumers

__all__ = ["asyncio_is_loaded"]  # fixture


def test_text_json_and_bytes() -> None:
    """A character that is cut comes whole; text is encoded."""
    found: list[Any] = []
    consumers.text(Readable.from_([b"\xe2\x82", b"\xac", "x"])).then(found.append)
    engine.drive()
    consumers.json(Readable.from_(['{"a":', "1}"])).then(found.append)
    engine.drive()
    consumers.buffer(Readable.from_(["a", b"b"])).then(found.append)
    engine.drive()
    assert found == ["€x", {"a": 1}, b"ab"]
    assert require("stream/consumers") is consumers
