"""Two Duplexes that are joined."""

from __future__ import annotations

from typing import Any

from support_stream import asyncio_is_loaded, trace, watch

from nodecompat._loop.current import engine
from nodecompat.stream import duplexPair

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


def test_a_pair_of_duplexes(trace: list[Any]) -> None:
    """What goes into one comes out of the other; so does the end."""
    first, second = duplexPair()
    watch(second, trace, "data", "end", "close")
    first.end("one")
    second.end()
    first.resume()
    engine.drive()
    assert (trace, first.destroyed) == ([("data", b"one"), "end", "close"], True)
