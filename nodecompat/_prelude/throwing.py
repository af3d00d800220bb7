"""`throw` of any value, and what a `catch` gets. Source: ECMA-262 14.14, 14.15.

What must stay true: an exception is thrown and caught as itself; what it lacks of JavaScript's errors it is given.
Python's error for an attribute of None, whose text no JavaScript program knows, is caught as JavaScript's TypeError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from nodecompat._errors.base import Thrown
from nodecompat._errors.completing import complete
from nodecompat.values import undefined

from .faults import Error, RangeError, TypeError

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
    text = _text_in_javascript(error)
    if text is None:
        complete(error)
        return error
    known = vars(error).get("_caught_as")
    if known is None:
        known = (RangeError if isinstance(error, RecursionError) else TypeError)(text).with_traceback(
            error.__traceback__
        )
        known.__cause__ = None
        vars(error)["_caught_as"] = known
    return known


def _text_in_javascript(error: BaseException) -> str | None:
    """V8's text for an error of Python's that JavaScript has too; None where it has its own."""
    if isinstance(error, AttributeError) and getattr(error, "obj", undefined) is None:
        return f"Cannot read properties of null (reading '{error.name}')"
    return "Maximum call stack size exceeded" if isinstance(error, RecursionError) else None


__all__ = ["caught", "throw"]
