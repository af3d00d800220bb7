"""What Python adds to streams: keywords, hooks that take what they need, coroutines, `async with`, loops that are left."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace, watch

from nodecompat import require
from nodecompat import stream as stream_module
from nodecompat._loop.current import engine
from nodecompat._net.socket import Socket
from nodecompat._stream import options
from nodecompat._stream.typed import DuplexOptions, ReadableOptions, TransformOptions, WritableOptions
from nodecompat.errors import NodeError
from nodecompat.promise import Promise
from nodecompat.stream import Duplex, PassThrough, Readable, Transform, Writable, pipeline, promises
from nodecompat.timers import setImmediate
from nodecompat.values import undefined

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


def test_dict_and_keywords() -> None:
    """Options come as a dict, as keywords, or both; keywords win; undefined is not given."""
    assert Readable({"highWaterMark": 1}).readableHighWaterMark == 1
    assert Readable({"highWaterMark": 1, "unknown": 2}, highWaterMark=3).readableHighWaterMark == 3
    assert Writable(highWaterMark=undefined, objectMode=True).writableHighWaterMark == 16


@pytest.mark.parametrize("kind", [Readable, Writable, Duplex, Transform, Socket])
def test_unknown_keyword(kind: Any) -> None:
    """A misspelt keyword is a TypeError, as for any Python function."""
    with pytest.raises(
        TypeError, match=r"unexpected keyword argument 'hihgWaterMark'. Did you mean 'highWaterMark'\?$"
    ):
        kind(hihgWaterMark=1)


@pytest.mark.parametrize("kind", [Readable, Writable, Duplex])
def test_a_number_is_no_option(kind: Any) -> None:
    """A base class makes itself whatever it is given, as in Node; a descriptor is a Socket's."""
    stream = kind(0)
    assert (type(stream), hasattr(stream, "fd")) == (kind, False)


def test_from_makes_a_plain_stream(trace: list[Any]) -> None:
    """Its type is Readable; options of the caller's come before the defaults."""
    stream = Readable.from_("text", encoding="utf8", highWaterMark=3)
    watch(stream, trace, "data", "end")
    engine.drive()
    assert (type(stream), stream.readableHighWaterMark, trace) == (Readable, 3, [("data", "text"), "end"])
    for what in (5, None, list):
        with pytest.raises(NodeError, match="an instance of Iterable"):
            Readable.from_(what)


def test_promises_is_a_module() -> None:
    """It is what `stream/promises` is."""
    assert (promises, stream_module.promises) == (require("stream/promises"), promises)


def test_functions_get_what_they_take(trace: list[Any]) -> None:
    """A function given as an option may take fewer arguments; one whose first is `self` or `this` gets the stream."""

    def read(self: Any) -> None:
        trace.append(self)
        self.push(None)

    def write(this: Any, chunk: bytes, encoding: str, callback: Any) -> None:
        trace.append((this, chunk))
        callback()

    source, sink = Readable(read=read), Writable(write=write)
    source.resume()
    sink.write("a")
    engine.drive()
    assert trace == [(sink, b"a"), source]


def test_methods_may_take_less(trace: list[Any]) -> None:
    """An overriding method needs no more parameters than it uses."""

    class Source(Readable):
        def _read(self) -> None:  # type: ignore[override]
            self.push("x")
            self.push(None)

    stream = Source()
    watch(stream, trace, "data", "end")
    engine.drive()
    assert trace == [("data", b"x"), "end"]


def test_coroutines_as_hooks(trace: list[Any]) -> None:
    """Every hook may be a coroutine: it starts at once, and calls back when it likes."""

    async def write(chunk: bytes, encoding: str, callback: Any) -> None:
        trace.append(chunk)
        await Promise.resolve()
        callback()

    async def transform(chunk: bytes, encoding: str, callback: Any) -> None:
        await Promise.resolve()
        callback(None, chunk.upper())

    change, sink = Transform(transform=transform), Writable(write=write)
    change.pipe(sink)
    watch(sink, trace, "finish")
    change.write("a")
    change.end("b")
    engine.drive()
    assert trace == [b"A", b"B", "finish"]


