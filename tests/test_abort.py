"""AbortController, AbortSignal, and the Event and EventTarget below them."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from support_events import Trace, program, run_loop

import nodecompat
from nodecompat import util
from nodecompat.abort import AbortController, AbortSignal, CustomEvent, DOMException, Event, EventTarget
from nodecompat.errors import Thrown
from nodecompat.events import EventEmitter
from nodecompat.timers import Timeout, setTimeout
from nodecompat.values import undefined


@pytest.fixture
def controller() -> AbortController:
    return AbortController()


@pytest.fixture
def target() -> EventTarget:
    return EventTarget()


@pytest.fixture
def trace() -> Trace:
    return Trace()


def test_a_fresh_signal(controller: AbortController) -> None:
    """It is not aborted, has no reason and raises nothing."""
    signal = controller.signal
    signal.throwIfAborted()

    assert (signal.aborted, signal.reason, signal.onabort) == (False, undefined, None)
    assert (repr(controller), controller.signal is signal) == (
        "AbortController { signal: AbortSignal { aborted: false } }",
        True,
    )


def test_abort_happens_once(controller: AbortController, trace: Trace) -> None:
    """The first reason stays; listeners are called once, with a trusted event."""
    controller.signal.addEventListener("abort", lambda event: trace.append((event.type, event.isTrusted)))
    controller.abort("first")
    controller.abort("second")

    assert (controller.signal.reason, trace) == ("first", [("abort", True)])


def test_the_usual_reason_is_an_abort_error(controller: AbortController) -> None:
    """A DOMException with the name AbortError and the old number 20, which throwIfAborted raises."""
    controller.abort()
    reason = controller.signal.reason

    assert (reason.name, reason.code, reason.message) == ("AbortError", 20, "This operation was aborted")
    with pytest.raises(DOMException) as caught:
        controller.signal.throwIfAborted()
    assert caught.value is reason


def test_a_reason_that_is_no_exception_is_raised_as_thrown(controller: AbortController) -> None:
    """None is a reason like others."""
    controller.abort(None)

    assert (controller.signal.aborted, controller.signal.reason) == (True, None)
    with pytest.raises(Thrown):
        controller.signal.throwIfAborted()


def test_signals_are_not_made_by_hand() -> None:
    """ERR_ILLEGAL_CONSTRUCTOR."""
    with pytest.raises(TypeError, match=r"^Illegal constructor$"):
        AbortSignal()


def test_onabort_keeps_its_place(controller: AbortController, trace: Trace) -> None:
    """A second handler takes the place of the first; what is neither function nor object is none."""
    signal = controller.signal
    signal.onabort = trace.of("first")
    signal.onabort = None
    signal.addEventListener("abort", lambda: trace.append("listener"))
    signal.onabort = second = lambda: trace.append("second")
    assert signal.onabort is second
    controller.abort()
    signal.onabort = 5
    kept: object = getattr(signal, "onabort")  # type checkers believe that it is 5

    assert (trace, kept) == (["second", "listener"], None)


def test_abort_makes_an_aborted_signal() -> None:
    """With the given reason, or an AbortError."""
    assert (AbortSignal.abort("r").reason, AbortSignal.abort().reason.name) == ("r", "AbortError")


def test_timeout_aborts_with_a_timeout_error(trace: Trace) -> None:
    """The reason is a TimeoutError in both languages."""
    signal = AbortSignal.timeout(1)
    signal.onabort = lambda: trace.append("abort")
    setTimeout(lambda: None, 20)
    run_loop()

    assert (trace, isinstance(signal.reason, TimeoutError)) == (["abort"], True)
    assert (signal.reason.name, signal.reason.code) == ("TimeoutError", 23)


def test_timeout_does_not_keep_the_process_alive(tmp_path: Path) -> None:
    """The program ends although the signal never aborted."""
    text = "from nodecompat import AbortSignal\ns = AbortSignal.timeout(100000)\nprint(s.aborted)\n"

    assert program(text, tmp_path) == ["False"]


@pytest.mark.parametrize("delay", [-1, 1.5, 2**32, "1", None, True])
def test_timeout_checks_its_delay(delay: Any) -> None:
    """An integer from 0 to 4294967295."""
    with pytest.raises((TypeError, ValueError), match=r'"delay"'):
        AbortSignal.timeout(delay)


def test_any_aborts_with_the_first(trace: Trace) -> None:
    """All signals know the reason before the first listener is called; sources come first."""
    one, two = AbortController(), AbortController()
    either = AbortSignal.any([one.signal, two.signal])
    outer = AbortSignal.any([either])
    either.addEventListener("abort", lambda: trace.append(("either", outer.aborted)))
    outer.addEventListener("abort", lambda: trace.append("outer"))
    two.signal.addEventListener("abort", lambda: trace.append(("two", either.aborted)))
    two.abort("reason")
    one.abort("late")

    assert (trace, either.reason) == ([("two", True), ("either", True), "outer"], "reason")


def test_any_of_aborted_signals() -> None:
    """The first aborted one decides; without signals it never aborts; without listeners it is asked in time."""
    controller = AbortController()
    lazy = AbortSignal.any([controller.signal])
    controller.abort("later")

    assert AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason == 1
    assert (AbortSignal.any([]).aborted, lazy.aborted, lazy.reason) == (False, True, "later")


def test_any_checks_its_signals() -> None:
    """What cannot be iterated, and what is no signal, is refused."""
    with pytest.raises(TypeError, match=r"^signals cannot be converted to sequence\.$"):
        AbortSignal.any(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^signals\[1\] is not of type AbortSignal\.$"):
        AbortSignal.any([AbortSignal.abort(), 5])  # type: ignore[list-item]


def test_any_is_freed_while_its_source_lives(controller: AbortController) -> None:
    """A source knows only the signals that are listened to."""
    quiet = weakref.ref(AbortSignal.any([controller.signal]))
    heard = AbortSignal.any([controller.signal])
    listener = lambda: None  # noqa: E731
    heard.addEventListener("abort", listener)
    known = len(controller.signal._followers)
    heard.removeEventListener("abort", listener)
    gc.collect()

    assert (quiet(), known, len(controller.signal._followers)) == (None, 1, 0)


# -- EventTarget ----------------------------------------------------------------------------------------


def test_a_listener_is_registered_once_per_phase(target: EventTarget, trace: Trace) -> None:
    """The same callback counts again only with another `capture`."""
    listener = lambda: trace.append("called")  # noqa: E731
    target.addEventListener("x", listener)
    target.addEventListener("x", listener)
    target.addEventListener("x", listener, True)
    target.dispatchEvent(Event("x"))
    target.removeEventListener("x", listener)
    target.dispatchEvent(Event("x"))

    assert trace == ["called"] * 3


def test_objects_with_handle_event(target: EventTarget, trace: Trace) -> None:
    """An object may be the listener; its method is looked up when the event comes."""

    class Handler:
        def handleEvent(self, event: Event) -> None:
            trace.append((event.target, event.currentTarget, event.eventPhase, event.composedPath()))

    target.addEventListener("x", Handler())
    target.dispatchEvent(Event("x"))

    assert trace == [(target, target, 2, [target])]


def test_dispatch_tells_whether_the_default_was_prevented(target: EventTarget) -> None:
    """Only a cancelable event can be."""
    target.addEventListener("x", lambda event: event.preventDefault())
    events = [Event("x", {"cancelable": True}), Event("x")]

    assert [target.dispatchEvent(event) for event in events] == [False, True]
    assert [(event.defaultPrevented, event.returnValue) for event in events] == [(True, False), (False, True)]


def test_stopping(target: EventTarget, trace: Trace) -> None:
    """stopImmediatePropagation keeps the event from the next listeners; stopPropagation does not."""
    target.addEventListener("x", lambda event: event.stopPropagation())

    def stop(event: Event) -> None:
        trace.append("second")
        event.stopImmediatePropagation()

    target.addEventListener("x", stop)
    target.addEventListener("x", trace.of("third"))
    target.dispatchEvent(Event("x"))

    assert trace == ["second"]


def test_changes_during_a_dispatch(target: EventTarget, trace: Trace) -> None:
    """An added listener waits for the next event; a removed one is not called any more."""
    removed, added = trace.of("removed"), lambda: trace.append("added")

    def change() -> None:
        target.removeEventListener("x", removed)
        target.addEventListener("x", added)

    target.addEventListener("x", change)
    target.addEventListener("x", removed)
    target.dispatchEvent(Event("x"))
    first = list(trace)
    target.dispatchEvent(Event("x"))

    assert (first, trace) == ([], ["added"])


def test_once_and_signal(target: EventTarget, trace: Trace) -> None:
    """`once` removes before the call; an abort of `signal` removes; an aborted one registers nothing."""
    controller = AbortController()
    target.addEventListener("x", lambda: trace.append("once"), {"once": True})
    target.addEventListener("x", lambda: trace.append("signal"), signal=controller.signal)
    target.addEventListener("x", trace.of("never"), {"signal": AbortSignal.abort()})
    target.dispatchEvent(Event("x"))
    controller.abort()
    target.dispatchEvent(Event("x"))

    assert trace == ["once", "signal"]


def test_failures_are_raised_in_ticks(tmp_path: Path) -> None:
    """A failing listener, plain or async, does not stop the others; its error is uncaught, later."""
    text = """
