"""toWeb and fromWeb: an end, an error and a cancellation go both ways."""

from __future__ import annotations

from typing import Any

from support_stream import asyncio_is_loaded

from nodecompat import ReadableStream, TransformStream, WritableStream
from nodecompat._loop.current import engine
from nodecompat.stream import Duplex, PassThrough, Readable, Writable, consumers, finished

__all__ = ["asyncio_is_loaded"]  # fixture


def settled(promise: Any) -> Any:
    """What a promise is fulfilled with, or the reason it is rejected with."""
    found: list[Any] = []
    promise.then(found.append, found.append)
    engine.drive()
    return found[0]


def test_a_readable_as_a_stream_of_the_web() -> None:
    """Cancelling it destroys the Readable; a destroyed one fails it."""
    assert settled(consumers.text(Readable.toWeb(Readable.from_(["a", "b"])))) == "ab"
    source = Readable(read=lambda: None)
    settled(Readable.toWeb(source).cancel())
    assert source.destroyed
    destroyed = Readable(read=lambda: None)
    reader = Readable.toWeb(destroyed).getReader()
    destroyed.destroy()
    assert settled(reader.read()).name == "AbortError"


def test_a_stream_of_the_web_as_a_readable() -> None:
    """Destroying it cancels the stream with the error."""
    assert settled(Readable.fromWeb(ReadableStream.from_([1, 2]), {"objectMode": True}).toArray()) == [1, 2]
    reasons: list[Any] = []
    error = ValueError("enough")
    readable = Readable.fromWeb(ReadableStream({"cancel": reasons.append}))
    readable.on("error", lambda: None)
    readable.destroy(error)
    engine.drive()
    assert reasons == [error]


def test_a_stream_of_the_web_that_fails_while_nobody_reads() -> None:
    """The Readable fails at once."""
    trace: list[Any] = []
    started: list[Any] = []
    readable = Readable.fromWeb(ReadableStream({"start": started.append}))
    readable.on("error", trace.append).on("close", lambda: trace.append("close"))
    error = ValueError("broken")
    started[0].error(error)
    engine.drive()

    assert trace == [error, "close"]


def test_a_writable_as_a_stream_of_the_web() -> None:
    """`close` ends it, and waits for 'finish'."""
    trace: list[Any] = []

    def write(chunk: bytes, encoding: str, callback: Any) -> None:
        trace.append(chunk)
        callback()

    sink = Writable(write=write)
    sink.on("finish", lambda: trace.append("finish"))
    writer = Writable.toWeb(sink).getWriter()
    writer.write(b"a")
    writer.close().then(lambda: trace.append("closed"))
    engine.drive()
    assert trace == [b"a", "finish", "closed"]


def test_a_stream_of_the_web_as_a_writable() -> None:
    """Text is written as bytes; a failing sink fails it."""
    trace: list[Any] = []
    writable = Writable.fromWeb(WritableStream({"write": trace.append, "close": lambda: trace.append("closed")}))
    writable.write("a")
    writable.end("b")
    engine.drive()
    assert trace == [b"a", b"b", "closed"]
    failing = Writable.fromWeb(WritableStream({"write": lambda: 1 // 0}))
    finished(failing, trace.append)
    failing.write("x")
    engine.drive()
    assert isinstance(trace[3], ZeroDivisionError)


def test_both_sides() -> None:
    """A pair of streams, and back."""
    pair = Duplex.toWeb(PassThrough())
    writer = pair.writable.getWriter()
    writer.write(b"hi")
    writer.close()
    assert settled(consumers.text(pair.readable)) == "hi"
    duplex = Duplex.fromWeb(TransformStream())
    duplex.end("there")
    assert settled(consumers.text(duplex)) == "there"
