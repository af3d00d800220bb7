"""WritableStream: one write at a time, and who waits is told."""

from __future__ import annotations

from typing import Any

from support_stream import asyncio_is_loaded

from nodecompat import Promise
from nodecompat._loop.current import engine
from nodecompat._stream.web import WritableStream

__all__ = ["asyncio_is_loaded"]  # fixture


def test_writes_come_one_after_the_other_and_close_last() -> None:
    """The writer's `desiredSize` falls with each, `ready` waits while it is not above 0."""
    trace: list[Any] = []
    waiting: list[Any] = []

    def write(chunk: object) -> Promise[Any]:
        trace.append(chunk)
        promise, resolve, _ = Promise.withResolvers()
        waiting.append(resolve)
        return promise

    writer = WritableStream({"write": write, "close": lambda: trace.append("close")}, {"highWaterMark": 2}).getWriter()
    engine.drive()
    writer.write(1)
    writer.write(2)
    writer.ready.then(lambda: trace.append("ready"))
    writer.close()
    engine.drive()
    assert (trace, writer.desiredSize) == ([1, "ready"], 0)
    waiting.pop()()
    engine.drive()
    waiting.pop()()
    engine.drive()
    assert trace == [1, "ready", 2, "close"]


def test_an_abort_drops_what_waits_and_tells_all() -> None:
    """After the write under way; its signal aborts at once."""
    trace: list[Any] = []
    waiting: list[Any] = []

    def write(chunk: object, controller: Any) -> Promise[Any]:
        controller.signal.addEventListener("abort", lambda: trace.append(controller.signal.reason))
        promise, resolve, _ = Promise.withResolvers()
        waiting.append(resolve)
        return promise

    writer = WritableStream({"write": write, "abort": lambda reason: trace.append(("abort", reason))}).getWriter()
    engine.drive()
    writer.write(1).then(lambda: trace.append("1 is written"))
    writer.write(2).catch(lambda reason: trace.append(("2", reason)))
    writer.closed.catch(lambda reason: trace.append(("closed", reason)))
    writer.abort("enough").then(lambda: trace.append("aborted"))
    assert trace == ["enough"]
    waiting.pop()()
    engine.drive()
    assert trace[1:] == [("abort", "enough"), "1 is written", ("2", "enough"), "aborted", ("closed", "enough")]
