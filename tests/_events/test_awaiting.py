"""The functions `once` and `on` of `events`: waiting for one event, and iterating over many."""

from __future__ import annotations

from typing import Any

import pyee.base
import pytest
from support_events import Trace, run_loop

from nodecompat import start
from nodecompat._loop.current import engine
from nodecompat.abort import AbortController, AbortSignal, Event, EventTarget
from nodecompat.events import EventEmitter, errorMonitor, on, once
from nodecompat.promise import Promise


@pytest.fixture
def emitter() -> EventEmitter:
    return EventEmitter()


def outcome(promise: Promise[Any]) -> Any:
    """Run the loop and give a promise's value, or its reason in a tuple."""
    seen: list[Any] = []
    promise.then(seen.append, lambda reason: seen.append(("rejected", reason)))
    run_loop()
    return seen[0] if seen else "pending"


# -- once ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [(), (1,), (1, "two", None)])
def test_once_gives_the_list_of_arguments(emitter: EventEmitter, args: tuple[Any, ...]) -> None:
    """The listeners are there after the call and gone after the event."""
    promise = once(emitter, "x")
    counts = [emitter.listenerCount("x"), emitter.listenerCount("error")]
    emitter.emit("x", *args)

    assert (counts, outcome(promise), emitter.eventNames()) == ([1, 1], list(args), [])


def test_once_rejects_with_an_error_that_comes_first(emitter: EventEmitter) -> None:
    """'error' rejects and takes both listeners away; the monitor sees it too."""
    trace, error = Trace(), ValueError("x")
    promise = once(emitter, "x")
    emitter.on(errorMonitor, trace.of("monitor"))
    emitter.emit("error", error)

    assert (outcome(promise), trace) == (("rejected", error), [("monitor", error)])
    assert emitter.eventNames() == [errorMonitor]


def test_once_of_error_itself_resolves(emitter: EventEmitter) -> None:
    """Waiting for 'error' is no failure."""
    promise = once(emitter, "error")
    emitter.emit("error", "e")

    assert outcome(promise) == ["e"]


@pytest.mark.parametrize(
    ("settled_first", "order"),
    [
        (False, ["tick", "micro 1", "micro 2", "once", "micro 3"]),
        (True, ["tick", "micro 1", "once", "micro 2", "micro 3"]),
    ],
)
def test_once_takes_the_microtasks_of_an_async_function(
    emitter: EventEmitter, settled_first: bool, order: list[str]
) -> None:
    """The promise follows an inner one: two microtasks, two more when the event comes before the first drain."""
    trace = Trace()
    once(emitter, "x").then(lambda _: trace.append("once"))
    if settled_first:
        run_loop()

    def emit() -> None:
        emitter.emit("x")
        engine.next_tick(trace.append, "tick")
        chain = Promise.resolve()
        for number in (1, 2, 3):
            chain = chain.then(lambda _, number=number: trace.append(f"micro {number}"))

    engine.next_tick(emit)
    run_loop()

    assert trace == order


def test_once_can_be_awaited(emitter: EventEmitter) -> None:
    """`[value] = await once(…)` ports as it stands."""
    trace = Trace()

    async def main() -> None:
        [value] = await once(emitter, "x")
        trace.append(value)
        try:
            await once(emitter, "x")
        except ValueError as error:
            trace.append(str(error))

    start(main())
    engine.next_tick(emitter.emit, "x", 5)
    run_loop()
    emitter.emit("error", ValueError("failed"))
    run_loop()

    assert trace == [5, "failed"]


def test_once_ends_with_its_signal(emitter: EventEmitter) -> None:
    """An abort rejects with AbortError, its cause the reason; also when it happened before."""
    controller = AbortController()
    promise = once(emitter, "x", {"signal": controller.signal})
    controller.abort("reason")

    for late in (False, True):
        _, error = outcome(once(emitter, "x", signal=controller.signal) if late else promise)
        assert (error.name, error.code, str(error)) == ("AbortError", "ABORT_ERR", "The operation was aborted")
        assert error.cause == "reason"
    assert emitter.eventNames() == []


