"""Streams in tests: a pipe whose ends don't stay open, and a trace of events."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from nodecompat._loop.current import engine
from nodecompat._net.socket import Socket


@pytest.fixture(scope="module", autouse=True)
def asyncio_is_loaded() -> None:
    """The first coroutine makes asyncio's loop, which keeps descriptors of its own."""

    async def nothing() -> None:
        pass

    engine.start_coroutine(nothing())
    engine.drive()


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A pipe; what a test leaves open of it is closed."""
    before = set(os.listdir("/dev/fd"))
    ends = os.pipe()
    yield ends
    for fd in ends:
        try:
            os.close(fd)
        except OSError:
            pass
    assert set(os.listdir("/dev/fd")) == before


@pytest.fixture
def trace() -> list[Any]:
    """What happened."""
    return []


def watch(stream: Any, trace: list[Any], *events: str) -> None:
    """Note events with their arguments."""
    for event in events:
        stream.on(event, lambda *args, event=event: trace.append((event, *args) if args else event))


def filled(pipe: tuple[int, int], data: bytes) -> Socket:
    """A stream of what fits into a pipe."""
    os.write(pipe[1], data)
    os.close(pipe[1])
    return Socket(pipe[0])
