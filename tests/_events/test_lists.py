"""Adding, removing and asking: the lists of listeners, their limits, the names of events."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from support_events import Trace

from nodecompat import events
from nodecompat._js.text import Symbol, property_key
from nodecompat.events import EventEmitter
from nodecompat.values import undefined


@pytest.fixture
def emitter() -> EventEmitter:
    return EventEmitter()


def f(*_: Any) -> None:
    """A listener."""


def g(*_: Any) -> None:
    """Another listener."""


def test_every_change_returns_the_emitter(emitter: EventEmitter) -> None:
    """Calls chain, also those that change nothing."""
    for name in ("on", "addListener", "once", "prependListener", "prependOnceListener", "off", "removeListener"):
        assert getattr(emitter, name)("x", f) is emitter
    assert emitter.off("unknown", g) is emitter.removeAllListeners("unknown") is emitter.removeAllListeners()
    assert emitter.setMaxListeners(1) is emitter


def test_without_a_listener_they_are_decorators(emitter: EventEmitter) -> None:
    """`@emitter.on('x')` registers the function and leaves it as it is."""

    @emitter.on("x")
    @emitter.once("x")
    @emitter.prependListener("x")
    @emitter.addListener("x")
    @emitter.prependOnceListener("x")
    def decorated() -> str:
        return "itself"

    assert (decorated(), emitter.listeners("x")) == ("itself", [decorated] * 5)


@pytest.mark.parametrize(
    "method", ["on", "addListener", "once", "prependListener", "prependOnceListener", "off", "removeListener"]
)
@pytest.mark.parametrize(
    ("value", "received"),
    [
        (None, "null"),
        (undefined, "undefined"),
        (5, "type number (5)"),
        ("x", "type string ('x')"),
        ({}, "an instance of Object"),
    ],
)
def test_a_listener_must_be_callable(emitter: EventEmitter, method: str, value: Any, received: str) -> None:
    """ERR_INVALID_ARG_TYPE from every method that takes one, and nothing is added."""
    with pytest.raises(TypeError) as caught:
        getattr(emitter, method)("x", value)

    assert str(caught.value) == f'The "listener" argument must be of type function. Received {received}'
    assert (caught.value.code, emitter.eventNames()) == ("ERR_INVALID_ARG_TYPE", [])  # type: ignore[attr-defined]


def test_prepending(emitter: EventEmitter) -> None:
    """prependListener puts first; prependOnceListener too, once."""
    trace = Trace()
    emitter.on("x", trace.of("a")).prependListener("x", trace.of("b")).prependOnceListener("x", trace.of("c"))

    emitter.emit("x")
    emitter.emit("x")

    assert trace == ["c", "b", "a", "b", "a"]


def test_removal_takes_the_last_one_added(emitter: EventEmitter) -> None:
    """Of duplicates, also wrapped by once, removal takes one, from the end."""
    emitter.on("x", f).on("x", g).once("x", f)

    emitter.off("x", f)

    assert (emitter.rawListeners("x"), emitter.off("x", f).listeners("x")) == ([f, g], [g])


def test_a_name_without_listeners_is_gone(emitter: EventEmitter) -> None:
    """An emptied name disappears at once; added again it comes last."""
    emitter.on("a", f).on("b", f).off("a", f)
    names = emitter.eventNames()
    emitter.on("a", f)

    assert (names, emitter.eventNames(), emitter._eventsCount) == (["b"], ["b", "a"], 2)


def test_listeners_are_copies(emitter: EventEmitter) -> None:
    """Changing a returned list changes no emitter, and asking creates no event."""
    emitter.on("x", f)
    copied = emitter.listeners("x")
    copied.append(g)

    assert (emitter.listeners("x"), emitter.listeners("y"), emitter.eventNames()) == ([f], [], ["x"])


def test_raw_listeners_show_the_wrappers(emitter: EventEmitter) -> None:
    """A wrapper has the function as `listener`; calling it removes it and runs the function, once."""
    trace = Trace()
    function = trace.of("once")
    emitter.once("x", function)
    wrapper: Any
    [wrapper] = emitter.rawListeners("x")

    wrapper("by hand")
    wrapper("again")

    assert (wrapper.listener, emitter.listenerCount("x"), trace) == (function, 0, [("once", "by hand")])


def test_listener_count(emitter: EventEmitter) -> None:
    """Counts all, or only a given function, wrapped or not."""
    emitter.on("x", f).once("x", f).on("x", g)

    counts = [emitter.listenerCount("x"), emitter.listenerCount("x", f), emitter.listenerCount("x", print)]
    assert (counts, emitter.listenerCount("x", undefined), emitter.listenerCount("y")) == ([3, 2, 0], 3, 0)


def test_remove_all_counts_its_arguments(emitter: EventEmitter) -> None:
    """Only the call without an argument removes everything: None is the event named 'null'."""
    emitter.on("x", f).on(None, f).on(undefined, f)

    names = [emitter.removeAllListeners(name).eventNames() for name in (None, undefined)]
    assert (names, emitter.removeAllListeners().eventNames()) == ([["x", "undefined"], ["x"]], [])


def test_bound_methods_are_the_same_listener(emitter: EventEmitter) -> None:
    """Each read of `obj.method` makes a new object; they are equal, so off finds it."""
    seen: list[Any] = []
    emitter.on("x", seen.append).on("x", emitter.listeners).once("y", seen.append)

    emitter.off("x", seen.append).off("x", emitter.listeners).off("y", seen.append)

    assert emitter.eventNames() == []


def test_unhashable_listeners(emitter: EventEmitter) -> None:
    """A listener need not be hashable."""

    class Unhashable:
        __hash__ = None  # type: ignore[assignment]

        def __eq__(self, other: object) -> bool:
            return self is other

        def __call__(self) -> None: ...

    listener = Unhashable()
    emitter.on("x", listener).emit("x")

    assert emitter.off("x", listener).eventNames() == []


def test_event_names_in_order(emitter: EventEmitter) -> None:
    """Integer-like names ascending, then strings, then symbols, each as added."""
    symbol = Symbol("s")
    for name in ("b", symbol, "10", "a", 2, 1, "toString", "01", 2**32 - 1):
        emitter.on(name, f)

    assert emitter.eventNames() == ["1", "2", "10", "b", "a", "toString", "01", "4294967295", symbol]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "null"),
        (undefined, "undefined"),
        (True, "true"),
        (1, "1"),
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (float("nan"), "NaN"),
        ([1, [2, None]], "1,2,"),
        ({}, "[object Object]"),
        (object(), "[object Object]"),
        (b"data", "data"),
        ("__proto__", "__proto__"),
    ],
)
def test_names_are_strings(emitter: EventEmitter, value: Any, name: str) -> None:
    """Every name but a symbol is turned into a string, for all methods."""
    trace = Trace()
    emitter.on(value, trace.of("x"))

    assert (emitter.emit(value), emitter.emit(name), emitter.eventNames(), property_key(value)) == (
        *(True, True),
        [name],
        name,
    )
    assert emitter.listenerCount(name) == emitter.listenerCount(value) == 1
    assert emitter.removeAllListeners(value).emit(name) is False


def test_symbols_are_names_of_their_own(emitter: EventEmitter) -> None:
    """A symbol equals only itself; Symbol.for_ gives the registered one."""
    symbol = Symbol("x")
    emitter.on(symbol, f)

    assert [emitter.emit(name) for name in (symbol, "x", Symbol("x"), "Symbol(x)")] == [True, False, False, False]
    assert (Symbol.for_("k"), repr(symbol)) == (Symbol.for_("k"), "Symbol(x)")
    assert (copy.deepcopy(symbol), pickle.loads(pickle.dumps(Symbol.for_("k")))) == (symbol, Symbol.for_("k"))


@pytest.mark.parametrize("n", [0, 1, 2.5, float("inf"), -0.0])
def test_limits(emitter: EventEmitter, n: float) -> None:
    """Any number from 0 is a limit, kept as given; setting it adds no event."""
    assert (emitter.setMaxListeners(n).getMaxListeners(), emitter.eventNames()) == (n, [])


BAD_LIMITS = [
    (-1, "ERR_OUT_OF_RANGE", 'The value of "{}" is out of range. It must be >= 0. Received -1'),
    (float("nan"), "ERR_OUT_OF_RANGE", 'The value of "{}" is out of range. It must be >= 0. Received NaN'),
    ("5", "ERR_INVALID_ARG_TYPE", "The \"{}\" argument must be of type number. Received type string ('5')"),
    (True, "ERR_INVALID_ARG_TYPE", 'The "{}" argument must be of type number. Received type boolean (true)'),
    (None, "ERR_INVALID_ARG_TYPE", 'The "{}" argument must be of type number. Received null'),
]


@pytest.mark.parametrize(("value", "code", "text"), BAD_LIMITS)
def test_bad_limits(emitter: EventEmitter, value: Any, code: str, text: str) -> None:
    """The method, the function and both accessors check alike; only the name in the text differs."""

    def by_class() -> None:
        EventEmitter.defaultMaxListeners = value

    def by_module() -> None:
        events.defaultMaxListeners = value

    checks: list[tuple[Callable[[], object], str]] = [
        (lambda: emitter.setMaxListeners(value), "setMaxListeners"),
        (lambda: events.setMaxListeners(value), "setMaxListeners"),
        (by_class, "defaultMaxListeners"),
        (by_module, "defaultMaxListeners"),
    ]
    for check, name in checks:
        with pytest.raises((TypeError, ValueError)) as caught:
            check()
        assert (caught.value.code, str(caught.value)) == (code, text.format(name))  # type: ignore[attr-defined]
    assert events.defaultMaxListeners == 10


def test_the_default_limit_is_one_setting(emitter: EventEmitter) -> None:
    """Class and module share it; it holds for emitters that exist already, unless they have their own."""
    own = EventEmitter().setMaxListeners(3)
    try:
        EventEmitter.defaultMaxListeners = 5
        limits = [events.defaultMaxListeners, emitter.getMaxListeners(), own.getMaxListeners()]
        events.defaultMaxListeners = 6
        limits += [EventEmitter.defaultMaxListeners, emitter.getMaxListeners()]
        events.setMaxListeners(7)
        limits += [EventEmitter.defaultMaxListeners]
        events.setMaxListeners()
        limits += [EventEmitter.defaultMaxListeners]
    finally:
        events.defaultMaxListeners = 10

    assert limits == [5, 5, 3, 6, 6, 7, 7]


def test_copies_and_pickles_have_their_own_lists() -> None:
    """A copy starts with the same listeners and goes its own way."""
    one = EventEmitter().on("x", f)
    one.emit("x")
    two, three = copy.copy(one), pickle.loads(pickle.dumps(one))
    two.on("x", g)

    assert [each.listeners("x") for each in (one, two, three)] == [[f], [f, g], [f]]
    assert all(each.emit("x") for each in (one, two, three))