from nodecompat import process
from nodecompat.abort import Event, EventTarget
process.on('uncaughtException', lambda error: print('uncaught', error))
async def fails(): raise ValueError('async')
target = EventTarget()
target.addEventListener('x', lambda: {}['plain'])
target.addEventListener('x', fails)
target.addEventListener('x', lambda: print('third'))
target.dispatchEvent(Event('x'))
print('dispatched')
"""
    assert program(text, tmp_path) == ["third", "dispatched", "uncaught 'plain'", "uncaught async"]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda target: target.addEventListener("x"), "ERR_MISSING_ARGS"),
        (lambda target: target.addEventListener("x", 5), "ERR_INVALID_ARG_TYPE"),
        (lambda target: target.addEventListener("x", print, {"signal": 5}), "ERR_INVALID_ARG_TYPE"),
        (lambda target: target.dispatchEvent({}), "ERR_INVALID_ARG_TYPE"),
        (lambda target: Event(), "ERR_MISSING_ARGS"),
    ],
)
def test_bad_arguments(target: EventTarget, call: Any, code: str) -> None:
    """Missing and wrong arguments are refused with Node's codes."""
    with pytest.raises(TypeError) as caught:
        call(target)

    assert caught.value.code == code  # type: ignore[attr-defined]


def test_an_event_is_dispatched_by_one_at_a_time(target: EventTarget, trace: Trace) -> None:
    """ERR_EVENT_RECURSION inside a listener; afterwards it may be dispatched again."""

    def again(event: Event) -> None:
        try:
            target.dispatchEvent(event)
        except Exception as error:
            trace.append(str(error))

    target.addEventListener("x", again)
    event = Event("x")

    assert (target.dispatchEvent(event), trace) == (True, ['The event "x" is already being dispatched'])


