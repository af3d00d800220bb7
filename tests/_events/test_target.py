"""EventTarget and Event to the letter: arguments, identity of listeners, warnings, inspection, the package's listeners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support_events import Trace, program

from nodecompat._js.text import Symbol
from nodecompat.abort import AbortController, AbortSignal, CustomEvent, Event, EventTarget
from nodecompat.util import inspect
from nodecompat.values import undefined


@pytest.fixture
def target() -> EventTarget:
    return EventTarget()


@pytest.fixture
def stopping() -> AbortController:
    """A controller whose first listener stops the event."""
    controller = AbortController()
    controller.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
    return controller


# -- what the package itself registers on a signal --------------------------------------------------------


def test_the_signal_of_a_listener_cannot_be_stopped(target: EventTarget, stopping: AbortController) -> None:
    """The listener is gone although the event of the abort was stopped before."""
    trace = Trace()
    target.addEventListener("x", trace.of("called"), {"signal": stopping.signal})
    stopping.abort()
    target.dispatchEvent(Event("x"))

    assert trace == []


ABORTED = """
from nodecompat import AbortController, events, process, timers
from nodecompat.child_process import exec, execFile, fork, spawn
from nodecompat.events import EventEmitter
from nodecompat.stream import Readable, addAbortSignal, finished
controller, emitter = AbortController(), EventEmitter()
signal = controller.signal
signal.addEventListener('abort', lambda event: event.stopImmediatePropagation())
seen = []
def tell(name): return lambda error, *_: seen.append(f'{name} {error.name}')
options = {'signal': signal}
spawn('sleep', ['5'], options).on('error', tell('spawn'))
fork('-c', ['import time; time.sleep(5)'], options).on('error', tell('fork'))
exec('exec sleep 5', options, tell('exec'))
execFile('sleep', ['5'], options, tell('execFile'))
timers.promises.setTimeout(5000, None, options).then(None, tell('setTimeout'))
timers.promises.setImmediate(None, options).then(None, tell('setImmediate'))
events.once(emitter, 'x', options).then(None, tell('once'))
events.on(emitter, 'x', options).next().then(None, tell('on'))
addAbortSignal(signal, Readable({'read': lambda: None})).on('error', tell('stream'))
finished(Readable({'read': lambda: None}), options, tell('finished'))
controller.abort()
process.on('exit', lambda: print(*sorted(seen), sep='\\n'))
"""


def test_an_abort_reaches_the_whole_package(tmp_path: Path) -> None:
    """Children, timers, waits and streams are given up, although a listener stopped the event before them."""
    users = ["exec", "execFile", "finished", "fork", "on", "once", "setImmediate", "setTimeout", "spawn", "stream"]

    assert program(ABORTED, tmp_path) == [f"{user} AbortError" for user in users]


# -- arguments ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "code", "message"),
    [
        (lambda target: Event(), "ERR_MISSING_ARGS", 'The "type" argument must be specified'),
        (lambda target: CustomEvent(), "ERR_MISSING_ARGS", 'The "type" argument must be specified'),
        (
            lambda target: Event("x", "foo"),
            "ERR_INVALID_ARG_TYPE",
            "The \"options\" argument must be of type object. Received type string ('foo')",
        ),
        (
            lambda target: Event("x", []),
            "ERR_INVALID_ARG_TYPE",
            'The "options" argument must be of type object. Received an instance of Array',
        ),
        (
            lambda target: CustomEvent("x", 5),
            "ERR_INVALID_ARG_TYPE",
            'The "options" argument must be of type object. Received type number (5)',
        ),
        (lambda target: target.dispatchEvent(), "ERR_MISSING_ARGS", 'The "event" argument must be specified'),
        (
            lambda target: target.dispatchEvent(None),
            "ERR_INVALID_ARG_TYPE",
            'The "event" argument must be an instance of Event. Received null',
        ),
        (
            lambda target: target.addEventListener("x"),
            "ERR_MISSING_ARGS",
            'The "type" and "listener" arguments must be specified',
        ),
        (
            lambda target: target.removeEventListener("x"),
            "ERR_MISSING_ARGS",
            'The "type" and "listener" arguments must be specified',
        ),
        (
            lambda target: target.addEventListener(Symbol("s"), lambda: None),
            "ERR_INVALID_ARG_TYPE",
            "Value is a Symbol and cannot be converted to a string.",
        ),
        (
            lambda target: target.removeEventListener(Symbol("s"), lambda: None),
            "ERR_INVALID_ARG_TYPE",
            "Value is a Symbol and cannot be converted to a string.",
        ),
        (
            lambda target: target.addEventListener("x", Symbol("s")),
            "ERR_INVALID_ARG_TYPE",
            'The "listener" argument must be an instance of EventListener. Received type symbol (Symbol(s))',
        ),
        (
            lambda target: target.removeEventListener("x", True),
            "ERR_INVALID_ARG_TYPE",
            'The "listener" argument must be an instance of EventListener. Received type boolean (true)',
        ),
        (
            lambda target: target.addEventListener("x", lambda: None, 1),
            "ERR_INVALID_ARG_TYPE",
            'The "options" argument must be of type object. Received type number (1)',
        ),
        (
            lambda target: target.addEventListener("x", lambda: None, {"signal": None}),
            "ERR_INVALID_ARG_TYPE",
            'The "options.signal" property must be an instance of AbortSignal. Received null',
        ),
        (
            lambda target: Event("x").initEvent(),  # type: ignore[call-arg, unused-ignore]
            "ERR_MISSING_ARGS",
            'The "type" argument must be specified',
        ),
    ],
)
def test_refusals(target: EventTarget, call: Callable[[EventTarget], object], code: str, message: str) -> None:
    """Missing and wrong arguments are refused with Node's codes and texts."""
    with pytest.raises(TypeError) as caught:
        call(target)

    assert (caught.value.code, str(caught.value)) == (code, message)  # type: ignore[attr-defined]


