"""How many arguments a callable takes, and fitting it to a call."""

from __future__ import annotations

import collections
import functools
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from support import run_python

from nodecompat._js.arity import UNLIMITED, bounds, fit, missing_is_undefined, taking_keywords
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

    def two(self, a: object, b: object) -> None: ...

    half = functools.partialmethod(two, 1)


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
    "decorated with *args": (decorated(lambda a: None), (0, UNLIMITED)),
    "lru_cache": (functools.lru_cache(lambda a, b=1: None), (1, 2)),
    "partialmethod": (Plain().half, (1, 1)),
    "specified mock": (mock.create_autospec(lambda a, b=1: None), (1, 2)),
    "mock": (mock.Mock(), (0, UNLIMITED)),
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


def test_missing_arguments_are_undefined() -> None:
    """They are in JavaScript; None, which equals it, is what was passed as null."""
    assert repr(fit(lambda a, b: (a, b), 0)()) == "(undefined, undefined)"
    assert repr(fit(lambda a, b: (a, b), 1)(None)) == "(None, undefined)"


def test_defaults_are_filled_by_what_is_given() -> None:
    """A parameter with a default takes an argument that is there and keeps its default otherwise."""
    assert fit(lambda a, b="kept": (a, b), 1)(1) == (1, "kept")
    assert fit(lambda a, b="kept": (a, b), 2)(1, 2) == (1, 2)


def test_builtins_without_a_signature_drop_and_fill() -> None:
    """They refuse a wrong count before they do anything, which tells how many they take; under a partial as well."""
    queue: collections.deque[object] = collections.deque()
    members: set[object] = set()
    table: dict[object, object] = {}

    fit(queue.append, 2)("a", "surplus")
    fit(queue.append, 0)()
    fit(functools.partial(queue.append), 3)("b", "surplus", "surplus")
    fit(members.add, 2)("c", "surplus")
    fit(table.update, 2)({"key": 1}, "surplus")

    assert repr([*queue]) == "['a', undefined, 'b']"
    assert members == {"c"}
    assert table == {"key": 1}


def test_an_error_of_a_builtin_itself_is_not_its_count() -> None:
    """Only a refused count is tried again with the right one."""
    calls: list[object] = []

    class Key:
        def __hash__(self) -> int:
            calls.append("hash")
            raise TypeError("Key() takes exactly one argument (2 given)")

    with pytest.raises(TypeError, match="Key"):
        fit(set[object]().add, 1)(Key())
    assert calls == ["hash"]