def test_dom_exceptions_have_their_numbers() -> None:
    """The numbers of the web; 0 for a name without one."""
    assert [DOMException("m", name).code for name in ("DataCloneError", "AbortError", "Own")] == [25, 20, 0]


# -- util.aborted, and the globals ------------------------------------------------------------------------


def test_aborted_gives_the_event(controller: AbortController, trace: Trace) -> None:
    """No listener can keep it away; of a signal that is aborted already there is no event."""
    controller.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
    resource = Trace()
    util.aborted(controller.signal, resource).then(lambda event: trace.append(event.type))
    util.aborted(AbortSignal.abort(), {}).then(trace.append)
    controller.abort()
    run_loop()

    assert trace == ["abort", undefined]


def test_aborted_does_not_listen_longer_than_its_resource(controller: AbortController) -> None:
    """The signal may live on."""

    class Resource:
        pass

    resource = Resource()
    util.aborted(controller.signal, resource)
    before = len(controller.signal._callbacks("abort"))
    del resource
    gc.collect()

    assert (before, controller.signal._callbacks("abort")) == (1, [])


@pytest.mark.parametrize(
    ("signal", "resource", "message"),
    [
        (5, {}, "signal is not of type AbortSignal."),
        (AbortSignal.abort(), None, 'The "resource" argument must be of type object. Received null'),
        (AbortSignal.abort(), 5, 'The "resource" argument must be of type object. Received type number (5)'),
    ],
)
def test_aborted_rejects_bad_arguments(trace: Trace, signal: object, resource: object, message: str) -> None:
    """The promise is rejected; nothing is raised."""
    util.aborted(signal, resource).then(None, lambda error: trace.append((error.code, error.message)))
    run_loop()

    assert trace == [("ERR_INVALID_ARG_TYPE", message)]


def test_the_classes_are_globals() -> None:
    """As in JavaScript, they need no module."""
    found = (nodecompat.Event, nodecompat.EventTarget, nodecompat.CustomEvent, nodecompat.DOMException)

    assert found == (Event, EventTarget, CustomEvent, DOMException)


async def fails() -> None:
    raise ValueError("late")


