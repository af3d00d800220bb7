"""compose: several streams and functions as one Duplex; and streams of the web in a pipeline."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from support_stream import asyncio_is_loaded

from nodecompat import TransformStream, WritableStream
from nodecompat._loop.current import engine
from nodecompat.stream import PassThrough, Readable, Writable, compose, promises

__all__ = ["asyncio_is_loaded"]  # fixture


async def doubled(source: AsyncIterator[Any]) -> AsyncIterator[Any]:
    """Every chunk twice in one."""
    async for chunk in source:
        yield chunk + chunk


def collected(stream: Any) -> Any:
    """All chunks of a stream, or the error it failed with."""
    found: list[Any] = []
    stream.toArray().then(found.append, found.append)
    engine.drive()
    return found[0]


def test_functions_and_streams_become_one() -> None:
    """What is written goes into the first, what the last gives comes out."""
    assert collected(Readable.from_(["a", "b"]).compose(doubled)) == ["aa", "bb"]
    through = compose(doubled, PassThrough(objectMode=True), TransformStream())
    through.end("x")
    assert collected(through) == [b"xx"]  # no object mode at the end of it


def test_a_failure_destroys_all() -> None:
    """The Duplex fails with it."""

    async def failing(source: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for chunk in source:
            yield 1 // chunk

    source = Readable.from_([0])
    assert isinstance(collected(source.compose(failing)), ZeroDivisionError)
    assert source.destroyed


def test_what_can_not_stand_in_its_place() -> None:
    """Is refused before anything is connected."""
    with pytest.raises(TypeError, match="must be readable") as caught:
        compose(Writable(), PassThrough())
    assert caught.value.code == "ERR_INVALID_ARG_VALUE"  # type: ignore[attr-defined]


def test_a_pipeline_of_streams_of_the_web() -> None:
    """Each is written no faster than it takes it, and closed at the end."""
    trace: list[Any] = []
    sink = WritableStream({"write": trace.append, "close": lambda: trace.append("closed")})
    promises.pipeline(Readable.from_(["a", "b"]), TransformStream(), sink).then(lambda: trace.append("over"))
    engine.drive()
    assert trace == ["a", "b", "closed", "over"]
