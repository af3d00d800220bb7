"""What a stream is without sides of its own, what may stand at the end of a pipe, and how callbacks may be called.

Expected values are what Node 26 prints for the same program.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from support import label
from support_stream import asyncio_is_loaded, trace, watch

from nodecompat._loop.current import engine
from nodecompat.errors import NodeError
from nodecompat.stream import Duplex, Readable, Stream, Transform, Writable, finished, pipeline
from nodecompat.values import undefined

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


def sink(trace: list[Any]) -> Writable:
    """Notes what is written."""

    def write(chunk: object, encoding: object, done: Any) -> None:
        trace.append(chunk)
        done()

    return Writable(write=write)


def test_pipe_returns_the_destination_and_leaves_nothing() -> None:
    """After an 'end' of the source neither has a listener."""
    source, destination = Stream(), Stream()
    destination.end = lambda: None  # type: ignore[attr-defined]
    assert source.pipe(destination) is destination
    source.emit("end")
    assert (source.eventNames(), destination.eventNames()) == ([], [])


def test_pipe_writes_pauses_and_resumes(trace: list[Any]) -> None:
    """As the destination asks."""
    source, destination = Stream(), Stream()
    for name in ("pause", "resume"):
        setattr(source, name, lambda name=name: trace.append(name))
    source.readable = destination.writable = True  # type: ignore[attr-defined]

    def write(chunk: object) -> bool:
        trace.append(chunk)
        return False

    destination.write = write  # type: ignore[attr-defined]
    source.pipe(destination)
    source.emit("data", "x")
    destination.emit("drain")
    assert trace == ["x", "pause", "resume"]


def test_an_error_that_nobody_hears_is_raised() -> None:
    """Also through a pipe."""
    source = Stream()
    source.pipe(Writable(write=lambda: None))
    with pytest.raises(ValueError, match="unheard"):
        source.emit("error", ValueError("unheard"))


def test_in_finished_and_pipeline(trace: list[Any]) -> None:
    """A readable one ends by 'end'; what it emits is piped."""
    source = Stream()
    source.readable = True  # type: ignore[attr-defined]
    finished(source, lambda error: trace.append(("finished", error)))
    pipeline(source, sink(trace), lambda error: trace.append(("pipeline", error)))
    source.emit("data", "x")
    source.emit("end")
    engine.drive()
    assert trace == [b"x", ("finished", None), ("pipeline", None)]


def test_the_own_events_keep_their_places() -> None:
    """`eventNames` gives numbers, then the stream's own events in their order, then the rest."""
    expected = {
        Readable: ["2", "5", "close", "error", "data", "end", "readable", "foo", "drain"],
        Writable: ["2", "5", "close", "error", "drain", "foo", "data", "end", "readable"],
        Duplex: ["2", "5", "close", "error", "drain", "data", "end", "readable", "foo"],
    }
    for kind, names in expected.items():
        stream = kind()
        for name in ("foo", "data", "error", "5", "drain", "end", "close", "2", "readable"):
            stream.on(name, lambda: None)
        assert stream.eventNames() == names
        stream.removeAllListeners()
        stream.on("foo", lambda: None).on("error", lambda: None)
        assert stream.eventNames() == ["foo", "error"]


def test_pipe_to_an_emitter_without_prepend_listener(trace: list[Any]) -> None:
    """The piping's 'error' listener comes first all the same."""
    to = sink(trace)
    to.prependListener = undefined  # type: ignore[method-assign]
    watch(to, trace, "pipe", "error")
    Readable(read=lambda: None).pipe(to)
    assert (trace[0][0], to.listenerCount("error")) == ("pipe", 2)
    assert to.listeners("error")[1] is not None


def test_an_error_still_reaches_who_listened_before_the_pipe() -> None:
    """The piping hears of it first, ends itself, and every other listener is called, now and the next time."""
    heard: list[object] = []
    to = sink([])
    to.prependListener = undefined  # type: ignore[method-assign]
    for name in ("a", "b", "c"):
        to.on("error", lambda error, name=name: heard.append((name, str(error))))
    source = Readable(read=lambda: None)
    source.pipe(to)
    for text in ("one", "two"):
        to.emit("error", ValueError(text))
    assert heard == [(name, text) for text in ("one", "two") for name in ("a", "b", "c")]
    assert (to.listenerCount("error"), source.listenerCount("data")) == (3, 0)


@pytest.mark.parametrize("file", [sys.__stdout__, io.BytesIO(), io.StringIO(), 5, None], ids=label)
def test_a_file_of_python_is_no_destination(file: object) -> None:
    """One error, which says what to use, and nothing is attached."""
    for source in (Readable(read=lambda: None), Stream()):
        with pytest.raises(NodeError, match=r"process\.stdout") as caught:
            source.pipe(file)
        assert (caught.value.code, source.eventNames()) == ("ERR_INVALID_ARG_TYPE", [])
    if hasattr(file, "write"):
        source = Readable(read=lambda: None)
        with pytest.raises(NodeError, match=r"process\.stdout"):
            pipeline(source, file, lambda error: None)
        assert source.eventNames() == []


def test_callbacks_drop_surplus_arguments(trace: list[Any]) -> None:
    """Those of write, writev, final, destroy, construct, transform and flush."""
    stream = Transform(
        construct=lambda done: done(None, 1, 2),
        transform=lambda chunk, encoding, done: done(None, chunk, encoding),
        flush=lambda done: done(None, b"!", 3),
        destroy=lambda error, done: done(error, 4, 5),
    )
    watch(stream, trace, "data", "end", "close")
    stream.end("x")
    to = Writable(
        write=lambda chunk, encoding, done: done(None, chunk, encoding),
        writev=lambda chunks, done: done(None, chunks),
        final=lambda done: done(None, 6),
        destroy=lambda error, done: done(error, 7),
    )
    watch(to, trace, "finish", "close")
    to.cork()
    to.write("a")
    to.write("b")
    to.end("c")
    engine.drive()
    assert sorted(map(str, trace)) == ["('data', b'!')", "('data', b'x')", "close", "close", "end", "finish"]
