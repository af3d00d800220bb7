"""Operators on the chunks of a stream.

Expected values are what Node 26 prints for the same program.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace

from nodecompat._loop.current import engine
from nodecompat.abort import AbortController, AbortSignal
from nodecompat.errors import NodeError
from nodecompat.promise import Promise
from nodecompat.stream import Readable
from nodecompat.values import undefined

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


def outcome(promise: Promise[Any]) -> Any:
    """What it was settled with."""
    found: list[Any] = []
    promise.then(found.append, found.append)
    engine.drive()
    return found[0]


def numbers() -> Readable:
    """One to four."""
    return Readable.from_([1, 2, 3, 4])


def test_those_that_give_a_stream() -> None:
    """They can be chained."""
    assert outcome(numbers().map(lambda n: n * 2).toArray()) == [2, 4, 6, 8]
    assert outcome(numbers().filter(lambda n: n % 2).toArray()) == [1, 3]
    assert outcome(numbers().flatMap(lambda n: [n] * n).drop(1).take(3).toArray()) == [2, 2, 3]
    assert isinstance(numbers().take(1), Readable)


def test_those_that_give_a_promise() -> None:
    """Of one value."""
    seen: list[int] = []
    assert outcome(numbers().forEach(seen.append)) is undefined
    assert seen == [1, 2, 3, 4]
    assert [outcome(numbers().find(lambda n: n > 2)), outcome(numbers().find(lambda n: n > 4))] == [3, undefined]
    assert [outcome(numbers().some(lambda n: n > 3)), outcome(numbers().every(lambda n: n > 3))] == [True, False]
    assert [outcome(numbers().reduce(lambda a, b: a + b)), outcome(numbers().reduce(lambda a, b: a + b, 5))] == [10, 15]
    assert (
        outcome(Readable.from_([]).reduce(lambda a, b: a)).message
        == "Reduce of an empty stream requires an initial value"
    )


def test_results_come_in_order(trace: list[Any]) -> None:
    """However many functions run at once, and whoever is ready first."""
    waiting: list[Any] = []

    def wait(number: int) -> Promise[int]:
        promise, resolve, _ = Promise.withResolvers()
        waiting.append(lambda: resolve(number))
        trace.append(len(waiting))
        return promise

    mapped = numbers().map(wait, {"concurrency": 2}).toArray()
    mapped.then(trace.append)
    while waiting or not trace:
        engine.drive()
        waiting.pop()()
        engine.drive()
    assert trace[-1] == [1, 2, 3, 4]


def test_failures_reject() -> None:
    """Of the function, and of the stream."""
    failure = ValueError("no")
    assert outcome(numbers().map(lambda n: Promise.reject(failure)).toArray()) is failure
    assert outcome(numbers().forEach(5)).code == "ERR_INVALID_ARG_TYPE"


@pytest.mark.parametrize("operator", ["take", "drop"])
def test_an_aborted_signal_fails_what_has_no_chunk(operator: str) -> None:
    """It is looked at before the first chunk too."""
    chunks = getattr(Readable.from_([]), operator)(1, {"signal": AbortSignal.abort()})

    assert outcome(chunks.toArray()).name == "AbortError"


@pytest.mark.parametrize(("operator", "count"), [("take", 2), ("drop", 1)])
def test_a_signal_that_aborts_between_chunks(operator: str, count: int) -> None:
    """It is looked at again with each of them."""
    controller = AbortController()

    async def source() -> AsyncIterator[int]:
        yield 1
        controller.abort()
        yield 2

    chunks = getattr(Readable.from_(source()), operator)(count, {"signal": controller.signal})

    assert outcome(chunks.toArray()).name == "AbortError"


def test_stopping_early_destroys_the_stream() -> None:
    """As leaving `async for` does."""
    stream = numbers()
    outcome(stream.find(lambda n: n == 1))
    assert stream.destroyed


@pytest.mark.parametrize(
    ("options", "code"),
    [(5, "ERR_INVALID_ARG_TYPE"), ({"concurrency": 0}, "ERR_OUT_OF_RANGE"), ({"signal": 1}, "ERR_INVALID_ARG_TYPE")],
)
def test_options_are_checked_at_once(options: object, code: str) -> None:
    """Where the operator gives a stream."""
    with pytest.raises(NodeError) as caught:
        numbers().map(lambda n: n, options)
    assert caught.value.code == code


def test_those_that_run_nothing_side_by_side_look_at_the_signal_only() -> None:
    """`concurrency` and `highWaterMark` are options of the others."""
    odd = {"concurrency": 0, "highWaterMark": -1}

    assert outcome(numbers().toArray(odd)) == [1, 2, 3, 4]
    assert outcome(numbers().take(2, odd).toArray()) == [1, 2]
    assert outcome(numbers().drop(2, odd).toArray()) == [3, 4]
    assert outcome(numbers().reduce(lambda total, n: total + n, 0, odd)) == 10
    with pytest.raises(NodeError, match="signal"):
        numbers().take(1, {"signal": 0})


def test_a_function_that_is_missing_is_undefined() -> None:
    """The error says so; a missing number counts as zero."""
    with pytest.raises(NodeError, match=r'"fn" argument must be of type function\. Received undefined'):
        numbers().map()
    assert outcome(numbers().some()).message.endswith("Received undefined")
    assert outcome(numbers().drop().toArray()) == [1, 2, 3, 4]
