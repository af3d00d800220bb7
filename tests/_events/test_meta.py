"""'newListener', 'removeListener', the hooks for subclasses, and overridden methods."""

from __future__ import annotations

from typing import Any

import pytest
from support_events import Trace, failing

from nodecompat.events import EventEmitter


@pytest.fixture
def emitter() -> EventEmitter:
    return EventEmitter()


def f(*_: Any) -> None:
    """A listener."""


def g(*_: Any) -> None:
    """Another listener."""


def test_new_listener_comes_before_insertion(emitter: EventEmitter) -> None:
    """It gets the name as given and the function itself, also from once; the count does not include it yet."""
    seen: list[Any] = []
    emitter.on("newListener", lambda name, listener: seen.append((name, listener, emitter.listenerCount(name))))

    emitter.on("x", f).once("x", g).prependListener(1, f).prependOnceListener("x", f)

    assert seen == [("x", f, 0), ("x", g, 1), (1, f, 0), ("x", f, 2)]


def test_the_first_new_listener_is_not_reported(emitter: EventEmitter) -> None:
    """Registering the first handler reports nothing; the second is reported to the first."""
    seen: list[Any] = []
    first, second = (lambda *args: seen.append((1, *args))), (lambda *args: seen.append((2, *args)))

    emitter.on("newListener", first).on("newListener", second)

    assert seen == [(1, "newListener", second)]


def test_new_listener_may_add_before(emitter: EventEmitter) -> None:
    """What the handler adds lands before the listener being added."""

    def add(name: str, listener: Any) -> None:
        if listener is f:
            emitter.on(name, g)

    emitter.on("newListener", add).on("x", f)

    assert emitter.listeners("x") == [g, f]


def test_a_failing_new_listener_stops_the_insertion(emitter: EventEmitter) -> None:
    """Nothing is added when the handler raises; nothing is reported when the check fails."""
    emitter.on("newListener", failing)

    with pytest.raises(KeyError):
        emitter.on("x", f)
    with pytest.raises(TypeError):
        emitter.on("x", None)  # type: ignore[call-overload]
    assert emitter.eventNames() == ["newListener"]


def test_remove_listener_comes_after_the_removal(emitter: EventEmitter) -> None:
    """It gets the name as given and the function; the count is lower already; unknown ones are silent."""
    seen: list[Any] = []
    emitter.on("removeListener", lambda name, listener: seen.append((name, listener, emitter.listenerCount(name))))
    emitter.on("x", f).on("x", g).on(1, f)

    emitter.off("x", f).off("x", f).off("unknown", f).off("x", g).off(1, f)

    assert seen == [("x", f, 1), ("x", g, 0), (1, f, 0)]


def test_a_fired_once_among_others_is_reported_as_its_wrapper(emitter: EventEmitter) -> None:
    """The only listener is unwrapped; of several, the wrapper is reported when it removed itself."""
    seen: list[Any] = []
    emitter.on("removeListener", lambda name, listener: seen.append(listener))

    emitter.once("x", f).emit("x")
    emitter.once("x", f).on("x", g).emit("x")
    emitter.once("x", f).off("x", f)

    assert (seen[0], seen[1].listener, seen[2]) == (f, f, f)


def test_remove_all_reports_from_last_to_first(emitter: EventEmitter) -> None:
    """Names in order, 'removeListener' last, each list from its end; wrappers as they are among several."""
    seen: list[Any] = []
    emitter.on("b", f).on("removeListener", lambda name, listener: seen.append((name, listener)))
    emitter.on("a", f).on("a", g).once("a", f)
    [_, _, wrapper] = emitter.rawListeners("a")

    emitter.removeAllListeners()

    assert (seen, emitter.eventNames()) == ([("b", f), ("a", wrapper), ("a", g), ("a", f)], [])


def test_remove_all_of_one_event_reports_too(emitter: EventEmitter) -> None:
    """With a name: only that one, last first."""
    seen: list[Any] = []
    emitter.on("a", f).on("a", g).on("b", f).on("removeListener", lambda name, listener: seen.append(listener))

    emitter.removeAllListeners("a")

    assert (seen, emitter.eventNames()) == ([g, f], ["b", "removeListener"])


def test_the_last_remove_listener_goes_unreported(emitter: EventEmitter) -> None:
    """Removing one of two handlers is reported to the other; the last is reported to nobody."""
    seen: list[Any] = []
    first, second = (lambda *args: seen.append((1, *args))), (lambda *args: seen.append((2, *args)))
    emitter.on("removeListener", first).on("removeListener", second)

    emitter.off("removeListener", second).off("removeListener", first)

    assert seen == [(1, "removeListener", second)]


def test_a_failing_remove_listener_comes_too_late(emitter: EventEmitter) -> None:
    """The removal has happened; a once function whose removal failed so is not called."""
    trace = Trace()
    emitter.once("x", trace.of("x")).on("removeListener", failing)

    with pytest.raises(KeyError):
        emitter.emit("x")
    assert (trace, emitter.listenerCount("x")) == ([], 0)


def test_removal_inside_the_handler(emitter: EventEmitter) -> None:
    """A handler may remove further listeners of the same event."""
    emitter.on("x", f).on("x", g)
    emitter.once("removeListener", lambda name: emitter.off(name, f))

    emitter.off("x", g)

    assert emitter.eventNames() == []


class Hooked(EventEmitter):
    """Notes what the hooks for subclasses are told."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def _listener_adding(self, event: Any, listener: Any) -> None:
        if event == "refused":
            raise PermissionError
        self.seen.append(("adding", event, self.listenerCount(event)))

    def _listener_removed(self, event: Any) -> None:
        self.seen.append(("removed", event, self.listenerCount(event)))


def test_hooks_see_every_listener() -> None:
    """`_listener_adding` right before each insertion, `_listener_removed` after each single removal."""
    hooked = Hooked()
    hooked.on("x", f).once("x", f).on(1, g)
    hooked.emit("x")
    hooked.off("x", f)
    hooked.on("x", f).on("x", g).removeAllListeners()

    assert hooked.seen == [
        *[("adding", "x", 0), ("adding", "x", 1), ("adding", "1", 0)],
        *[("removed", "x", 1), ("removed", "x", 0)],
        *[("adding", "x", 0), ("adding", "x", 1)],
        *[("removed", "1", 0), ("removed", "x", 0), ("removed", "x", 0)],
    ]


def test_the_hook_may_refuse() -> None:
    """An exception of `_listener_adding` stops the insertion, after 'newListener'."""
    hooked = Hooked()
    trace = Trace()
    hooked.on("newListener", trace.of("new"))

    with pytest.raises(PermissionError):
        hooked.on("refused", f)
    assert (hooked.listenerCount("refused"), trace) == (0, [("new", "refused", f)])


def test_once_goes_through_an_overridden_on() -> None:
    """An override of `on` sees the wrapper of once; one of `emit` sees the meta events somebody listens to."""

    class Watched(EventEmitter):
        added: list[Any]
        emitted: list[Any]

        def on(self, event: Any, listener: Any) -> Any:  # type: ignore[override]
            self.added.append(getattr(listener, "listener", listener))
            return super().on(event, listener)

        def emit(self, event: Any, *args: Any, **kwargs: Any) -> bool:
            self.emitted.append(event)
            return super().emit(event, *args, **kwargs)

    watched = Watched()
    watched.added, watched.emitted = [], []
    watched.once("x", f).on("newListener", g).on("x", g)
    watched.emit("x")

    assert (watched.added, watched.emitted) == ([f, g, g], ["newListener", "x"])