def test_an_event_needs_a_text_as_type() -> None:
    """A symbol is none, whatever else it is becomes one."""
    with pytest.raises(TypeError, match=r"^Cannot convert a Symbol value to a string$"):
        Event(Symbol("s"))

    assert [Event(value).type for value in (5, None, undefined)] == ["5", "null", "undefined"]


@pytest.mark.parametrize("options", [None, undefined, True, [], {}, lambda: None])
def test_options_of_a_listener_may_be_any_object(target: EventTarget, options: Any) -> None:
    """A boolean is `capture`; null and undefined are no options."""
    trace = Trace()
    target.addEventListener("x", lambda: trace.append("called"), options)
    target.dispatchEvent(Event("x"))

    assert trace == ["called"]


# -- listeners ---------------------------------------------------------------------------------------------


def test_a_dict_is_a_listener(target: EventTarget) -> None:
    """Its `handleEvent` is looked up at each event; two equal dicts are two listeners."""
    trace = Trace()
    one: dict[str, Any] = {}
    other: dict[str, Any] = {}
    target.addEventListener("x", one)
    target.addEventListener("x", other)
    one["handleEvent"] = lambda event: trace.append(("one", event.type))
    other["handleEvent"] = lambda: trace.append("other")
    target.dispatchEvent(Event("x"))
    one["handleEvent"] = None
    target.removeEventListener("x", other)
    target.dispatchEvent(Event("x"))

    assert trace == [("one", "x"), "other"]


class Equal:
    """Equal to all its like, and hears events."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, trace: Trace) -> None:
        self.trace = trace

    def __eq__(self, other: object) -> bool:
        return True

    def __call__(self) -> None:
        self.trace.append("called")

    def heard(self) -> None:
        self.trace.append("heard")


def test_objects_are_told_apart_by_identity(target: EventTarget) -> None:
    """Equal objects are two listeners; a method read twice from one object is one, from equal objects two."""
    trace = Trace()
    one, other = Equal(trace), Equal(trace)
    for listener in (one, other, one, one.heard, other.heard, one.heard):
        target.addEventListener("x", listener)
    target.removeEventListener("x", one)
    target.removeEventListener("x", one.heard)
    target.dispatchEvent(Event("x"))

    assert trace == ["called", "heard"]


def test_what_is_no_listener_is_warned_of(tmp_path: Path) -> None:
    """null and undefined have no effect; the warning has the target and the type."""
    text = """
from nodecompat import process, undefined
from nodecompat.abort import EventTarget
target = EventTarget()
process.on('warning', lambda warning: print(warning.name, warning.target is target, warning.type, warning.message))
target.addEventListener('foo', None)
target.addEventListener('bar', undefined)
target.removeEventListener('foo', None)
"""
    kind = "AddEventListenerArgumentTypeWarning True"
    assert program(text, tmp_path) == [
        f"{kind} foo addEventListener called with null which has no effect.",
        f"{kind} bar addEventListener called with undefined which has no effect.",
    ]


# -- events -------------------------------------------------------------------------------------------------


def test_cancel_bubble_only_goes_up() -> None:
    """It is a boolean, set by what is true, and by stopPropagation."""
    event, stopped = Event("x"), Event("x")
    values = [event.cancelBubble]
    for value in (0, "x", False):
        event.cancelBubble = value
        values.append(event.cancelBubble)
    stopped.stopPropagation()

    assert (values, stopped.cancelBubble) == ([False, False, True, True], True)


def test_init_event() -> None:
    """The old way to say what an event is."""
    event = Event("x")
    event.initEvent("y", True, True)

    assert (event.type, event.bubbles, event.cancelable) == ("y", True, True)


def test_custom_events_have_a_detail() -> None:
    """None unless given, also by keyword."""
    events = CustomEvent("x"), CustomEvent("x", {"detail": {"a": 1}}), CustomEvent("x", detail=5, cancelable=True)

    assert [event.detail for event in events] == [None, {"a": 1}, 5]
    assert [event.cancelable for event in events] == [False, False, True]


@pytest.mark.parametrize(
    ("depth", "controller", "signal", "plain"),
    [
        (-1, "AbortController {}", "[AbortSignal]", "EventTarget"),
        (0, "AbortController [Object]", "AbortSignal [Object]", "EventTarget {}"),
        (1, "AbortController { signal: [AbortSignal] }", "AbortSignal { aborted: false }", "EventTarget {}"),
        (
            2,
            "AbortController { signal: AbortSignal { aborted: false } }",
            "AbortSignal { aborted: false }",
            "EventTarget {}",
        ),
    ],
)
def test_inspection(target: EventTarget, depth: int, controller: str, signal: str, plain: str) -> None:
    """At each depth, what Node shows."""
    made = AbortController()
    shown = [inspect(value, depth=depth) for value in (made, made.signal, target)]

    assert shown == [controller, signal, plain]


def test_inspection_of_events() -> None:
    """Four fields of an event; its class alone too far down."""
    event = CustomEvent("foo", cancelable=True)
    event._time = 5.5

    assert inspect(event) == (
        "CustomEvent {\n  type: 'foo',\n  defaultPrevented: false,\n  cancelable: true,\n  timeStamp: 5.5\n}"
    )
    assert (inspect(event, depth=-1), inspect([AbortSignal.abort()], depth=0)) == ("CustomEvent", "[ [AbortSignal] ]")
