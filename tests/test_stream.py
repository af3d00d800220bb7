"""Writing streams, streams of two directions, and pipes between them.

Expected traces are what Node 24 prints for the same program over a child's pipes.
"""

from __future__ import annotations

import os
from array import array
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, pipe, trace, watch

from nodecompat._loop.current import engine
from nodecompat._net.handle import Handle
from nodecompat._net.socket import Socket
from nodecompat._os.descriptors import socketpair
from nodecompat.errors import NodeError
from nodecompat.stream import Readable, Writable
from nodecompat.timers import setImmediate
from nodecompat.values import undefined

__all__ = ["asyncio_is_loaded", "pipe", "trace"]  # fixtures


# -- writing ----------------------------------------------------------------------------------------------


def test_small_write_goes_out_at_once(pipe: tuple[int, int], trace: list[Any]) -> None:
    """What the system takes is written inside the call; the callback is a tick, with null."""
    stream = Socket(pipe[1], readable=False)
    assert stream.write("abc", lambda error: trace.append(error)) is True
    assert (os.read(pipe[0], 9), trace, stream.writableLength) == (b"abc", [], 0)
    stream.end()
    watch(stream, trace, "finish", "close")
    engine.drive()
    assert trace == [None, "finish", ("close", False)]
    assert (stream.writableFinished, stream.bytesWritten, stream.writable) == (True, 3, False)


def test_backpressure(trace: list[Any]) -> None:
    """A write beyond the mark returns False and 'drain' follows, before the chunk's callback; then all is there."""
    ours, theirs = socketpair()
    writer, reader = Socket(ours, readable=False), Socket(theirs)
    received: list[int] = []
    reader.on("data", lambda data: received.append(len(data)))
    reader.on("close", lambda: trace.append("reader"))
    assert writer.write("abc", lambda error: trace.append("cb1")) is True
    assert writer.write(bytes(1_000_000), lambda error: trace.append("cb2")) is False
    assert (writer.writableLength, writer.writableNeedDrain) == (1_000_000, True)

    def drain() -> None:
        trace.append("drain")
        writer.end("x", lambda: trace.append("ended"))
        assert (writer.writableEnded, writer.writable) == (True, False)

    writer.on("drain", drain)
    watch(writer, trace, "finish", "close")
    engine.drive()
    assert trace == ["cb1", "drain", "cb2", "ended", "finish", ("close", False), "reader"]
    assert sum(received) == 1_000_004


def test_write_after_end(pipe: tuple[int, int], trace: list[Any]) -> None:
    """The callback gets the error, then 'error' is emitted, and the stream is destroyed."""
    stream = Socket(pipe[1], readable=False)
    watch(stream, trace, "close", "finish")
    stream.on("error", lambda error: trace.append((error.code, str(error))))
    stream.end()
    assert stream.write("q", lambda error: trace.append(error.code)) is False
    engine.drive()
    code = "ERR_STREAM_WRITE_AFTER_END"
    assert trace == [code, (code, "write after end"), ("close", True)]


def test_write_after_destroy(pipe: tuple[int, int], trace: list[Any]) -> None:
    """Only the callback hears of it; what the system took in part was cancelled, which is told last."""
    stream = Socket(pipe[1], readable=False)
    stream.write(bytes(1_000_000), lambda error: trace.append(error.code))
    stream.destroy()
    stream.write("q", lambda error: trace.append(str(error)))
    stream.end(lambda error: trace.append(str(error)))
    engine.drive()
    late = "Cannot call write after a stream was destroyed"
    assert trace == [late, "ECANCELED", "write ECANCELED"]


def test_reader_has_gone(pipe: tuple[int, int], trace: list[Any]) -> None:
    """A write without a reader is EPIPE: to the callback, then as 'error', then 'close'."""
    os.close(pipe[0])
    stream = Socket(pipe[1], readable=False)
    stream.on("error", lambda error: trace.append((error.code, error.syscall, str(error), error.errno)))
    watch(stream, trace, "close")
    stream.write("x", lambda error: trace.append(error.code))
    engine.drive()
    assert trace == ["EPIPE", ("EPIPE", "write", "write EPIPE", -32), ("close", True)]


@pytest.mark.parametrize(
    ("chunk", "code", "tail"),
    [
        (None, "ERR_STREAM_NULL_VALUES", "May not write null values to stream"),
        (5, "ERR_INVALID_ARG_TYPE", "Received type number (5)"),
        (undefined, "ERR_INVALID_ARG_TYPE", "Received undefined"),
    ],
)
def test_what_cannot_be_written(pipe: tuple[int, int], chunk: Any, code: str, tail: str) -> None:
    """Anything but text and bytes is raised."""
    stream = Socket(pipe[1], readable=False)
    with pytest.raises(NodeError) as caught:
        stream.write(chunk)
    assert caught.value.code == code
    assert str(caught.value).endswith(tail)
    stream.destroy()
    engine.drive()


def test_what_can_be_written(pipe: tuple[int, int]) -> None:
    """Text in an encoding, and whatever has a buffer."""
    stream = Socket(pipe[1], readable=False)
    stream.write("6162", "hex")
    stream.write(bytearray(b"c"))
    stream.write(memoryview(b"xdx")[1:2])
    stream.end(array("H", [1]))
    assert os.read(pipe[0], 99) == b"abcd\1\0"
    engine.drive()


