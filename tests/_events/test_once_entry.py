"""The entry of a listener that is called once: what `rawListeners` shows, on either road."""

from __future__ import annotations

import copy
import gc
import pickle
import sys
import weakref
from typing import Any

import pytest

from nodecompat import util
from nodecompat.events import EventEmitter


def heard(*args: object, **keywords: object) -> tuple[object, ...]:
    return *args, *keywords.items()


def entry_of(emitter: EventEmitter, event: object = "x") -> Any:
    (entry,) = emitter.rawListeners(event)
    return entry


def test_called_by_hand_it_is_removed_and_calls_once() -> None:
    """The listener is gone before it is called; a second call does nothing."""
    emitter = EventEmitter()
    emitter.once("x", lambda value: (value, emitter.listenerCount("x")))
    entry = entry_of(emitter)

    assert (entry.fired, entry(7), entry.fired, entry(7)) == (False, (7, 0), True, None)


@pytest.mark.parametrize(
    ("listener", "args", "keywords", "result"),
    [
        (heard, (1, 2), {}, (1, 2)),
        (heard, (), {"key": 1}, (("key", 1),)),
        (lambda: "none", (1, 2), {}, "none"),
        (lambda first: first, (1, 2), {}, 1),
        (lambda first, second=5: (first, second), (1,), {}, (1, 5)),
        (lambda *, key=3: key, (1,), {"key": 4}, 4),
        (str, (1,), {}, "1"),
        ([].append, (1,), {}, None),
    ],
)
def test_it_calls_with_what_the_listener_takes(
    listener: Any, args: tuple[Any, ...], keywords: dict[str, Any], result: object
) -> None:
    """Whether the entry is called or has the arguments together."""
    emitter = EventEmitter()
    emitter.once("x", listener)
    assert entry_of(emitter)(*args, **keywords) == result
    emitter.once("x", listener)
    assert entry_of(emitter).call(args, keywords) == result
    emitter.once("x", listener)
    assert entry_of(emitter).call(args, None) == entry_of(EventEmitter().once("x", listener)).call(args)


def test_a_removal_that_fails_leaves_it_to_be_called() -> None:
    """Who overrides `removeListener` and raises gets the error; the entry is called the next time."""

    class Stubborn(EventEmitter):
        fails = True

        def removeListener(self, event: object, listener: Any) -> Any:
            if self.fails:
                raise ValueError("not now")
            return super().removeListener(event, listener)

    emitter, seen = Stubborn(), list[int]()
    emitter.once("x", seen.append)
    with pytest.raises(ValueError, match="not now"):
        emitter.emit("x", 1)
    emitter.fails = False
    emitter.emit("x", 2)
    emitter.emit("x", 3)

    assert seen == [2]


def test_what_the_single_listener_returns_or_raises() -> None:
    """An error ends the emit; a result of a coroutine function is captured where that is asked for."""
    emitter, seen = EventEmitter({"captureRejections": True}), list[object]()

    def fail() -> None:
        raise KeyError("x")

    emitter.once("x", fail)
    with pytest.raises(KeyError):
        emitter.emit("x")
    assert emitter.listenerCount("x") == 0

    emitter._take_result = lambda *args: seen.append(args)  # type: ignore[method-assign]
    emitter.once("x", lambda *args: "result")
    assert emitter.emit("x", 1, 2) is True
    assert seen == [("result", "x", (1, 2))]


def test_its_attributes_can_be_set_and_deleted() -> None:
    """As those of a class with slots; without what it needs a call is an AttributeError."""
    emitter, seen = EventEmitter(), list[int]()
    emitter.once("x", heard)
    entry = entry_of(emitter)
    entry.listener = seen.append
    assert (entry.emitter, entry.event) == (emitter, "x")
    with pytest.raises(AttributeError):
        entry.other = 1
    entry(1)
    assert seen == [1]

    emitter.once("x", heard)
    entry = entry_of(emitter)
    del entry.emitter
    with pytest.raises(AttributeError):
        entry.emitter
    with pytest.raises(AttributeError):
        entry(1)


def test_it_is_a_listener_itself() -> None:
    """That takes whatever comes: a TypeError of the function in it is its own, and no reason to call it otherwise."""
    emitter, other, seen = EventEmitter(), EventEmitter(), list[object]()

    def fail(*args: object) -> None:
        seen.append(args)
        raise TypeError("fail() takes 0 positional arguments but 2 were given")

    emitter.once("x", fail)
    other.on("y", entry_of(emitter)).on("y", seen.append)
    with pytest.raises(TypeError, match="takes 0"):
        other.emit("y", 1, 2)
    assert (seen, emitter.listenerCount("x")) == ([(1, 2)], 0)


def test_it_is_shown_as_a_function() -> None:
    """Its text, what `inspect` shows, and the name of its class."""
    emitter = EventEmitter()
    emitter.once("x", heard)
    entry = entry_of(emitter)

    assert repr(entry) == f"OnceListener({heard!r})"
    assert util.inspect(entry) == "[Function: bound onceWrapper] { listener: [Function: heard] }"
    assert (type(entry).__module__, type(entry).__qualname__) == ("nodecompat._events", "OnceListener")


def test_copies_and_pickles_of_an_emitter_have_their_own() -> None:
    """The entry of a copy belongs to the copy; one that was called stays so."""
    emitter = EventEmitter()
    emitter.once("x", heard)
    for other in (copy.deepcopy(emitter), pickle.loads(pickle.dumps(emitter))):
        entry = entry_of(other)
        assert (entry.emitter, entry.event, entry.listener, entry.fired) == (other, "x", heard, False)
        assert entry(1) == (1,)
        assert (other.listenerCount("x"), emitter.listenerCount("x")) == (0, 1)
    entry = entry_of(emitter)
    entry(1)
    assert copy.copy(entry).fired
    assert entry.__reduce_ex__(2)[2] == (None, {"emitter": emitter, "event": "x", "listener": heard})


def test_nothing_stays_of_it() -> None:
    """Neither of one that was called nor of a circle with its emitter, and no reference to what it was given."""
    emitter, argument = EventEmitter(), object()
    emitter.once("x", heard).emit("x", argument)
    before = sys.getrefcount(argument), sys.getrefcount(heard), sys.getrefcount(emitter)
    for _ in range(1000):
        emitter.once("x", heard).emit("x", argument)
    assert (sys.getrefcount(argument), sys.getrefcount(heard), sys.getrefcount(emitter)) == before

    emitter.once("x", heard)
    gone = weakref.ref(entry_of(emitter))
    del emitter
    gc.collect()
    assert gone() is None