def test_once_leaves_its_signal(emitter: EventEmitter) -> None:
    """After the event nothing listens to the signal any more."""
    controller = AbortController()
    once(emitter, "x", signal=controller.signal)
    emitter.emit("x")

    assert controller.signal._callbacks("abort") == []


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ((5, "x"), 'The "emitter" argument must be an instance of EventEmitter. Received type number (5)'),
        ((EventEmitter(), "x", None), 'The "options" argument must be of type object. Received null'),
        (
            (EventEmitter(), "x", {"signal": 5}),
            'The "options.signal" property must be an instance of AbortSignal. Received type number (5)',
        ),
    ],
)
def test_once_rejects_bad_arguments(args: Any, text: str) -> None:
    """once never raises: what is wrong with its arguments is a rejection."""
    _, error = outcome(once(*args))

    assert (error.code, str(error)) == ("ERR_INVALID_ARG_TYPE", text)


def test_once_takes_event_targets() -> None:
    """The value is the event; two in a row work."""
    target = EventTarget()
    for _ in range(2):
        promise, event = once(target, "x"), Event("x")
        target.dispatchEvent(event)
        assert outcome(promise) == [event]


def test_once_takes_other_pyee_emitters() -> None:
    """An emitter is known by its methods."""
    foreign = pyee.base.EventEmitter()
    promise = once(foreign, "x")
    foreign.emit("x", 1)

    assert (outcome(promise), foreign.event_names()) == ([1], set())


# -- on -----------------------------------------------------------------------------------------------


def values(iterator: Any, limit: int = 100) -> list[Any]:
    """What an `async for` gets, with the exception that ended it in a tuple; 'waits' when it does not end."""
    got: list[Any] = []

    async def loop() -> None:
        try:
            async for value in iterator:
                got.append(value)
                if len(got) == limit:
                    break
            got.append("end")
        except Exception as error:
            got.append(("raised", error))

    start(loop())
    run_loop()
    return got


def test_on_delivers_what_came_before(emitter: EventEmitter) -> None:
    """Events count from the call of `on`; what waits comes out before the error, which ends the loop."""
    iterator = on(emitter, "x")
    error = ValueError()
    emitter.emit("x", 1)
    emitter.emit("x", 2, 3)
    emitter.emit("error", error)

    assert (values(iterator), emitter.eventNames()) == ([[1], [2, 3], ("raised", error)], [])


def test_on_waits(emitter: EventEmitter) -> None:
    """An event that comes while somebody waits goes to the first who asked."""
    iterator = on(emitter, "x")
    first, second = iterator.next(), iterator.next()
    emitter.emit("x", 1)
    emitter.emit("x", 2)

    assert (outcome(first), outcome(second)) == ({"value": [1], "done": False}, {"value": [2], "done": False})


def test_on_gives_an_error_to_the_first_who_waits(emitter: EventEmitter) -> None:
    """The others are told that it is over."""
    iterator = on(emitter, "x")
    first, second = iterator.next(), iterator.next()
    error = ValueError()
    emitter.emit("error", error)

    assert (outcome(first), outcome(second).done) == (("rejected", error), True)


def test_on_ends_by_return(emitter: EventEmitter) -> None:
    """return_ takes the listeners away; what waited in the buffer is still delivered."""
    iterator = on(emitter, "x")
    emitter.emit("x", 1)
    ended = iterator.return_()
    emitter.emit("x", 2)

    results = [outcome(ended), outcome(iterator.next()), outcome(iterator.next())]
    assert [(result.done, result.value) for result in results][1] == (False, [1])
    assert ([result.done for result in results], emitter.eventNames()) == ([True, False, True], [])