def test_async_with(trace: list[Any]) -> None:
    """Leaving the block destroys the stream and waits for 'close'; an unfinished one is no failure."""
    stream = Readable(read=lambda: None)
    stream.on("close", lambda: trace.append("close"))

    async def use() -> None:
        async with stream as entered:
            assert entered is stream
        trace.append(("left", stream.closed))

    engine.start_coroutine(use())
    engine.drive()
    assert trace == ["close", ("left", True)]


def test_loop_left_by_break_destroys_at_once(trace: list[Any]) -> None:
    """No collector has to run for it: the loop's iterator goes with the loop."""

    async def use() -> None:
        stream = Readable.from_([1, 2, 3])
        async for item in stream:
            trace.append(item)
            break
        trace.append(stream.destroyed)

    gc.disable()
    try:
        engine.start_coroutine(use())
        engine.drive()
    finally:
        gc.enable()
    assert trace == [1, True]


def test_generator_is_closed_after_its_step(trace: list[Any]) -> None:
    """A stream destroyed while its async generator works waits for the step, then closes it."""
    ready, go, _ = Promise.withResolvers()

    async def items() -> Any:
        try:
            yield 1
            trace.append("waiting")
            await ready
            yield 2
        finally:
            trace.append("closed")

    stream = Readable.from_(items())
    stream.on("data", trace.append)
    stream.on("close", lambda: trace.append("close"))

    def destroy() -> None:
        stream.destroy()
        trace.append("destroyed")
        go()

    setImmediate(lambda: setImmediate(destroy))
    engine.drive()
    assert trace == [1, "waiting", "destroyed", "closed", "close"]


def test_many_small_reads_of_a_large_chunk() -> None:
    """Taking a large chunk in small pieces copies it once, not once a piece."""
    stream = Readable(read=lambda: None)
    stream.push(bytes(range(256)) * 4096)
    taken = b"".join(iter(lambda: stream.read(16), None))
    assert taken == bytes(range(256)) * 4096
    assert (stream.readableLength, stream.readableBuffer) == (0, [])


def test_unshift_into_a_started_chunk() -> None:
    """What is put back comes before the rest of the chunk."""
    stream = Readable(read=lambda: None)
    stream.push("abcdef")
    assert stream.read(2) == b"ab"
    stream.unshift("B")
    assert (stream.readableBuffer, stream.read()) == ([b"B", b"cdef"], b"B")


def test_set_encoding_in_object_mode() -> None:
    """Buffered text becomes one object. (Node counts its characters and gives undefined for the rest.)"""
    stream = Readable(objectMode=True, read=lambda: None)
    stream.push("ab")
    stream.push("c")
    stream.setEncoding("utf8")
    assert (stream.readableLength, stream.read(), stream.read()) == (1, "abc", None)


def test_pipeline_with_plain_functions(trace: list[Any]) -> None:
    """Generator functions and coroutine functions may stand at any place, lists at the first."""

    async def double(source: Any) -> Any:
        async for item in source:
            yield item * 2

    pipeline([1, 2], double, PassThrough(objectMode=True), lambda error: trace.append(("done", error))).on(
        "data", trace.append
    )
    engine.drive()
    assert trace == [2, 4, ("done", None)]


def test_pipeline_promise_rejects_with_the_first_failure(trace: list[Any]) -> None:
    """The source's error wins over those of the streams that it takes with it."""
    source = Readable(read=lambda: None)
    promises.pipeline(source, PassThrough(), Writable(write=lambda: None)).catch(lambda error: trace.append(str(error)))
    setImmediate(lambda: source.destroy(NodeError("first")) and None)
    engine.drive()
    assert trace == ["first"]


def test_start_imports_no_stream() -> None:
    """Neither the package nor child_process loads streams before they are needed."""
    program = "import sys, nodecompat, nodecompat.child_process; print([m for m in sys.modules if '_stream' in m])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "[]\n"


def test_the_typed_options_are_those_of_the_tables() -> None:
    """What a type checker takes as keywords is what the classes take."""
    for typed, known in (
        (ReadableOptions, options.READABLE),
        (WritableOptions, options.WRITABLE),
        (DuplexOptions, options.DUPLEX),
        (TransformOptions, options.TRANSFORM),
    ):
        assert {*typed.__annotations__} == known, typed.__name__