def test_a_decorator_that_adds_an_argument() -> None:
    """The wrapper gets what was passed and nothing else; the function in it drops and fills."""
    seen: list[tuple[object, ...]] = []

    def adding(fn: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(fn)
        def wrapper(*args: object) -> object:
            seen.append(args)
            return fn("added", *args)

        return wrapper

    heard = adding(lambda log, m: (log, m))

    assert fit(heard, 1)("m") == ("added", "m")
    assert fit(heard, 2)("m", "surplus") == ("added", "m")
    assert fit(heard, 0)()[1] is undefined
    assert seen == [("m",), ("m", "surplus"), ()]


def test_a_decorator_that_passes_everything_on() -> None:
    """Also twice, on a method, and under a partial."""

    class Heard:
        @decorated
        @decorated
        def method(self, m: object) -> object:
            return m

    assert fit(Heard().method, 2)("m", "surplus") == "m"
    assert fit(functools.partial(decorated(lambda a, b: (a, b)), 1), 2)(2, "surplus") == (1, 2)


def test_a_decorator_that_drops_an_argument() -> None:
    """Nothing is cut before the wrapper sees it."""

    def dropping(fn: Callable[..., object]) -> Callable[..., object]:
        @functools.wraps(fn)
        def wrapper(*args: object) -> object:
            return fn(*args[1:])

        return wrapper

    assert fit(dropping(lambda m: m), 2)("dropped", "m") == "m"


class Counted:
    """A decorator that is an object, with state, for functions and methods."""

    def __init__(self, fn: Callable[..., object]) -> None:
        self.fn = fn
        self.calls = 0
        functools.update_wrapper(self, fn)

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.calls += 1
        return self.fn(*args, **kwargs)

    def __get__(self, owner: object, _: object) -> Callable[..., object]:
        return functools.partial(self.__call__, owner)


class Counting:
    @Counted
    def method(self, a: object) -> object:
        return a


@pytest.mark.parametrize(("given", "received"), [((), undefined), ((1,), 1), ((1, 2, 3), 1)])
def test_a_decorator_that_is_an_object(given: tuple[int, ...], received: object) -> None:
    """It gets all arguments, the function it wraps drops and fills; its state stays its own."""
    plain = Counted(lambda a: a)
    bound: Callable[..., object] = Counting().method

    assert (fit(plain, len(given))(*given), plain.calls, plain.fn) == (received, 1, plain.__dict__["__wrapped__"])
    assert fit(bound, len(given))(*given) == received


def test_with_keywords_surplus_arguments_are_dropped_as_well() -> None:
    """Also by what a decorator wraps."""

    def plain(a: object, *, k: object) -> object:
        return a, k

    @functools.wraps(plain)
    def wrapper(*args: object, **kwargs: object) -> object:
        return plain(*args, **kwargs)

    @functools.singledispatch
    def dispatching(a: object, *, k: object) -> object:
        return a, k

    for fn in (plain, wrapper, Counted(plain), dispatching):
        assert taking_keywords(fn)(1, 2, k=3) == (1, 3)


def test_a_metaclass_that_is_called() -> None:
    """Its own `__call__` says what the class takes."""

    class Meta(type):
        def __call__(cls, a: object) -> object:
            return a

    class Called(metaclass=Meta):
        def __init__(self, a: object, b: object, c: object) -> None: ...

    assert (bounds(Called), fit(Called, 2)(1, 2), fit(Called, 0)()) == ((1, 1), 1, undefined)


def test_a_static_method_itself() -> None:
    """Before it is read from its class."""
    assert bounds(staticmethod(lambda a, b: a)) == (2, 2)


def test_a_signature_that_is_none_says_nothing() -> None:
    """Some tools leave other things in that place."""

    def all_of_them(*args: object) -> object:
        return args

    all_of_them.__signature__ = "(a)"  # type: ignore[attr-defined]

    assert fit(all_of_them, 3)(1, 2, 3) == (1, 2, 3)


def test_mock_patch_as_a_decorator() -> None:
    """What it adds comes after what was emitted."""

    @mock.patch("os.getpid")
    def heard(m: object, getpid: object) -> tuple[object, str]:
        return m, type(getpid).__name__

    assert fit(heard, 1)("m") == ("m", "MagicMock")


def test_dispatching_functions() -> None:
    """Whoever gets the call says how many arguments it takes."""

    @functools.singledispatch
    def function(m: object) -> tuple[object, ...]:
        return ("any", m)

    @function.register
    def _(m: int, second: object) -> tuple[object, ...]:
        return ("int", m, second)

    class Heard:
        @functools.singledispatchmethod
        def method(self, m: object) -> tuple[object, ...]:
            return ("any", m)

        @method.register
        def _(self, m: int, second: object) -> tuple[object, ...]:
            return ("int", m, second)

    for dispatching in (function, Heard().method):
        assert fit(dispatching, 3)("m", 2, 3) == ("any", "m")
        assert fit(dispatching, 3)(1, 2, 3) == ("int", 1, 2)
        assert fit(dispatching, 1)(1)[2] is undefined


def test_a_specified_mock_is_called_as_specified() -> None:
    """It would refuse surplus arguments."""
    specified = mock.create_autospec(lambda a: None)

    fit(specified, 2)(1, 2)

    assert specified.mock_calls == [mock.call(1)]


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
