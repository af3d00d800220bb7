"""`throw` of any value, and what a `catch` gets. Source: ECMA-262 14.14, 14.15.

What must stay true: an exception is thrown and caught as itself; what it lacks of JavaScript's errors it is given.
Python's error for an attribute of None, whose text no JavaScript program knows, is caught as JavaScript's TypeError.
"""

from __future__ import annotations

import ast
import builtins
import dis
from typing import TYPE_CHECKING, NoReturn

from nodecompat._errors.base import Thrown
from nodecompat._errors.completing import complete
from nodecompat._inspect.failures import stack_text
from nodecompat.values import undefined

from .faults import Error, RangeError, ReferenceError, TypeError, str_of
from .naming import failed_at, text_of

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
        found = _of_python(error) if type(error) is builtins.TypeError else ""
        return (TypeError, found) if found else None
    if isinstance(error, AttributeError) and isinstance(error.name, str):
        if error.obj is None:
            return TypeError, f"Cannot read properties of null (reading '{error.name}')"
        shown = text_of(failed_at(error)) or f"{_called(error.obj)}.{error.name}"
        return TypeError, f"{shown} is not a function"
    if isinstance(error, UnboundLocalError):
        return ReferenceError, f"Cannot access '{str(error).split(chr(39))[1]}' before initialization"
    if isinstance(error, NameError) and isinstance(error.name, str):
        if _comes_later(error, error.name):
            return ReferenceError, f"Cannot access '{error.name}' before initialization"
        return ReferenceError, f"{error.name} is not defined"
    return None


def _comes_later(error: NameError, name: str) -> bool:
    """Whether the code that runs has yet to give a value to a name that it read too early."""
    if "free variable" in str(error):
        return True
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    frame = None if step is None else step.tb_frame
    stored = ("STORE_NAME", "STORE_GLOBAL")
    while frame is not None:
        code = frame.f_code
        if name in code.co_names and any(
            each.opname in stored and each.argval == name for each in dis.get_instructions(code)
        ):
            return True
        frame = frame.f_back
    return False


def _of_python(error: BaseException) -> str:
    """V8's text for what Python's interpreter itself says of a call, an index or a loop; '' for other texts."""
    said = str(error)
    if not said.endswith(_SAID):
        return ""
    node = failed_at(error)
    if said.endswith(_SAID[0]):
        shown = text_of(node.func) if isinstance(node, ast.Call) else ""
        return f"{shown} is not a function" if shown else ""
    if said.endswith(_SAID[1]):
        key = node.slice if said.startswith("'NoneType'") and isinstance(node, ast.Subscript) else None
        name = str(key.value) if isinstance(key, ast.Constant) else text_of(key)
        return f"Cannot read properties of null (reading '{name}')" if name else ""
    shown = text_of(node)
    return f"{shown} is not iterable" if shown else ""


_SAID = ("object is not callable", "object is not subscriptable", "object is not iterable")


def _called(value: Given) -> str:
    return value.__name__ if isinstance(value, type) else "(intermediate value)"


__all__ = ["caught", "throw"]