def test_writable_of_a_subclass(trace: list[Any]) -> None:
    """Chunks reach `_write` one at a time, the next when the last one is done."""

    class Slow(Writable):
        def _write(self, chunk: bytes, encoding: str, callback: Any) -> None:
            trace.append(chunk)
            setImmediate(callback)

    stream = Slow()
    for text in ("a", "b", "c"):
        stream.write(text)
    assert trace == [b"a"]
    stream.end()
    watch(stream, trace, "finish")
    engine.drive()
    assert trace == [b"a", b"b", b"c", "finish"]


# -- both -------------------------------------------------------------------------------------------------


def test_duplex(trace: list[Any]) -> None:
    """Both directions over one descriptor; after the peer's end ours follows, then 'close'."""
    ours, theirs = socketpair()
    left, right = Socket(ours), Socket(theirs)
    right.on("data", lambda data: right.write(data.upper()))
    watch(left, trace, "data", "end", "finish", "close")
    left.write("hello")
    left.on("data", lambda data: left.end())
    engine.drive()
    assert trace == [("data", b"HELLO"), "finish", "end", ("close", False)]
    assert right.closed is True


def test_half_open_duplex(trace: list[Any]) -> None:
    """With allowHalfOpen the peer's end leaves our side open."""
    ours, theirs = socketpair()
    left, right = Socket(ours, allowHalfOpen=True), Socket(theirs, allowHalfOpen=True)
    left.end()
    right.on("end", lambda: right.end("late")).resume()
    left.on("data", trace.append)
    watch(left, trace, "close")
    engine.drive()
    assert trace == [b"late", ("close", False)]


def test_pipe_with_backpressure(trace: list[Any]) -> None:
    """Everything arrives, no faster than it is taken, and the destination is ended."""
    ours, theirs = socketpair()
    source = Readable(highWaterMark=1 << 20)
    source._read = lambda size: None  # type: ignore[method-assign]
    for _ in range(20):
        source.push(bytes(50_000))
    source.push(None)
    destination, reader = Socket(ours, readable=False), Socket(theirs)
    received: list[int] = []
    reader.on("data", lambda data: received.append(len(data)))
    destination.on("pipe", lambda stream: trace.append(stream is source))
    destination.on("unpipe", lambda stream: trace.append(stream is source))
    watch(source, trace, "pause")
    assert source.pipe(destination) is destination
    engine.drive()
    assert sum(received) == 1_000_000
    assert trace[0] is trace[-1] is True
    assert "pause" in trace
    assert destination.listenerCount("drain") == source.listenerCount("data") == 0


def test_pipe_without_end(pipe: tuple[int, int]) -> None:
    """With `end: False` the destination stays open."""
    source = Readable()
    source._read = lambda size: None  # type: ignore[method-assign]
    source.push(b"x")
    source.push(None)
    destination = Socket(pipe[1], readable=False)
    source.pipe(destination, {"end": False})
    engine.drive()
    assert (destination.writable, os.read(pipe[0], 9)) == (True, b"x")
    destination.destroy()
    engine.drive()


def test_unpipe(pipe: tuple[int, int]) -> None:
    """After `unpipe` the source pauses and the destination gets nothing more."""
    source = Readable()
    source._read = lambda size: None  # type: ignore[method-assign]
    destination = Socket(pipe[1], readable=False)
    source.pipe(destination)
    engine.drive()
    source.push(b"x")
    source.unpipe(destination)
    source.push(b"y")
    engine.drive()
    assert (os.read(pipe[0], 9), source.readableFlowing, source.readableLength) == (b"x", False, 1)
    destination.destroy()
    engine.drive()


# -- descriptors ------------------------------------------------------------------------------------------


def test_regular_files(tmp_path: Any, trace: list[Any]) -> None:
    """A file cannot be watched; it is read and written among the I/O callbacks, piece by piece."""
    path = tmp_path / "data"
    path.write_bytes(bytes(200_000))
    source = Socket(handle=Handle(os.open(path, os.O_RDONLY)))
    sink = Socket(handle=Handle(os.open(tmp_path / "copy", os.O_WRONLY | os.O_CREAT)), readable=False)
    source.on("data", lambda data: trace.append(len(data)))
    source.pipe(sink)
    watch(sink, trace, "finish", "close")
    engine.drive()
    assert trace == [65536, 65536, 65536, 3392, "finish", ("close", False)]
    assert (tmp_path / "copy").read_bytes() == bytes(200_000)


def test_write_after_the_peer_has_ended(trace: list[Any]) -> None:
    """Without allowHalfOpen our side ends with the peer's; a later write is EPIPE."""
    ours, theirs = socketpair()
    os.close(theirs)
    stream = Socket(ours)
    stream.on("error", lambda error: trace.append(str(error)))
    stream.on("finish", lambda: trace.append(stream.write("x", lambda error: trace.append(error.code))))
    watch(stream, trace, "end", "close")
    stream.resume()
    engine.drive()
    text = "This socket has been ended by the other party"
    assert trace == ["end", False, "EPIPE", text, ("close", True)]


def test_slow_reader_bounds_memory(trace: list[Any]) -> None:
    """However much the other side writes, no more than the mark is taken from the kernel."""
    ours, theirs = socketpair()
    reader, writer = Socket(ours), Socket(theirs, readable=False)
    left = 20_000_000
    highest = 0

    def write() -> None:
        nonlocal left
        while left > 0:
            left -= 1_000_000
            if not writer.write(bytes(1_000_000)):
                return
        writer.end()

    def take(data: bytes) -> None:
        nonlocal highest
        trace.append(len(data))
        highest = max(highest, reader.readableLength)
        reader.pause()
        setImmediate(reader.resume)

    writer.on("drain", write)
    reader.on("data", take)
    write()
    engine.drive()
    assert sum(trace) == 20_000_000
    assert highest <= 65536
