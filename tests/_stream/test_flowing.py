"""Chunks come out as they were pushed: sizes, the flow, and what a stream does once its source has ended.

Expected values are what Node 26 prints for the same program.
"""

from __future__ import annotations

from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace, watch

from nodecompat._loop.current import engine
from nodecompat._prelude.receivers import method
from nodecompat.errors import NodeError
from nodecompat.stream import PassThrough, Readable, Transform, Writable, finished

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


def test_read_gives_one_chunk() -> None:
    """Without a size one chunk comes; with a size as much as was asked for, over the bounds of chunks."""
    stream = Readable(read=lambda: None)
    for chunk in ("ab", "cd", "ef", "gh"):
        stream.push(chunk)
    assert (stream.read(), stream.readableLength) == (b"ab", 6)
    assert (stream.read(3), stream.read(), stream.read(5), stream.read()) == (b"cde", b"f", None, b"gh")


def test_text_comes_whole() -> None:
    """With an encoding `read()` gives all the text that waits, and what is held back of a character at the end."""
    stream = Readable(read=lambda: None)
    stream.push("ab")
    stream.push(b"\xe2\x82")
    stream.push(None)
    stream.setEncoding("utf8")
    assert stream.read() == "ab\ufffd"


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("1.0", b"a"),
        (1.9, b"a"),
        (2.0, b"ab"),
        (" 2x", b"ab"),
        ("x", b"abc"),
        (True, b"abc"),
        ("0x1", None),
        (-1, None),
    ],
)
def test_sizes_are_read_as_by_javascript(size: object, expected: object) -> None:
    """What is no number stands for no size."""
    stream = Readable(read=lambda: None)
    stream.push("abc")
    stream.push("def")
    assert stream.read(size) == expected


def test_push_write_and_unshift_without_a_chunk() -> None:
    """A missing chunk is undefined: nothing for bytes to come, an error for bytes to go."""
    stream = Readable(read=lambda: None)
    assert (stream.push(), stream.unshift(), stream.readableLength) == (True, True, 0)
    with pytest.raises(TypeError, match="Received undefined"):
        Writable(write=lambda: None).write()
    with pytest.raises(NodeError, match="Unknown encoding: buffer"):
        Writable(write=lambda: None).write("a", "buffer")


def test_transform_and_passthrough_keep_the_bounds_of_chunks(trace: list[Any]) -> None:
    """Each push is a chunk, read or iterated."""
    upper = Transform(transform=lambda self, chunk, encoding, done: (self.push(chunk), done(None, b"-")))
    upper.write("a")
    upper.write("b")
    assert [upper.read(), upper.read(), upper.readableLength, upper.read(), upper.read()] == [b"a", b"-", 2, b"b", b"-"]

    async def loop() -> None:
        trace.extend([chunk async for chunk in through])

    through = PassThrough()
    through.write("ab")
    through.write("cd")
    through.end()
    engine.start_coroutine(loop())
    engine.drive()
    assert trace == [b"ab", b"cd"]


def test_nothing_is_fetched_beyond_the_next_chunk(trace: list[Any]) -> None:
    """While a source of bytes gives one chunk for each `_read`, a paused stream holds one chunk and asks no more."""
    left = [b"3", b"2", b"1", b"0"]

    def read(self: Readable) -> None:
        trace.append(("read", self.readableLength))
        self.push(left.pop() if left else None)

    def pause(chunk: object) -> None:
        trace.append(chunk)
        stream.pause()

    stream = Readable(read=read, highWaterMark=1)
    stream.on("data", pause)
    engine.drive()
    assert trace == [("read", 0), ("read", 0), b"0"]
    assert stream.readableLength == 1


def test_a_pipe_that_ends_does_not_pause(trace: list[Any]) -> None:
    """The source is over by then."""
    source, sink = Readable(read=lambda: None), Writable(write=lambda chunk, encoding, done: done())
    watch(source, trace, "pause")
    watch(sink, trace, "finish")
    source.pipe(sink)
    source.push("a")
    source.push(None)
    engine.drive()
    assert trace == ["finish"]


def test_a_destroyed_stream_neither_pauses_nor_resumes(trace: list[Any]) -> None:
    """Both return the stream and do nothing."""
    stream = Readable(read=lambda: None)
    watch(stream, trace, "pause", "resume")
    stream.destroy()
    assert stream.pause() is stream.resume() is stream
    engine.drive()
    assert (trace, stream.isPaused(), stream.readableFlowing) == ([], False, None)


def test_a_late_listener_hears_of_the_end(trace: list[Any]) -> None:
    """The 'readable' of an end that nobody listened for comes to the first who does."""
    stream = Readable(read=lambda self: self.push(None))
    stream.read(0)
    engine.drive()
    watch(stream, trace, "readable", "end")
    engine.drive()
    assert trace[-1] == "end"


def test_finished_on_a_stream_that_is_over_adds_one_listener(trace: list[Any]) -> None:
    """Only 'error' is listened for, so that a late one is not uncaught; the returned function removes it."""
    stream = Readable(read=lambda: None)
    stream.destroy()
    engine.drive()
    stop = finished(stream, lambda error: trace.append(error.code))
    assert stream.eventNames() == ["error"]
    engine.drive()
    stop()
    assert (trace, stream.eventNames()) == (["ERR_STREAM_PREMATURE_CLOSE"], [])


def test_the_callback_of_finished_has_the_stream_as_this() -> None:
    """Whatever it is told, and whether the stream was over before."""
    seen: list[object] = []

    @method
    def over(this: object, error: object = None) -> None:
        seen.append((this, getattr(error, "code", None)))

    closed, ended = Readable(read=lambda: None), Writable(write=lambda chunk, encoding, done: done())
    finished(closed, over)
    finished(ended, over)
    closed.destroy()
    ended.end()
    engine.drive()
    assert {*seen} == {(closed, "ERR_STREAM_PREMATURE_CLOSE"), (ended, None)}
