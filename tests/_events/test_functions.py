"""The other functions of `events`, the names on the class, and EventEmitterAsyncResource."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextvars import ContextVar
from typing import Any

import pytest
from support_events import Trace, run_loop

from nodecompat import events
from nodecompat._js.text import Symbol
from nodecompat.abort import AbortController, AbortSignal, Event, EventTarget
from nodecompat.events import EventEmitter, EventEmitterAsyncResource


def f(*_: Any) -> None:
    """A listener."""


def test_asking_emitters_and_targets() -> None:
    """getEventListeners, listenerCount and getMaxListeners take both."""
    emitter, target = EventEmitter().on("x", f).once("x", f), EventTarget()
    target.addEventListener("x", f)

    assert [events.getEventListeners(each, "x") for each in (emitter, target)] == [[f, f], [f]]
    assert [events.listenerCount(each, "x") for each in (emitter, target)] == [2, 1]
    assert [events.getMaxListeners(each) for each in (emitter, target, AbortController().signal)] == [10, 10, 0]


def test_setting_the_limit_of_several() -> None:
    """setMaxListeners(n, *targets) sets each; the default stays."""
    emitter, target = EventEmitter(), EventTarget()
    events.setMaxListeners(5, emitter, target)

    assert (emitter.getMaxListeners(), events.getMaxListeners(target), events.defaultMaxListeners) == (5, 5, 10)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: events.getEventListeners({}, "x"), "emitter"),
        (lambda: events.getMaxListeners({}), "emitter"),
        (lambda: events.listenerCount({}, "x"), "emitter"),
        (lambda: events.setMaxListeners(1, {}), "eventTargets"),
    ],
)
def test_what_is_neither_is_refused(call: Any, name: str) -> None:
    """ERR_INVALID_ARG_TYPE names the argument."""
    with pytest.raises(TypeError) as caught:
        call()

    assert str(caught.value) == (
        f'The "{name}" argument must be an instance of EventEmitter or EventTarget. Received an instance of Object'
    )


def test_names_on_the_class() -> None:
    """What `require('events')` offers is on the class too, where no method has the name."""
    assert EventEmitter.errorMonitor is events.errorMonitor
    assert EventEmitter.captureRejectionSymbol is events.captureRejectionSymbol is Symbol.for_("nodejs.rejection")
    assert EventEmitter.EventEmitter is EventEmitter
    assert EventEmitter.EventEmitterAsyncResource is EventEmitterAsyncResource  # type: ignore[attr-defined]
    assert (EventEmitter.usingDomains, EventEmitter.getEventListeners(EventEmitter(), "x")) == (False, [])
    assert not hasattr(EventEmitter, "unknown")
    assert not hasattr(events, "unknown")
    assert [name for name in events.__all__ if not hasattr(events, name)] == []


def test_emitters_may_be_abstract_collections() -> None:
    """The metaclass fits Python's abstract base classes."""

    class Lines(EventEmitter, AsyncIterator[str]):
        async def __anext__(self) -> str:
            return "line"

    assert isinstance(Lines(), AsyncIterator)


def test_init_sets_up_an_emitter() -> None:
    """events.init is what the constructor does."""
    emitter = EventEmitter.__new__(EventEmitter)
    events.init(emitter, {"captureRejections": True})

    assert emitter.on("x", f).emit("x")


# -- addAbortListener -----------------------------------------------------------------------------------


def test_abort_listener_is_called_with_the_event() -> None:
    """Once, and no other listener can stop it."""
    controller, trace = AbortController(), Trace()
    controller.signal.addEventListener("abort", lambda event: event.stopImmediatePropagation())
    controller.signal.addEventListener("abort", trace.of("stopped"))
    events.addAbortListener(controller.signal, lambda event: trace.append(event.type))
    controller.abort()

    assert trace == ["abort"]


def test_abort_listener_of_an_aborted_signal() -> None:
    """It is called in a microtask, with an event of that signal."""
    trace = Trace()
    signal = AbortSignal.abort()

    def aborted(event: Event) -> None:
        trace.append((event.type, event.isTrusted, event.target is signal))

    events.addAbortListener(signal, aborted)
    trace.append("sync")
    run_loop()

    assert trace == ["sync", ("abort", True, True)]


def test_abort_listener_can_be_taken_away() -> None:
    """By dispose(), or by leaving it as a context manager."""
    controller, trace = AbortController(), Trace()
    events.addAbortListener(controller.signal, trace.of("a")).dispose()
    with events.addAbortListener(controller.signal, trace.of("b")):
        pass
    controller.abort()

    assert trace == []


@pytest.mark.parametrize("signal", [None, 5, "x", {}])
def test_abort_listener_checks(signal: Any) -> None:
    """ERR_INVALID_ARG_TYPE for the signal, then for the listener."""
    with pytest.raises(TypeError, match=r'^The "signal" argument must be an instance of AbortSignal\. Received '):
        events.addAbortListener(signal, f)
    with pytest.raises(TypeError, match=r'^The "listener" argument must be of type function\. Received null$'):
        events.addAbortListener(AbortController().signal, None)  # type: ignore[arg-type]


# -- EventEmitterAsyncResource ----------------------------------------------------------------------------


def test_listeners_run_in_the_context_of_the_emitter() -> None:
    """What a ContextVar held when it was made holds in its listeners, also in nested emits."""
    variable: ContextVar[str] = ContextVar("variable", default="none")
    token = variable.set("made")
    resource = EventEmitterAsyncResource("Name")
    variable.reset(token)
    seen: list[Any] = []
    resource.on("inner", lambda: seen.append(variable.get()))

    def outer() -> None:
        seen.append(variable.get())
        resource.emit("inner")

    resource.on("outer", outer)

    assert (resource.emit("outer"), seen, variable.get()) == (True, ["made", "made"], "none")


def test_async_ids() -> None:
    """Ids count upwards; the trigger is where it was made, or what was given."""
    one = EventEmitterAsyncResource({"name": "One"})
    two = EventEmitterAsyncResource(name="Two", triggerAsyncId=one.asyncId)
    made: list[EventEmitterAsyncResource] = []
    one.on("x", lambda: made.append(EventEmitterAsyncResource("Three")))
    one.emit("x")

    assert (two.asyncId, two.triggerAsyncId, made[0].triggerAsyncId) == (one.asyncId + 1, one.asyncId, one.asyncId)
    one.emitDestroy()
    assert (one.asyncResource.eventEmitter, one.asyncResource.asyncId()) == (one, one.asyncId)


def test_async_resource_needs_a_name() -> None:
    """A subclass has one."""

    class Named(EventEmitterAsyncResource):
        pass

    with pytest.raises(TypeError) as caught:
        EventEmitterAsyncResource()
    assert str(caught.value) == 'The "options.name" property must be of type string. Received undefined'
    assert Named().asyncResource.type == "Named"


def test_targets_are_events_of_the_web() -> None:
    """A listener count of a target follows once listeners."""
    target = EventTarget()
    target.addEventListener("x", f, once=True)
    target.dispatchEvent(Event("x"))

    assert events.listenerCount(target, "x") == 0