def test_the_global_setting_holds_without_init(trace: Trace) -> None:
    """A subclass whose __init__ does not call the base's captures rejections as well."""

    class Bare(EventEmitter):
        def __init__(self) -> None:
            pass

    EventEmitter.captureRejections = True
    try:
        emitter = Bare()
        emitter.on("error", lambda error: trace.append(str(error))).on("x", fails)
    finally:
        EventEmitter.captureRejections = False
    emitter.emit("x")
    run_loop()

    assert trace == ["late"]


def test_structured_clones_of_dom_exceptions() -> None:
    """They are DOMExceptions again, wherever they lie, with their number."""
    error = DOMException("text", "DataCloneError")
    copy = nodecompat.structuredClone(error)
    inner = nodecompat.structuredClone({"list": [error, error]})["list"]

    assert (type(copy), copy.name, copy.code, copy.message) == (DOMException, "DataCloneError", 25, "text")
    assert (type(inner[0]), inner[0] is inner[1], copy is error) == (DOMException, True, False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NotFoundError", ("NotFoundError", 8, undefined)),
        ({"name": "AbortError", "cause": None}, ("AbortError", 20, None)),
        ({"cause": "why"}, ("Error", 0, "why")),
    ],
)
def test_a_dom_exception_has_a_name_or_options(name: Any, expected: tuple[str, int, object]) -> None:
    """The second argument is the name, or a dict of name and cause."""
    error = DOMException("m", name)
    assert (error.name, error.code, error.cause) == expected
    assert ("cause" in vars(error)) == isinstance(name, dict)


# -- what holds a signal --------------------------------------------------------------------------------


def listened(signal: AbortSignal, **options: Any) -> list[AbortSignal]:
    signal.addEventListener("abort", lambda: None, options)
    return [signal]


def no_longer_listened(signal: AbortSignal) -> list[AbortSignal]:
    def listener() -> None:
        """Nothing."""

    signal.addEventListener("abort", listener)
    signal.removeEventListener("abort", listener)
    return [signal]


def handled(signal: AbortSignal, *handlers: Any) -> list[AbortSignal]:
    for handler in handlers:
        signal.onabort = handler
    return [signal]


@pytest.mark.parametrize(
    ("make", "lives"),
    [
        (lambda signal: [signal], False),
        (lambda signal: listened(signal), True),
        (lambda signal: listened(signal, once=True), True),
        (lambda signal: no_longer_listened(signal), False),
        (lambda signal: handled(signal, print), True),
        (lambda signal: handled(signal, print, None), False),
        (lambda signal: [signal, AbortSignal.any([signal])], False),
        (lambda signal: [signal, *listened(AbortSignal.any([AbortSignal.any([signal])]))], True),
        (lambda signal: [signal, *no_longer_listened(AbortSignal.any([signal]))], False),
    ],
)
def test_a_timeout_that_nobody_holds_is_freed(make: Any, lives: bool) -> None:
    """Its timer keeps it only while somebody listens to it, or to a signal made of it."""
    references = [weakref.ref(signal) for signal in make(AbortSignal.timeout(10**6))]
    gc.collect()
    found = [reference() is not None for reference in references]
    for signal in [one() for one in references]:
        if signal is not None:
            signal._abort(None)  # so that nothing is left

    assert found == [lives] * len(references)


def test_a_timeout_that_nobody_holds_still_aborts_its_listeners(trace: Trace) -> None:
    """Also those of a signal that `any` made of it."""
    listened_to = AbortSignal.timeout(1)
    listened_to.addEventListener("abort", trace.of("own"))
    AbortSignal.any([AbortSignal.timeout(1)]).addEventListener("abort", trace.of("any"))
    setTimeout(lambda: None, 10)  # the signals keep no process alive
    del listened_to
    gc.collect()
    run_loop()

    assert [name for name, *_ in trace] == ["own", "any"]


def test_the_timer_goes_with_its_signal() -> None:
    """A million of long ones does not add up."""

    def timers() -> list[Timeout]:
        return [one for one in gc.get_objects() if type(one) is Timeout]

    others = timers()
    signal = AbortSignal.timeout(10**6)
    [made] = [weakref.ref(timer) for timer in timers() if timer not in others]
    waited = made() is not None
    del signal
    gc.collect()
    run_loop()  # what is freed is let go on the loop

    assert (waited, made()) == (True, None)


def test_a_false_return_value_prevents_the_default() -> None:
    """A true one changes nothing."""
    event = Event("x", cancelable=True)
    event.returnValue = True
    before = event.defaultPrevented
    event.returnValue = False

    assert (before, event.defaultPrevented, event.returnValue) == (False, True, False)
