"""Tasks that are cancelled while they wait for an event: no listener stays, and no event is lost."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from support_events import run_loop

from nodecompat import start
from nodecompat.abort import AbortController, EventTarget
from nodecompat.events import EventEmitter, getEventListeners, on, once


@pytest.fixture
def emitter() -> EventEmitter:
    return EventEmitter()


def run(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run an async function to its end; what it raises is raised."""
    errors: list[BaseException] = []

    async def guarded() -> None:
        try:
            await main()
        except BaseException as error:
            errors.append(error)

    start(guarded())
    run_loop()
    for error in errors:
        raise error


async def turns() -> None:
    """Let every task run to its next wait."""
    for _ in range(10):
        await asyncio.sleep(0)


async def by_wait_for(wait: Any) -> None:
    await asyncio.wait_for(wait, 0.01)


async def by_timeout(wait: Any) -> None:
    async with asyncio.timeout(0.01):
        await wait


async def by_cancel(wait: Any) -> None:
    async def waiting() -> None:
        await wait

    task = asyncio.create_task(waiting())
    await turns()
    task.cancel()
    await task


async def by_group(wait: Any) -> None:
    async def waiting() -> None:
        await wait

    async with asyncio.TaskGroup() as group:
        group.create_task(waiting())
        await turns()
        raise ValueError("over")


WAYS = [by_wait_for, by_timeout, by_cancel, by_group]


async def given_up(way: Callable[[Any], Any], wait: Any) -> None:
    """Have a wait cancelled."""
    with pytest.raises((TimeoutError, asyncio.CancelledError, ExceptionGroup)):
        await way(wait)


@pytest.mark.parametrize("way", WAYS)
def test_once_leaves_nothing(emitter: EventEmitter, way: Callable[[Any], Any]) -> None:
    """The listeners are gone, that on the signal too, and the next event is there for the next who waits."""

    async def main() -> None:
        controller = AbortController()
        await given_up(way, once(emitter, "x", signal=controller.signal))
        assert (emitter.eventNames(), getEventListeners(controller.signal, "abort")) == ([], [])
        wait = once(emitter, "x")
        emitter.emit("x", 1)
        assert await wait == [1]

    run(main)


def test_once_of_a_target_leaves_nothing() -> None:
    """As with an emitter."""

    async def main() -> None:
        target = EventTarget()
        await given_up(by_wait_for, once(target, "x"))
        assert getEventListeners(target, "x") == []

    run(main)


def test_who_else_waits_keeps_waiting(emitter: EventEmitter) -> None:
    """One of two tasks, or a task beside a `then`, gives up: the promise is settled for the other."""

    async def main() -> None:
        shared, observed = once(emitter, "x"), once(emitter, "x")
        seen: list[Any] = []
        observed.then(seen.append)

        async def second() -> None:
            seen.append(await shared)

        task = asyncio.create_task(second())
        await given_up(by_wait_for, shared)
        await given_up(by_wait_for, observed)
        emitter.emit("x", 1)
        await task
        await turns()
        assert seen == [[1], [1]]

    run(main)


@pytest.mark.parametrize("way", WAYS)
def test_on_leaves_nothing(emitter: EventEmitter, way: Callable[[Any], Any]) -> None:
    """No listener is left by an iterator whose step was cancelled, held or not."""

    async def main() -> None:
        controller = AbortController()
        await given_up(way, anext(on(emitter, "x", signal=controller.signal)))
        assert (emitter.eventNames(), getEventListeners(controller.signal, "abort")) == ([], [])
        held = on(emitter, "x", close=["end"])
        await given_up(way, anext(held))
        assert emitter.eventNames() == []

    run(main)


def test_an_iterator_goes_on_after_a_cancelled_step(emitter: EventEmitter) -> None:
    """It listens again from the next step on."""

    async def main() -> None:
        events = on(emitter, "x")
        await given_up(by_wait_for, anext(events))
        step = asyncio.ensure_future(anext(events))
        await turns()
        emitter.emit("x", 1)
        emitter.emit("x", 2)
        assert (await step, await anext(events)) == ([1], [2])
        await events.aclose()

    run(main)


def test_a_value_that_races_with_the_cancellation_is_kept(emitter: EventEmitter) -> None:
    """The event came first, the task was cancelled before it ran: the next step gets it."""

    async def main() -> None:
        events = on(emitter, "x")
        task = asyncio.ensure_future(anext(events))
        await turns()
        emitter.emit("x", 1)
        emitter.emit("x", 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await anext(events), await anext(events)) == ([1], [2])
        await events.aclose()

    run(main)


def test_a_cancelled_loop_leaves_nothing(emitter: EventEmitter) -> None:
    """So with `async for` in a task."""

    async def main() -> None:
        async def consume() -> None:
            async for _ in on(emitter, "x"):
                pass

        task = asyncio.create_task(consume())
        await turns()
        before = emitter.eventNames()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (before, emitter.eventNames()) == (["x", "error"], [])

    run(main)


def test_break_and_closing(emitter: EventEmitter) -> None:
    """A loop that is left drops its iterator, which ends; a held one ends by `aclose`. It is its own iterator."""

    async def main() -> None:
        asyncio.get_running_loop().call_soon(emitter.emit, "x", 1)
        async for _ in on(emitter, "x"):
            break
        after_break = emitter.eventNames()
        held = on(emitter, "x")
        assert aiter(held) is held
        emitter.emit("x", 1)
        async for _ in held:
            break
        await held.aclose()
        assert (after_break, emitter.eventNames()) == ([], [])

    run(main)


def test_a_step_keeps_its_iterator(emitter: EventEmitter) -> None:
    """Who asked by hand and dropped the iterator gets the next event, and then the listeners go."""

    async def main() -> None:
        step = on(emitter, "x").next()
        gc.collect()
        emitter.emit("x", 1)
        assert (await step, emitter.eventNames()) == ({"value": [1], "done": False}, [])

    run(main)
