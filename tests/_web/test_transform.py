"""TransformStream and pipes: what goes in comes out changed, and a failure reaches both sides."""

from __future__ import annotations

from typing import Any

from support_stream import asyncio_is_loaded

from nodecompat import AbortController
from nodecompat._loop.current import engine
from nodecompat._stream.web import ReadableStream, TextDecoderStream, TextEncoderStream, TransformStream, WritableStream

__all__ = ["asyncio_is_loaded"]  # fixture


def collected(stream: Any) -> Any:
    """All chunks of a stream, or the reason it failed with."""
    found: list[Any] = []
    ends: list[Any] = []
    sink = WritableStream({"write": found.append})
    stream.pipeTo(sink).then(lambda: ends.append(found), ends.append)
    engine.drive()
    return ends[0]


def test_chunks_are_transformed_and_flushed() -> None:
    """In order; `flush` comes after the last."""

    def transform(chunk: str, controller: Any) -> None:
        controller.enqueue(chunk.upper())

    through = TransformStream({"transform": transform, "flush": lambda controller: controller.enqueue("!")})
    assert collected(ReadableStream.from_(["a", "b"]).pipeThrough(through)) == ["A", "B", "!"]


def test_a_failure_reaches_both_sides() -> None:
    """The source is cancelled with it."""
    cancelled: list[Any] = []
    source = ReadableStream({"pull": lambda controller: controller.enqueue(0), "cancel": cancelled.append})
    failed = collected(source.pipeThrough(TransformStream({"transform": lambda chunk: 1 // chunk})))
    assert isinstance(failed, ZeroDivisionError)
    assert cancelled == [failed]


def test_an_aborted_pipe_ends_both_sides() -> None:
    """With the signal's reason, once the write under way is done."""
    trace: list[Any] = []
    aborter = AbortController()
    source = ReadableStream({"cancel": lambda reason: trace.append(("cancel", reason))})
    sink = WritableStream({"abort": lambda reason: trace.append(("abort", reason))})
    source.pipeTo(sink, {"signal": aborter.signal}).catch(trace.append)
    engine.drive()
    aborter.abort("enough")
    engine.drive()
    assert sorted(trace[:2]) == [("abort", "enough"), ("cancel", "enough")]
    assert (trace[2:], source.locked, sink.locked) == (["enough"], False, False)


def test_characters_are_not_cut() -> None:
    """Neither as text nor as bytes."""
    encoded = collected(ReadableStream.from_(["\ud83d", "\ude00"]).pipeThrough(TextEncoderStream()))
    assert encoded == ["😀".encode()]
    decoded = collected(ReadableStream.from_([b"\xe2", b"\x82\xacA"]).pipeThrough(TextDecoderStream()))
    assert decoded == ["€A"]
