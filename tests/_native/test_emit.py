"""The compiled `emit`: it means what the Python function does whose place it takes, and says the same of itself."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from nodecompat import util
from nodecompat._native import WIRES
from nodecompat.events import EventEmitter

if TYPE_CHECKING:
    from collections.abc import Callable

    Emit = Callable[..., bool]

COMPILED: Any = EventEmitter.emit
PYTHON: Any = getattr(COMPILED, "__wrapped__", COMPILED)

pytestmark = pytest.mark.skipif(not WIRES, reason="the compiled road is not taken")


def listen(emitter: EventEmitter, seen: list[object]) -> None:
    """Listeners of every kind: of fewer and more arguments than come, of methods, builtins and partial calls."""
    emitter.on("x", lambda: seen.append("none"))
    emitter.on("x", lambda first: seen.append(first))
    emitter.on("x", lambda first, second: seen.append((first, second)))
    emitter.on("x", lambda *rest: seen.append(rest))
    emitter.on("x", seen.append)
    emitter.once("x", lambda value: seen.append(("once", value)))
    emitter.once("y", seen.append)


def said(emit: Emit, *args: Any, **kwargs: Any) -> tuple[object, ...]:
    """What an emit does three times: what it returns or raises, and what the listeners saw."""
    emitter, seen, results = EventEmitter(), list[object](), list[object]()
    listen(emitter, seen)
    for _ in range(3):
        try:
            results.append(emit(emitter, *args, **kwargs))
        except Exception as error:
            results.append((type(error), str(error)))
    return *results, *seen, emitter.listenerCount("x"), emitter.listenerCount("y")


class Name(str):
    """A text of a class of its own."""


@pytest.mark.parametrize(
    "args",
    [("x",), ("x", 1), ("x", 1, 2), ("x", 1, 2, 3, 4, 5, 6), ("y", 1), ("z", 1), (Name("x"), 1), (7, 1), ([], 1), ()],
)
def test_it_does_what_the_python_function_does(args: tuple[Any, ...]) -> None:
    """Whatever the event and however many arguments: the same results, the same calls."""
    assert said(COMPILED, *args) == said(PYTHON, *args)
    assert said(COMPILED, *args, key=1) == said(PYTHON, *args, key=1)


def test_errors_and_errors_of_listeners_come_out() -> None:
    """What a listener raises ends the emit, and 'error' without a listener raises its argument."""
    emitter, seen = EventEmitter(), list[int]()

    def fail(value: int) -> None:
        raise ValueError(value)

    emitter.on("x", seen.append).on("x", fail).on("x", seen.append)
    for _ in range(2):
        with pytest.raises(ValueError, match="7"):
            emitter.emit("x", 7)
    with pytest.raises(KeyError):
        emitter.emit("error", KeyError("nobody listens"))

    assert seen == [7, 7]


def test_listeners_that_change_the_list_change_the_next_emit() -> None:
    """Added or removed meanwhile, also the last reference to the list that is being called."""
    emitter, seen = EventEmitter(), list[str]()

    def change() -> None:
        seen.append("change")
        emitter.removeAllListeners("x")
        emitter.on("x", lambda: seen.append("new"))

    for _ in range(2):
        emitter.on("x", change).on("x", lambda: seen.append("old"))
        emitter.emit("x")
        emitter.emit("x")

    assert seen == ["change", "old", "new", "new", "change", "old", "new"]


def test_it_is_a_method() -> None:
    """It has the name, the text and the signature of the Python function, and a listener may be one of them."""
    emitter, seen = EventEmitter(), list[object]()
    emitter.on("to", seen.append)
    emitter.on("from", emitter.emit)
    emitter.emit("from", "to", 1)
    emitter.emit("from", "to", 2)

    assert seen == [1, 2]
    assert emitter.emit == emitter.emit
    assert emitter.emit.__name__ == "emit"
    assert EventEmitter.emit.__doc__ == PYTHON.__doc__
    assert EventEmitter.emit.__qualname__ == "EventEmitter.emit"
    assert inspect.signature(emitter.emit) == inspect.signature(PYTHON.__get__(emitter))
    assert util.inspect(emitter.emit) == util.inspect(EventEmitter.emit) == "[Function: emit]"
