"""How many positional arguments a callable takes.

JavaScript functions may be called with more or fewer arguments than they declare; Python's may not.
So a listener's bounds are read once, when it is registered, and a listener that doesn't fit the call gets
its surplus arguments dropped and its missing required ones filled with None.

What must stay true: nothing here runs per call unless the counts differ, and `inspect` is never imported
(it would triple a child's start): builtins are read from the signature text they carry.
"""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import partial
    from typing import TypeVar

    F = TypeVar("F", bound=Callable[..., object])

UNLIMITED = 1 << 30
_VARARGS = 0x04  # code flag CO_VARARGS


def bounds(fn: Callable[..., object]) -> tuple[int, int]:
    """The number of required and of possible positional arguments of a callable."""
    kind: type[Any] = type(fn)
    if type(fn) is FunctionType:
        return _function_bounds(fn)
    if type(fn) is MethodType:
        return _without_self(bounds(fn.__func__))
    if kind.__name__ == "partial" and hasattr(fn, "keywords"):
        return _partial_bounds(fn)  # type: ignore[arg-type]  # known by its name, so that no module is imported
    if isinstance(fn, type):
        return _class_bounds(fn)
    call = getattr(kind, "__call__", None)  # noqa: B004  # the method itself is wanted
    if type(call) is FunctionType:
        return _without_self(_function_bounds(call))
    return _signature_bounds(fn)


def fit(fn: Callable[..., Any], count: int) -> Callable[..., Any]:
    """A callable that takes exactly `count` positional arguments: `fn` itself when it does already."""
    required, most = bounds(fn)
    if required <= count <= most:
        return fn
    if count > most:
        return _dropping(fn, most)
    return _padding(fn, required - count)


def _dropping(fn: Callable[..., Any], most: int) -> Callable[..., Any]:
    if most == 0:
        return lambda *_: fn()
    if most == 1:
        return lambda first, *_: fn(first)
    return lambda *args: fn(*args[:most])


def _padding(fn: Callable[..., Any], missing: int) -> Callable[..., Any]:
    padding = (None,) * missing
    return lambda *args: fn(*args, *padding)


def _without_self(found: tuple[int, int]) -> tuple[int, int]:
    required, most = found
    return max(required - 1, 0), most if most == UNLIMITED else max(most - 1, 0)


def _function_bounds(fn: FunctionType) -> tuple[int, int]:
    wrapped: Callable[..., object] | None = getattr(fn, "__wrapped__", None) if fn.__dict__ else None
    code = fn.__code__
    most = code.co_argcount
    required = most - len(fn.__defaults__ or ())
    if not code.co_flags & _VARARGS:
        return required, most
    if wrapped is not None:  # a decorator's wrapper with (*args, **kwargs): the wrapped function decides
        return bounds(wrapped)
    return required, UNLIMITED


def _partial_bounds(fn: partial[object]) -> tuple[int, int]:
    required, most = bounds(fn.func)
    given = len(fn.args)
    if fn.keywords:
        # A positional parameter bound by name ends what can be given by position.
        names = _positional_names(fn.func)
        cut = min((names.index(key) for key in fn.keywords if key in names), default=most)
        required, most = min(required, cut), min(most, cut)
    return max(required - given, 0), most if most == UNLIMITED else max(most - given, 0)


def _positional_names(fn: Callable[..., object]) -> list[str]:
    skip = 0
    while type(fn) is MethodType:
        fn, skip = fn.__func__, 1
    code = getattr(fn, "__code__", None)
    return list(code.co_varnames[skip : code.co_argcount]) if code else []


def _class_bounds(cls: type[Any]) -> tuple[int, int]:
    if type(cls).__call__ is type.__call__:
        for method in (cls.__init__, cls.__new__):
            if type(method) is FunctionType:
                return _without_self(_function_bounds(method))
        makers: tuple[Any, Any] = (cls.__init__, cls.__new__)
        if makers == (object.__init__, object.__new__):
            return 0, 0
    return _signature_bounds(cls)


def _signature_bounds(fn: Callable[..., Any]) -> tuple[int, int]:
    """For callables without Python code. A builtin that states no signature takes any number of arguments."""
    text = getattr(fn, "__text_signature__", None)
    if not text:
        return 0, UNLIMITED
    required = most = 0
    for parameter in text.strip("()").split(", "):
        if parameter.startswith("*"):
            return required, UNLIMITED if parameter not in ("*", "**kwargs") else most
        if parameter and parameter != "/" and not parameter.startswith("$"):
            most += 1
            required += "=" not in parameter
    return required, most


def missing_is_undefined(method: F) -> F:
    """Let an argument that is left out be `undefined`, which the method then refuses with Node's error.

    Type checkers still ask for the argument.
    """
    function: Any = method
    given = function.__defaults__ or ()
    missing = function.__code__.co_argcount - 1 - len(given)
    function.__defaults__ = (*[undefined] * missing, *given)
    return method
