"""emit: who is called, with what, and what happens when somebody fails."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from support_events import Trace, failing, run_loop

from nodecompat.events import EventEmitter, errorMonitor


@pytest.fixture
def emitter() -> EventEmitter:
    return EventEmitter()


def test_returns_whether_anybody_listened(emitter: EventEmitter) -> None:
    """emit is True with a listener, False without."""
    emitter.on("x", lambda: None)

    assert (emitter.emit("x"), emitter.emit("y")) == (True, False)


def test_listeners_are_called_in_order_of_registration(emitter: EventEmitter) -> None:
    """Order is insertion order; duplicates are called as often as they were added."""
    trace = Trace()
    first, second = trace.of("first"), trace.of("second")
    emitter.on("x", first).on("x", second).on("x", first)

    emitter.emit("x", 1)

    assert trace == [("first", 1), ("second", 1), ("first", 1)]


@pytest.mark.parametrize("count", range(7))
@pytest.mark.parametrize("listeners", [1, 2])
def test_any_number_of_arguments(emitter: EventEmitter, count: int, listeners: int) -> None:
    """Every argument reaches every listener, for one listener and for several."""
    trace = Trace()
    for _ in range(listeners):
        emitter.on("x", trace.of("x"))
    args = tuple(range(count))

    emitter.emit("x", *args)

    assert trace == [("x", *args) if count else "x"] * listeners


class Methods:
    def __init__(self) -> None:
        self.got: list[Any] = []

    def one(self, value: Any) -> None:
        self.got.append(value)

    @staticmethod
    def fixed(value: Any) -> Any:
        return value

    def __call__(self, first: Any, second: Any) -> None:
        self.got.append((first, second))


def test_surplus_arguments_are_dropped_and_missing_ones_are_none(emitter: EventEmitter) -> None:
    """A listener gets what it has parameters for, and the same one may be called with different counts."""
    got: list[Any] = []
    emitter.on("x", lambda: got.append(()))
    emitter.on("x", lambda a: got.append((a,)))
    emitter.on("x", lambda a, b: got.append((a, b)))
    emitter.on("x", lambda a, b="default": got.append((a, b)))
    emitter.on("x", lambda a, *rest: got.append((a, rest)))

    emitter.emit("x")
    emitter.emit("x", 1)
    emitter.emit("x", 1, 2, 3)

    assert got == [
        *[(), (None,), (None, None), (None, "default"), (None, ())],
        *[(), (1,), (1, None), (1, "default"), (1, ())],
        *[(), (1,), (1, 2), (1, 2), (1, (2, 3))],
    ]


def test_every_kind_of_callable_is_fitted(emitter: EventEmitter) -> None:
    """Bound methods, partials, callable objects, builtins and classes count as functions."""
    methods, added, made = Methods(), list[Any](), list[Any]()

    class Job:
        def __init__(self, name: Any) -> None:
            made.append(name)

    emitter.on("x", methods.one).on("x", methods).on("x", functools.partial(methods.__call__, "given"))
    emitter.on("x", added.append).on("x", Job)

    emitter.emit("x", 1, 2, 3)

    assert (methods.got, added, made) == ([1, (1, 2), ("given", 1)], [1], [1])


def test_keywords_are_passed_on(emitter: EventEmitter) -> None:
    """Keyword arguments are an extension for Python: passed as they are, surplus positional ones still dropped."""
    got: list[Any] = []
    emitter.on("x", lambda a, *, event: got.append((a, event)))
    emitter.once("x", lambda *args, **keywords: got.append((args, keywords)))

    emitter.emit("x", 1, 2, event="e")

    assert got == [(1, "e"), ((1, 2), {"event": "e"})]


def test_listeners_added_meanwhile_wait_for_the_next_emit(emitter: EventEmitter) -> None:
    """The running emit goes through a snapshot: removed listeners are still called, added ones not yet."""
    trace = Trace()
    c, d = trace.of("c"), trace.of("d")

    def b() -> None:
        trace.append("b")
        emitter.removeListener("x", c).on("x", d)

    emitter.on("x", trace.of("a")).on("x", b).on("x", c)
    emitter.emit("x")
    first, trace[:] = list(trace), []
    emitter.removeListener("x", d)
    emitter.emit("x")

    assert (first, list(trace)) == (["a", "b", "c"], ["a", "b"])


def test_removed_once_listeners_are_still_called_by_the_running_emit(emitter: EventEmitter) -> None:
    """removeAllListeners does not stop the emit that is under way, not even for once listeners."""
    trace = Trace()
    emitter.on("x", lambda: emitter.removeAllListeners("x"))
    emitter.once("x", trace.of("once")).on("x", trace.of("on"))

    emitter.emit("x")

    assert (trace, emitter.emit("x")) == (["once", "on"], False)


def test_once_fires_once(emitter: EventEmitter) -> None:
    """A once listener is gone before it is called, and gets the arguments."""
    trace = Trace()

    def listener(value: Any) -> None:
        trace.append((value, emitter.listenerCount("x")))

    emitter.once("x", listener)

    assert [emitter.emit("x", 1), emitter.emit("x", 2), *trace] == [True, False, (1, 0)]


def test_once_fires_in_the_inner_emit_only(emitter: EventEmitter) -> None:
    """A re-entrant emit fires it; the wrapper left in the outer snapshot does nothing."""
    trace = Trace()
    depth = [0]

    def again() -> None:
        trace.append("again")
        if not depth[0]:
            depth[0] = 1
            emitter.emit("x")

    emitter.on("x", again).once("x", trace.of("once"))

    emitter.emit("x")

    assert trace == ["again", "again", "once"]


def test_an_exception_ends_the_emit(emitter: EventEmitter) -> None:
    """It goes to the caller at once; a once listener that raises is gone."""
    trace = Trace()

    def fails() -> None:
        raise KeyError("x")

    emitter.on("x", trace.of("a")).once("x", fails).on("x", trace.of("b"))

    with pytest.raises(KeyError):
        emitter.emit("x")
    emitter.emit("x")

    assert trace == ["a", "a", "b"]


def test_results_are_ignored(emitter: EventEmitter) -> None:
    """What a listener returns changes nothing, unless it is a coroutine."""
    emitter.on("x", lambda: False).on("x", lambda: "text").on("x", lambda: iter(()))

    assert emitter.emit("x")


def test_a_coroutine_runs_up_to_its_first_await(emitter: EventEmitter) -> None:
    """An async listener starts within emit, in order with the others, and goes on on the loop."""
    trace = Trace()

    @emitter.on("x")
    async def _(value: int, missing: Any) -> None:
        trace.append(("before", value, missing))
        await __import__("asyncio").sleep(0)
        trace.append("after")

    emitter.on("x", trace.of("second"))
    emitter.emit("x", 1)
    trace.append("emitted")
    run_loop()

    assert trace == [("before", 1, None), ("second", 1), "emitted", "after"]


def test_a_coroutine_of_a_keyword_emit_is_started_too(emitter: EventEmitter) -> None:
    """Also on the way that rare emits take."""
    trace = Trace()

    async def listener(*, key: str) -> None:
        trace.append(key)

    emitter.on("x", listener).emit("x", key="value")

    assert trace == ["value"]


@pytest.mark.parametrize("error", [ValueError("boom"), KeyboardInterrupt(), SystemExit(3)])
def test_unhandled_error_raises_the_very_exception(emitter: EventEmitter, error: BaseException) -> None:
    """'error' without a listener raises its argument, whatever kind of exception it is."""
    with pytest.raises(type(error)) as caught:
        emitter.emit("error", error, "ignored")

    assert caught.value is error


class Unprintable:
    def inspectCustom(self) -> str:
        raise RuntimeError("no text")


@pytest.mark.parametrize(
    ("args", "shown"),
    [
        ((), "undefined"),
        ((None,), "null"),
        ((0,), "0"),
        (("str",), "'str'"),
        (("",), "''"),
        ((True,), "true"),
        (({"a": 1},), "{ a: 1 }"),
        (([1, 2],), "[ 1, 2 ]"),
        ((float("nan"),), "NaN"),
        ((Unprintable(),), "[object Object]"),
    ],
)
def test_unhandled_error_with_another_value(emitter: EventEmitter, args: tuple[Any, ...], shown: str) -> None:
    """ERR_UNHANDLED_ERROR shows the value as util.inspect does and carries it as context."""
    with pytest.raises(Exception, match="Unhandled error") as caught:
        emitter.emit("error", *args)
    error: Any = caught.value

    assert (error.code, error.name, str(error)) == ("ERR_UNHANDLED_ERROR", "Error", f"Unhandled error. ({shown})")
    assert not args or error.context is args[0]


def test_error_listeners_are_plain_listeners(emitter: EventEmitter) -> None:
    """With a listener, 'error' is an event like others; a once listener covers one emission."""
    trace = Trace()
    emitter.once("error", trace.of("error"))
    emitter.emit("error", 1)

    with pytest.raises(ZeroDivisionError):
        emitter.emit("error", ZeroDivisionError())
    assert trace == [("error", 1)]


def test_error_monitor_sees_errors_first(emitter: EventEmitter) -> None:
    """errorMonitor gets the same arguments before the listeners, and before the raise without one."""
    trace = Trace()
    emitter.on(errorMonitor, trace.of("monitor"))
    with pytest.raises(Exception, match="Unhandled error"):
        emitter.emit("error", 1)
    emitter.on("error", trace.of("error"))
    emitter.emit("error", 2, 3)
    emitter.emit("other", 4)

    assert trace == [("monitor", 1), ("monitor", 2, 3), ("error", 2, 3)]


def test_what_the_monitor_raises_stops_everything(emitter: EventEmitter) -> None:
    """An exception of errorMonitor goes to the caller; 'error' listeners are not called."""
    trace = Trace()
    emitter.on("error", trace.of("error"))
    emitter.on(errorMonitor, failing)

    with pytest.raises(KeyError):
        emitter.emit("error", 1)
    assert trace == []


class Forgetful(EventEmitter):
    """Never calls the constructor of EventEmitter."""

    def __init__(self) -> None:
        pass


def test_works_without_the_constructor() -> None:
    """Every method works although __init__ never ran."""
    forgetful = Forgetful()
    trace = Trace()

    before = (forgetful.emit("x"), forgetful.eventNames(), forgetful.listenerCount("x"), forgetful._eventsCount)
    forgetful.removeAllListeners().removeAllListeners("x").off("x", print)
    forgetful.once("x", trace.of("x")).emit("x")

    assert (before, trace, Forgetful().listeners("x")) == ((False, [], 0, 0), ["x"], [])


def test_listeners_added_before_the_constructor_are_kept() -> None:
    """Node's constructor keeps an own map of events."""

    class Late(EventEmitter):
        def __init__(self) -> None:
            self.on("x", print)
            super().__init__()

    assert Late().listeners("x") == [print]
