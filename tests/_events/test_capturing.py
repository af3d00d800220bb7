"""captureRejections: failures of async listeners that come back to their emitter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support import run_python
from support_events import Trace, program, run_loop

from nodecompat import events
from nodecompat.events import EventEmitter
from nodecompat.promise import Promise


async def fails(*_: Any) -> None:
    raise ValueError("async")


@pytest.mark.parametrize("make", [{"captureRejections": True}, None])
@pytest.mark.parametrize("method", ["on", "once"])
def test_a_failure_becomes_an_error_event(make: Any, method: str) -> None:
    """It is emitted one tick after the rejection, with the error alone; by option or by keyword."""
    emitter = EventEmitter(make) if make else EventEmitter(captureRejections=True)
    trace = Trace()
    emitter.on("error", lambda *args: trace.append([str(arg) for arg in args]))
    getattr(emitter, method)("x", fails)

    emitter.emit("x", 1, 2)
    trace.append("emitted")
    run_loop()

    assert trace == ["emitted", ["async"]]


def test_the_method_of_the_emitter_gets_it_first() -> None:
    """A method `captureRejectionSymbol` receives the error, the name and the arguments; 'error' stays silent."""
    trace = Trace()

    class Own(EventEmitter):
        def captureRejectionSymbol(self, error: Any, event: Any, *args: Any) -> None:
            trace.append((str(error), event, *args))

    own = Own(captureRejections=True).on("x", fails).on("error", trace.of("error"))
    own.emit("x", 1, 2)
    run_loop()

    assert trace == [("async", "x", 1, 2)]


def test_promises_and_thenables_are_captured() -> None:
    """Whatever a listener returns that has a `then` gets a rejection handler; other results are left alone."""
    emitter = EventEmitter(captureRejections=True)
    trace = Trace()

    class Thenable:
        def then(self, fulfilled: Any, rejected: Any) -> None:
            rejected("thenable")

    emitter.on("error", trace.of("error"))
    emitter.on("x", lambda: Promise.reject("promise")).on("x", Thenable).on("x", lambda: 5)

    emitter.emit("x")
    run_loop()

    assert trace == [("error", "thenable"), ("error", "promise")]


def test_a_throwing_then_is_reported_at_once() -> None:
    """When reading `then` fails, 'error' is emitted inside the running emit."""
    emitter = EventEmitter(captureRejections=True)
    trace = Trace()

    class Throwing:
        @property
        def then(self) -> Any:
            raise KeyError("then")

    emitter.on("error", lambda error: trace.append(type(error))).on("x", Throwing).on("x", trace.of("next"))

    emitter.emit("x")

    assert trace == [KeyError, "next"]


def test_the_class_attribute_holds_for_new_emitters() -> None:
    """EventEmitter.captureRejections, or the one of the module, is read when an emitter is made."""
    before = EventEmitter()
    try:
        EventEmitter.captureRejections = True
        during = EventEmitter()
        assert events.captureRejections is True
    finally:
        events.captureRejections = False
    after = EventEmitter()

    assert [each._captures for each in (before, during, after)] == [False, True, False]


@pytest.mark.parametrize("value", [1, "yes", {}])
def test_the_option_must_be_a_boolean(value: Any) -> None:
    """What is truthy and no boolean is refused by the option, what is falsy is taken; the attribute takes booleans."""
    name = "captureRejections"
    if value:
        with pytest.raises(TypeError, match=r'^The "options.captureRejections" property must be of type boolean\.'):
            EventEmitter({name: value})
    assert not EventEmitter({name: 0})._captures
    with pytest.raises(TypeError, match=r'^The "EventEmitter.captureRejections" property must be of type boolean\.'):
        EventEmitter.captureRejections = value


def test_other_events_during_the_report_are_captured_later() -> None:
    """Capturing is off only while 'error' is emitted, and no plan made meanwhile outlives that."""
    emitter = EventEmitter(captureRejections=True)
    seen: list[str] = []

    def on_error(error: Any) -> None:
        seen.append(str(error))
        if len(seen) == 1:
            emitter.emit("quiet")

    emitter.on("quiet", lambda: None).on("x", fails).on("error", on_error)
    emitter.emit("x")
    run_loop()
    emitter.on("quiet", fails).emit("quiet")
    run_loop()

    assert seen == ["async", "async"]


def test_an_async_error_listener_does_not_loop(tmp_path: Path) -> None:
    """Its own failure is an unhandled rejection; without an 'error' listener the failure is uncaught."""
    text = """
from nodecompat import process
from nodecompat.events import EventEmitter
process.on('unhandledRejection', lambda reason: print('rejection', reason))
process.on('uncaughtException', lambda error: print('uncaught', error))
async def fails(*_): raise ValueError('x')
async def fails_again(*_): raise ValueError('again')
EventEmitter(captureRejections=True).on('x', fails).on('error', fails_again).emit('x')
EventEmitter(captureRejections=True).on('x', fails).emit('x')
EventEmitter().on('x', fails).on('error', lambda: print('never')).emit('x')
"""
    assert sorted(program(text, tmp_path)) == ["rejection again", "rejection x", "uncaught x"]


def test_a_task_that_fails_is_captured() -> None:
    """A listener may return a task or a future instead of being an async function."""
    outcome = run_python(
        """
        import asyncio
        from nodecompat import start
        from nodecompat.events import EventEmitter
        async def fails(): raise ValueError("failed")
        async def main():
            emitter = EventEmitter(captureRejections=True)
            emitter.on("error", lambda error: print("captured", error.message))
            emitter.on("x", lambda: asyncio.get_running_loop().create_task(fails()))
            emitter.emit("x")
        start(main())
        """
    )

    assert (outcome.lines, outcome.stderr) == (["captured failed"], "")
