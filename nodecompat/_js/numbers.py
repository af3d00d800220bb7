"""Values as JavaScript converts them: text for `process.env`, numbers for pids and exit codes."""

from __future__ import annotations

import math
from typing import Any

from ..errors import InvalidArgTypeError, OutOfRangeError, number_text

MAX_SAFE_INTEGER = 2**53 - 1
UINT32_MAX = 2**32 - 1

_WORDS = {"None": "null", "True": "true", "False": "false"}
_RADIX = {"0x": 16, "0o": 8, "0b": 2}


def to_text(value: Any) -> str:
    """JavaScript's String(): None is `null`, True is `true`, a list its members joined by commas."""
    if isinstance(value, str):
        return str(value)
    if value is None or value is True or value is False:
        return _WORDS[str(value)]
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, (list, tuple)):
        return ",".join("" if item is None else to_text(item) for item in value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if type(value) is dict:
        return "[object Object]"
    return str(value)


def to_number(text: str) -> float:
    """JavaScript's Number() of a string: decimal, 0x, 0o, 0b, Infinity; NaN for anything else."""
    text = text.strip()
    radix = _RADIX.get(text[:2].lower())
    if "_" in text:
        return math.nan
    try:
        if radix is not None:
            return int(text[2:], radix) if text[2:3].isalnum() else math.nan
        if text.lstrip("+-") == "Infinity":
            return float(text)
        if not text:
            return 0
        if not text.isascii() or text.lstrip("+-")[:1].lower() in ("i", "n"):  # Python's own inf and nan
            return math.nan
        number = float(text)
        return int(number) if number.is_integer() else number
    except ValueError:
        return math.nan


def to_int32(number: float) -> int:
    """The low 32 bits of a whole number, as a signed one."""
    return ((int(number) + 2**31) & UINT32_MAX) - 2**31


def is_number(value: Any) -> bool:
    """Whether JavaScript would call the value a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def exit_code(value: Any) -> int:
    """Check what was given as an exit code, and make it an int32.

    Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE. Node 24: `process.exitCode`.
    """
    number = value
    if isinstance(value, str) and value:
        number = to_number(value)
        if number != number:
            number = value
    if not is_number(number):
        raise InvalidArgTypeError("code", "of type number", value)
    return to_int32(check_integer("code", number, -MAX_SAFE_INTEGER, MAX_SAFE_INTEGER))


def check_integer(name: str, number: float, low: int, high: int) -> int:
    """A whole number within bounds, or ERR_OUT_OF_RANGE."""
    if isinstance(number, float):
        if not number.is_integer():
            raise OutOfRangeError(name, "an integer", number)
        number = int(number)
    if not low <= number <= high:
        raise OutOfRangeError(name, f">= {low} && <= {high}", number)
    return number


def check_uint32(name: str, value: Any) -> int:
    """A number that fits 32 bits without a sign; ERR_INVALID_ARG_TYPE or ERR_OUT_OF_RANGE otherwise."""
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    return check_integer(name, value, 0, UINT32_MAX)
