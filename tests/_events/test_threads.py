"""One emitter, several threads: no error, and each listener is called as often as it should be."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count

import pytest

from nodecompat.events import EventEmitter

THREADS = 6


@pytest.fixture
def often() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def together(*work: Callable[[], object]) -> list[BaseException]:
    """Run functions in threads of their own; what they raised."""
    errors: list[BaseException] = []
    gate = threading.Barrier(len(work))

    def run(function: Callable[[], object]) -> None:
        gate.wait()
        try:
            function()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(function,)) for function in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("listeners", [1, 2, 100])
def test_once_is_once(listeners: int) -> None:
    """However many threads emit, a `once` listener is called by one of them."""
    for _ in range(20):
        emitter = EventEmitter().setMaxListeners(0)
        calls = [count() for _ in range(listeners)]
        for call in calls:
            emitter.once("x", lambda *, call=call: next(call))
        errors = together(*[lambda: emitter.emit("x")] * THREADS)

        assert (errors, {next(call) for call in calls}, emitter.eventNames()) == ([], {1}, [])


@pytest.mark.usefixtures("often")
def test_once_beside_off() -> None:
    """A listener that is removed meanwhile is called once or not at all; the others exactly once."""
    for _ in range(20):
        emitter = EventEmitter().setMaxListeners(0)
        calls = [count() for _ in range(60)]
        listeners = [lambda *, call=call: next(call) for call in calls]
        for listener in listeners:
            emitter.once("x", listener)

        def remove() -> None:
            for listener in listeners[::2]:
                emitter.off("x", listener)

        errors = together(remove, *[lambda: emitter.emit("x")] * THREADS)

        assert (errors, {next(call) for call in calls[1::2]}) == ([], {1})
        assert {next(call) for call in calls[::2]} <= {0, 1}


@pytest.mark.usefixtures("often")
def test_lasting_listeners_miss_nothing() -> None:
    """Listeners that stay hear every emission while others come and go, and what was removed is not heard again."""
    emitter = EventEmitter().setMaxListeners(0)
    stays, comes = count(), count()

    def heard() -> None:
        next(comes)

    def change() -> None:
        for _ in range(200):
            emitter.prependListener("x", heard)
            emitter.off("x", heard)

    def emit() -> None:
        for _ in range(200):
            emitter.emit("x")

    emitter.on("x", lambda: next(stays))
    errors = together(change, change, emit, emit)
    before = next(comes)
    emitter.emit("x")

    assert (errors, next(stays), next(comes) - before, emitter.listenerCount("x")) == ([], 401, 1, 1)
