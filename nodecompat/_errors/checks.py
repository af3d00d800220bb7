"""Checks of arguments, numbers above all; what they find wrong is one of Node's errors.

What must stay true: a value that is none of JavaScript's numbers is ERR_INVALID_ARG_TYPE, every other fault of a number
ERR_OUT_OF_RANGE.
"""

from __future__ import annotations

from .._js.kinds import has
from .._js.numbers import MAX_SAFE_INTEGER, UINT32_MAX, int32, is_number, number_of
from .base import InvalidArgTypeError, OutOfRangeError


def exit_code(value: object) -> int:
    """Check what was given as an exit code, and make it an int32.

    Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE. Node 24: `process.exitCode`.
    """
    number = value
    if isinstance(value, str) and value:
        number = number_of(value)
        if number != number:
            number = value
    return int32(check_integer("code", number, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER))


def check_signal(value: object, name: str) -> None:
    """An AbortSignal: anything that says whether it is `aborted`. Raises ERR_INVALID_ARG_TYPE."""
    if not has(value, "aborted"):
        raise InvalidArgTypeError(name, "an instance of AbortSignal", value)


def check_integer(name: str, value: object, low: int, high: int) -> int:
    """A whole number within bounds. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if isinstance(value, float) and not value.is_integer():
        raise OutOfRangeError(name, "an integer", value)
    if not low <= value <= high:
        raise OutOfRangeError(name, f">= {low} && <= {high}", value)
    return int(value)


def check_not_negative(name: str, value: object) -> float:
    """A number from 0 on, also a fraction or infinity, as it is. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not value >= 0:
        raise OutOfRangeError(name, ">= 0", value)
    return value


def check_uint32(name: str, value: object) -> int:
    """A number that fits 32 bits without a sign. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE."""
    return check_integer(name, value, 0, UINT32_MAX)
