"""Duplexes of other things, and streams of another make.

Expected values are what Node 26 prints for the same program.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace, watch

from nodecompat._loop.current import engine
from nodecompat.errors import NodeError
from nodecompat.promise import Promise
from nodecompat.stream import Duplex, PassThrough, Readable, Stream, Writable

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


async def louder(source: AsyncIterator[str]) -> AsyncIterator[str]:
    """Twice what comes."""
    async for chunk in source:
        yield chunk * 2


def test_of_items_and_promises(trace: list[Any]) -> None:
    """They can be read, not written."""
    for body in (["a"], Promise.resolve("b"), iter("c")):
        stream = Duplex.from_(body)
        assert (stream.readable, stream.writable) == (True, False)
        watch(stream, trace, "data", "end")
    engine.drive()
    assert sorted(map(str, trace)) == ["('data', 'a')", "('data', 'b')", "('data', 'c')", "end", "end", "end"]


def test_of_a_generator_function(trace: list[Any]) -> None:
    """What is written goes in, what it yields comes out."""
    stream = Duplex.from_(louder)
    watch(stream, trace, "data", "end", "finish", "close")
    stream.write("x")
    stream.end("y")
    engine.drive()
    assert trace == [("data", "xx"), ("data", "yy"), "end", "finish", "close"]


def test_of_an_async_function(trace: list[Any]) -> None:
    """It can only be written to, and finishes with the function; one that stops early closes it."""

    async def collect(source: AsyncIterator[str]) -> None:
        trace.extend([chunk async for chunk in source])

    async def refuse(source: AsyncIterator[str]) -> None:
        pass

    stream = Duplex.from_(collect)
    assert (stream.readable, stream.writable) == (False, True)
    watch(stream, trace, "finish")
    stream.end("x")
    engine.drive()
    assert trace == ["x", "finish"]
    refusing = Duplex.from_(refuse)
    watch(refusing, trace, "close", "error")
    refusing.on("error", lambda error: None)
    engine.drive()
    assert refusing.destroyed


def test_of_streams_and_pairs(trace: list[Any]) -> None:
    """A Duplex is itself; others are joined, and fail together."""
    through = PassThrough()
    assert Duplex.from_(through) is through
    to = Writable(write=lambda chunk, encoding, done: done(ValueError("full")))
    stream = Duplex.from_({"readable": Readable.from_(["r"]), "writable": to})
    watch(to, trace, "error")
    watch(stream, trace, "data", "error")
    stream.write("x")
    engine.drive()
    assert [event if isinstance(event, str) else event[0] for event in trace] == ["data", "error", "error"]


@pytest.mark.parametrize("body", [5, None, {}, True])
def test_of_anything_else(body: object) -> None:
    """One error."""
    with pytest.raises(NodeError, match="body") as caught:
        Duplex.from_(body)
    assert caught.value.code == "ERR_INVALID_ARG_TYPE"
    with pytest.raises(NodeError, match="to be returned from") as returned:
        Duplex.from_(lambda: body)
    assert returned.value.code == "ERR_INVALID_RETURN_VALUE"


def test_wrap(trace: list[Any]) -> None:
    """An emitter of 'data' is paused while nobody reads, and destroyed with the stream."""
    emitter: Any = Stream()
    for name in ("pause", "resume", "destroy"):
        setattr(emitter, name, lambda *_, name=name: trace.append(name))
    stream = Readable.wrap(emitter, {"highWaterMark": 1})
    emitter.emit("data", "x")
    assert (stream.readableObjectMode, stream.read(), trace) == (True, "x", ["pause", "resume"])
    emitter.emit("end")
    watch(stream, trace, "end")
    stream.resume()
    engine.drive()
    assert trace == ["pause", "resume", "end", "destroy"]
    assert Readable(objectMode=True).wrap(emitter) is not stream
