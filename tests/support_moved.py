"""Two ends of a channel in one process, and streams that move from one to the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from support import LIMIT
from support_endpoint import Target, pair, turn

from nodecompat import ReadableStream, WritableStream, run, setImmediate
from nodecompat.events import once

Ends = tuple[Target, Target]


def conversation(wire: str = "cbor", **options: Any) -> Callable[[Callable[[Ends], Coroutine[Any, Any, Any]]], Any]:
    """Runs a coroutine with the two ends of a channel; nothing is left open."""

    def decorate(talk: Callable[[Ends], Coroutine[Any, Any, Any]]) -> Any:
        def test() -> None:
            ends = pair(wire)
            try:
                run(talk(ends), timeout=LIMIT)
            finally:
                for end in ends:
                    if end.connected:
                        end.disconnect()
                for _ in range(5):
                    turn()

        test.__name__, test.__doc__ = talk.__name__, talk.__doc__
        return test

    return decorate


async def moved(ends: Ends, value: object) -> Any:
    """What a message becomes on the other side."""
    coming = once(ends[1], "message")
    ends[0].send(value)
    [message] = await coming
    return message


def source(*chunks: object, log: list[Any] | None = None) -> ReadableStream:
    """A stream of some chunks; `log` gets why it was cancelled."""
    left = [*chunks]

    def pull(controller: Any) -> None:
        if not left:
            controller.close()
        else:
            controller.enqueue(left.pop(0))

    def cancel(reason: object) -> None:
        if log is not None:
            log.append(("cancel", reason))

    return ReadableStream({"pull": pull, "cancel": cancel})


def sink(log: list[Any]) -> WritableStream:
    return WritableStream(
        {
            "write": lambda chunk, _: log.append(chunk),
            "close": lambda: log.append("closed"),
            "abort": lambda reason: log.append(("abort", reason)),
        }
    )


async def all_of(stream: Any) -> list[Any]:
    return [chunk async for chunk in stream]


async def turns(count: int = 20) -> None:
    for _ in range(count):
        await asyncio.sleep(0)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        setImmediate(done.set_result, None)
        await done
