"""The functions and settings that the class EventEmitter has as the module of its name, beside its methods."""

from __future__ import annotations

from typing import Any

import pytest

from nodecompat import events
from nodecompat._events.awaiting import EventIterator
from nodecompat.abort import EventTarget
from nodecompat.events import EventEmitter
from nodecompat.promise import Promise

STATIC: Any = EventEmitter


def f(*_: Any) -> None:
    """A listener."""


def test_functions_that_are_methods_too() -> None:
    """On the class they are the functions of the module: what is passed tells."""
    one, two, target = EventEmitter(), EventEmitter(), EventTarget()
    STATIC.setMaxListeners(7, one, two, target)

    assert (one.getMaxListeners(), two.getMaxListeners(), STATIC.getMaxListeners(target)) == (7, 7, 7)
    assert (STATIC.listenerCount(one.on("x", f), "x"), STATIC.listenerCount(target, "x")) == (1, 0)
    assert (isinstance(STATIC.once(one, "y"), Promise), type(STATIC.on(two, "y"))) == (True, EventIterator)


def test_without_emitters_the_limit_is_the_default() -> None:
    """As `events.setMaxListeners(11)`."""
    STATIC.setMaxListeners(11)
    found = (events.defaultMaxListeners, EventEmitter().getMaxListeners())
    EventEmitter.defaultMaxListeners = 10

    assert (found, events.defaultMaxListeners) == ((11, 11), 10)


def test_a_class_calls_the_methods_of_its_base() -> None:
    """With the emitter and a listener they are the methods; what a class overrides is its own."""

    class Own(EventEmitter):
        def on(self, event: Any, listener: Any) -> Any:  # type: ignore[override]
            return EventEmitter.on(self, event, listener)

        def listenerCount(self, event: object, listener: object = None) -> int:
            return 10 + EventEmitter.listenerCount(self, event, listener)

        def setMaxListeners(self, n: float) -> Any:
            return EventEmitter.setMaxListeners(self, n)

    own = Own().on("x", f).setMaxListeners(4)

    assert (own.listenerCount("x"), own.getMaxListeners(), Own.on is Own.__dict__["on"]) == (11, 4, True)
    assert EventEmitter.once is Own.once


def test_methods_of_the_class_can_be_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a while, as a test does."""
    before = EventEmitter.on
    with monkeypatch.context() as patch:
        patch.setattr(EventEmitter, "on", lambda *args: args[1:])
        assert STATIC().on("x", f) == ("x", f)

    assert EventEmitter.on is before
    assert EventEmitter().on("x", f).listenerCount("x") == 1
