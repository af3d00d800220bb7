"""ReadableStream: chunks are given out once and in order, to one reader, as fast as they are wanted."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from support_stream import asyncio_is_loaded

import nodecompat
from nodecompat import require
from nodecompat._loop.current import engine
from nodecompat._stream.web import ByteLengthQueuingStrategy, CountQueuingStrategy, ReadableStream, ReadableStreamTee
from nodecompat.stream import web

__all__ = ["asyncio_is_loaded"]  # fixture


def settled(promise: Any) -> Any:
    """What a promise is fulfilled with, or the reason it is rejected with."""
    found: list[Any] = []
    promise.then(found.append, found.append)
    engine.drive()
    return found[0]


def test_it_is_where_node_has_it() -> None:
    """A global, and a name of `stream/web`."""
    assert require("stream/web") is web
    assert nodecompat.ReadableStream is web.ReadableStream is ReadableStream


def test_the_source_is_asked_only_for_what_is_wanted() -> None:
    """Until as much waits as the mark allows, and again for each chunk that is taken."""
    asked: list[Any] = []

    def pull(controller: Any) -> None:
        asked.append(controller.desiredSize)
        controller.enqueue(len(asked))

    reader = ReadableStream({"pull": pull}, CountQueuingStrategy(highWaterMark=2)).getReader()
    engine.drive()
    assert asked == [2, 1]
    assert settled(reader.read()) == {"done": False, "value": 1}
    assert asked == [2, 1, 1]


def test_sizes_are_those_of_the_strategy() -> None:
    """Bytes with ByteLengthQueuingStrategy; what has no size fails the stream."""
    controllers: list[Any] = []
    strategy = ByteLengthQueuingStrategy({"highWaterMark": 10})
    stream = ReadableStream({"start": controllers.append}, strategy)
    controllers[0].enqueue(b"abc")
    assert controllers[0].desiredSize == 7
    with pytest.raises(ValueError, match="argument 'size' is invalid"):
        controllers[0].enqueue("text")
    assert settled(stream.getReader().read()).code == "ERR_INVALID_ARG_VALUE"


def test_a_locked_stream_refuses_another_reader() -> None:
    """And `cancel`; a read that waits when the reader lets go is rejected."""
    stream = ReadableStream()
    reader = stream.getReader()
    with pytest.raises(TypeError, match="ReadableStream is locked") as caught:
        stream.getReader()
    assert caught.value.code == "ERR_INVALID_STATE"  # type: ignore[attr-defined]
    assert str(settled(stream.cancel())) == "Invalid state: ReadableStream is locked"
    read = reader.read()
    reader.releaseLock()
    assert str(settled(read)) == "Invalid state: Releasing reader"
    assert str(settled(reader.read())) == "Invalid state: The reader is not attached to a stream"
    assert not stream.locked


def test_a_loop_that_is_left_cancels_and_unlocks() -> None:
    """At once, also when only the iterator is freed."""
    cancelled: list[Any] = []
    stream = ReadableStream({"pull": lambda controller: controller.enqueue("x"), "cancel": cancelled.append})
    values = aiter(stream)
    assert settled(values.next())["value"] == "x"
    assert stream.locked
    del values
    gc.collect()
    assert (stream.locked, cancelled) == (False, [nodecompat.undefined])


def test_branches_get_the_same_chunks() -> None:
    """What one has read is kept until the other has."""
    first, second = ReadableStreamTee(ReadableStream.from_([1, 2]))
    assert [settled(first.getReader().read())["value"], settled(second.getReader().read())["value"]] == [1, 1]


def test_an_error_of_the_source_reaches_its_readers_and_no_one_else() -> None:
    """No rejection is left that nobody handled."""
    stream = ReadableStream({"pull": lambda: 1 // 0})
    assert isinstance(settled(stream.getReader().read()), ZeroDivisionError)


def test_bytes_fill_the_buffers_of_a_byob_reader() -> None:
    """What is left of a chunk is for the next read; at the end come what was filled and `done`."""

    def start(controller: Any) -> None:
        controller.enqueue(b"abc")
        controller.close()

    reader = ReadableStream({"type": "bytes", "start": start}).getReader({"mode": "byob"})
    reads = [settled(reader.read(bytearray(2))) for _ in range(3)]
    assert [(bytes(one.value), one.done) for one in reads] == [(b"ab", False), (b"c", False), (b"", True)]


def test_a_source_of_bytes_fills_the_buffer_itself() -> None:
    """`byobRequest.view` is the reader's own buffer."""

    def pull(controller: Any) -> None:
        request = controller.byobRequest
        request.view[0] = 65
        request.respond(1)

    reader = ReadableStream({"type": "bytes", "pull": pull}).getReader({"mode": "byob"})
    buffer = bytearray(2)
    assert bytes(settled(reader.read(buffer)).value) == b"A"
    assert buffer == bytearray(b"A\0")
