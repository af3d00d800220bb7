"""How the prelude calls what a program hands over, and reads its numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nodecompat._inspect.inspection import inspected
from nodecompat._js.arity import bound, fit, is_function
from nodecompat._js.kinds import class_name, type_of
from nodecompat.values import undefined

from .faults import TypeError
from .operators import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given


def callback(function: Given, count: int, this: Given = undefined) -> Callable[..., Found]:
    """A function of a program's own, to be called with so many arguments: it takes as many of them as it has names for.

    `this` is what a function gets that asks for it. Raises TypeError with V8's text for what is no function.
    """
    if not is_function(function):
        raise TypeError(f"{kind_shown(function)} is not a function")
    return fit(function if this is undefined else bound(function, this), count)


def kind_shown(value: Given) -> str:
    """Kind and value, as V8 names what it did not expect; of objects the kind alone."""
    if value is undefined:
        return "undefined"
    kind = type_of(value)
    if kind == "object" and value is not None:
        return kind
    return f"{kind} {shown(value)}"


def shown(value: Given) -> str:
    """A value as V8 names it in the text of an error."""
    if isinstance(value, str):
        return f'"{value}"'
    if type_of(value) == "object" and value is not None and not isinstance(value, (list, tuple)):
        return f"#<{class_name(value)}>"
    return inspected(value, {}) if not isinstance(value, (list, tuple)) else "[object Array]"


def integer(value: Given, missing: int = 0) -> int:
    """A position or a count: a whole number towards zero, NaN being 0. ECMA-262 7.1.5 ToIntegerOrInfinity."""
    if type(value) is int:
        return value
    if value is undefined:
        return missing
    found = number(value)
    if found != found:
        return 0
    return int(found) if not math.isinf(found) else (1 << 62 if found > 0 else -1 << 62)


def relative(value: Given, size: int, missing: int = 0) -> int:
    """A position from 0 to the size; a negative one counts from the end."""
    found = integer(value, missing)
    return max(size + found, 0) if found < 0 else min(found, size)
