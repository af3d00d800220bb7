"""How many arguments a callable takes, and fitting it to a call."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest
from support import run_python

from nodecompat._js.arity import UNLIMITED, bounds, fit, missing_is_undefined
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable


class Plain:
    def method(self, a: object, b: object = 1) -> None: ...

    def __call__(self, x: object, y: object) -> None: ...

    @classmethod
    def made(cls, a: object) -> None: ...

    @staticmethod
    def static(a: object, b: object) -> None: ...


class Built:
    def __init__(self, q: object) -> None: ...


def decorated(fn: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(fn)
    def wrapper(*args: object, **kwargs: object) -> object:
        return fn(*args, **kwargs)

    return wrapper


async def coroutine(a: object, *, k: int = 1) -> None: ...


CASES: dict[str, tuple[Callable[..., object], tuple[int, int]]] = {
    "function": (lambda a, b: None, (2, 2)),
    "default": (lambda a, b=2: None, (1, 2)),
    "keyword only": (lambda *, job=1: None, (0, 0)),
    "variable": (lambda a, *rest: None, (1, UNLIMITED)),
    "coroutine function": (coroutine, (1, 1)),
    "bound method": (Plain().method, (1, 2)),
    "class method": (Plain.made, (1, 1)),
    "static method": (Plain.static, (2, 2)),
    "callable object": (Plain(), (2, 2)),
    "class": (Built, (1, 1)),
    "class without __init__": (Plain, (0, 0)),
    "partial": (functools.partial(Plain().method, 1), (0, 1)),
    "partial by name": (functools.partial(lambda a, b: None, b=2), (1, 1)),
    "decorated": (decorated(lambda a: None), (1, 1)),
    "builtin": (len, (1, 1)),
    "builtin method": ([].append, (1, 1)),
    "print": (print, (0, UNLIMITED)),
}


@pytest.mark.parametrize(("function", "expected"), CASES.values(), ids=CASES)
def test_bounds(function: Callable[..., object], expected: tuple[int, int]) -> None:
    """The required and the possible number of positional arguments."""
    assert bounds(function) == expected


def test_a_function_that_fits_is_left_alone() -> None:
    """No wrapper is put around what can be called as it is."""
    function = lambda a, b=1: None  # noqa: E731

    assert fit(function, 1) is function
    assert fit(function, 2) is function


def test_surplus_arguments_are_dropped() -> None:
    """JavaScript ignores arguments that no parameter takes."""
    assert fit(lambda: "none", 3)(1, 2, 3) == "none"
    assert fit(lambda a: a, 3)(1, 2, 3) == 1
    assert fit(lambda a, b: (a, b), 3)(1, 2, 3) == (1, 2)


def test_missing_arguments_are_none() -> None:
    """JavaScript's missing arguments are undefined; Python's None."""
    assert fit(lambda a, b: (a, b), 0)() == (None, None)
    assert fit(lambda a, b: (a, b), 1)(1) == (1, None)


def test_defaults_are_filled_by_what_is_given() -> None:
    """A parameter with a default takes an argument that is there and keeps its default otherwise."""
    assert fit(lambda a, b="kept": (a, b), 1)(1) == (1, "kept")
    assert fit(lambda a, b="kept": (a, b), 2)(1, 2) == (1, 2)


def test_inspect_is_never_imported() -> None:
    """Not even for builtins."""
    outcome = run_python(
        """
        import sys
        from nodecompat._js.arity import bounds
        bounds(print), bounds(len), bounds(int), bounds(dict.get)
        print("inspect" in sys.modules)
        """
    )

    assert outcome.lines == ["False"]


def test_a_missing_argument_is_undefined() -> None:
    """A method gets `undefined` for what has no default; a default stays."""

    class Thing:
        @missing_is_undefined
        def method(self, first: object, second: object, third: object = 3) -> tuple[object, ...]:
            return first, second, third

    call: Any = Thing().method
    assert call() == (undefined, undefined, 3)
    assert call(1) == (1, undefined, 3)
    assert call(1, third=5) == (1, undefined, 5)