def test_on_ends_by_throw(emitter: EventEmitter) -> None:
    """throw is an 'error' event of one's own; it takes exceptions only."""
    iterator = on(emitter, "x")
    error = KeyError()
    with pytest.raises(TypeError) as caught:
        iterator.throw("text")
    iterator.throw(error)

    assert (values(iterator), emitter.eventNames()) == ([("raised", error)], [])
    assert str(caught.value) == (
        "The \"EventEmitter.AsyncIterator\" property must be an instance of Error. Received type string ('text')"
    )


def test_leaving_the_loop_ends_it(emitter: EventEmitter) -> None:
    """A break takes the listeners away, as in JavaScript, when nobody else holds the iterator."""
    iterator = on(emitter, "x")
    emitter.emit("x", 1)
    emitter.emit("x", 2)
    got = values(iterator, limit=1)
    del iterator

    assert (got, emitter.eventNames()) == ([[1], "end"], [])


def test_on_of_error_itself(emitter: EventEmitter) -> None:
    """Iterating over 'error' is no failure."""
    iterator = on(emitter, "error")
    emitter.emit("error", 1)

    assert values(iterator, limit=1) == [[1], "end"]


def test_on_ends_with_its_close_events(emitter: EventEmitter) -> None:
    """Each name in `close` ends the iteration after the buffer, without an error."""
    iterator = on(emitter, "x", {"close": ["end", "close"]})
    emitter.emit("x", 1)
    emitter.emit("close")

    assert (values(iterator), emitter.eventNames()) == ([[1], "end"], [])


def test_on_ends_with_its_signal(emitter: EventEmitter) -> None:
    """An abort is like an error event; `on` raises for a signal that is aborted already."""
    controller = AbortController()
    iterator = on(emitter, "x", signal=controller.signal)
    emitter.emit("x", 1)
    controller.abort()
    [value, (_, error)] = values(iterator)

    assert (value, error.name, error.cause, emitter.eventNames()) == ([1], "AbortError", controller.signal.reason, [])
    with pytest.raises(Exception, match="The operation was aborted"):
        on(emitter, "x", {"signal": AbortSignal.abort()})


def test_watermarks(emitter: EventEmitter) -> None:
    """More than highWaterMark waiting: pause; fewer than lowWaterMark left: resume."""
    trace = Trace()

    class Paused(EventEmitter):
        pause, resume = staticmethod(trace.of("pause")), staticmethod(trace.of("resume"))

    paused = Paused()
    iterator = on(paused, "x", highWaterMark=2, lowWaterMark=2)
    for number in range(4):
        paused.emit("x", number)
        trace.append(number)
    for _ in range(3):
        iterator.next()
        trace.append("next")

    assert trace == [0, 1, "pause", 2, 3, "next", "next", "resume", "next"]


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        (None, "ERR_INVALID_ARG_TYPE", 'The "options" argument must be of type object. Received null'),
        (
            {"highWaterMark": 0},
            "ERR_OUT_OF_RANGE",
            'The value of "options.highWaterMark" is out of range. It must be >= 1 && <= 9007199254740991. Received 0',
        ),
        (
            {"lowWaterMark": 1.5},
            "ERR_OUT_OF_RANGE",
            'The value of "options.lowWaterMark" is out of range. It must be an integer. Received 1.5',
        ),
        (
            {"highWatermark": "1"},
            "ERR_INVALID_ARG_TYPE",
            "The \"options.highWaterMark\" property must be of type number. Received type string ('1')",
        ),
    ],
)
def test_on_checks_its_options(emitter: EventEmitter, options: Any, code: str, text: str) -> None:
    """on raises at once, and nothing is registered."""
    with pytest.raises((TypeError, ValueError)) as caught:
        on(emitter, "x", options)

    assert (caught.value.code, str(caught.value), emitter.eventNames()) == (code, text, [])  # type: ignore[attr-defined]


def test_on_takes_event_targets() -> None:
    """Each value is a list with the event."""
    target = EventTarget()
    iterator = on(target, "x")
    event = Event("x")
    target.dispatchEvent(event)

    got = values(iterator, limit=1)
    del iterator

    assert (got, target._callbacks("x")) == ([[event], "end"], [])
