"""`throw` of any value, and what a `catch` gets. Source: ECMA-262 14.14, 14.15.

What must stay true: an exception is thrown and caught as itself; what it lacks of JavaScript's errors it is given.
Python's error for an attribute of None, whose text no JavaScript program knows, is caught as JavaScript's TypeError.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, NoReturn

from nodecompat._errors.base import Thrown
from nodecompat._errors.completing import complete
from nodecompat._inspect.failures import stack_text
from nodecompat.values import undefined

from .faults import Error, RangeError, ReferenceError, TypeError, str_of

if TYPE_CHECKING:
    from .terms import Found, Given


def throw(value: Given = undefined) -> NoReturn:
    """JavaScript's `throw value`: raises an exception as it is, anything else inside of a `Thrown`."""
    raise value if isinstance(value, BaseException) else Thrown(value)


def caught(error: BaseException) -> Found:
    """What `catch (e)` gets of an exception: what was thrown, or itself, with `message` and `stack`."""
    if isinstance(error, Thrown):
        return error.value
    if type.__instancecheck__(Error, error):
        return error
    made = _in_javascript(error)
    if made is None:
        complete(error)
        return error
    known = vars(error).get("_caught_as")
    if known is None:
        cls, text = made
        known = vars(error)["_caught_as"] = cls(text).with_traceback(error.__traceback__)
        known.stack = "\n".join([str_of(known.name, text), *stack_text(error).split("\n")[1:]])
    return known


def _in_javascript(error: BaseException) -> tuple[type[Error], str] | None:
    """V8's class and text for an error of Python's that JavaScript has too; None where it has its own."""
    if isinstance(error, RecursionError):
        return RangeError, "Maximum call stack size exceeded"
    if type.__instancecheck__(builtins.TypeError, error):  # also what reading from undefined raises
        return None
    if isinstance(error, AttributeError) and isinstance(error.name, str):
        if error.obj is None:
            return TypeError, f"Cannot read properties of null (reading '{error.name}')"
        return TypeError, f"{_called(error.obj)}.{error.name} is not a function"
    if isinstance(error, UnboundLocalError):
        return ReferenceError, f"Cannot access '{str(error).split(chr(39))[1]}' before initialization"
    if isinstance(error, NameError) and isinstance(error.name, str):
        return ReferenceError, f"{error.name} is not defined"
    return None


def _called(value: Given) -> str:
    return value.__name__ if isinstance(value, type) else "(intermediate value)"


__all__ = ["caught", "throw"]
