"""JavaScript's values as both `advanced` wires see them, whatever the bytes: numbers, patterns, errors.

What must stay true: nothing here knows a wire; a value that arrives by one of them is what it is by the other.
"""

from __future__ import annotations

from math import copysign
from typing import Any, Final

from nodecompat._errors.travelling import make_error
from nodecompat._js.kinds import RefusedError, error_name
from nodecompat._js.regexps import regexp_text
from nodecompat.values import RegExp

MADE_OF_NOTHING: Final = 1 << 20  # elements a message may have beyond those it spells out: 8 MiB of list

# -- numbers -----------------------------------------------------------------------------------------


def whole_number(value: float) -> Any:
    """A float without a fraction: an int where JavaScript's number is one, within 2^53 and not -0."""
    if -9007199254740992.0 <= value <= 9007199254740992.0 and (value or copysign(1.0, value) > 0):
        return int(value)
    return value


# -- patterns ----------------------------------------------------------------------------------------

# Escapes, classes, openings of groups, two quantifiers in a row: in JavaScript some of them are errors, or
# mean something else.
_PIECES: Final = r"(?s)\\.|\[\^?\]|\[(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!])?|[*+?}]\+"
_PYTHON_ONLY: Final = frozenset({r"\A", r"\Z", r"\N", r"\U", "[]", "[^]", "(?", "*+", "++", "?+", "}+"})


def pattern_parts(value: Any) -> tuple[str, str]:
    """The source and the flags of a pattern. Raises RefusedError for what JavaScript cannot read."""
    import re

    pattern = regexp_text(value)
    if pattern is None:
        raise RefusedError("a pattern over bytes")
    source, letters = pattern
    if not isinstance(value, RegExp) and ("x" in letters or not _PYTHON_ONLY.isdisjoint(re.findall(_PIECES, source))):
        raise RefusedError(f"the pattern {source[:40]!r}, which JavaScript cannot read,")
    return source, letters


# -- errors ------------------------------------------------------------------------------------------

_STANDARD: Final = frozenset({"EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"})
_OF_PYTHON: Final[dict[type, str]] = {TypeError: "TypeError", SyntaxError: "SyntaxError", NameError: "ReferenceError"}
_CLASSES: Final = {"TypeError": "NodeTypeError", "RangeError": "NodeRangeError", "ReferenceError": "NameError"}


def standard_class(error: BaseException) -> str:
    """The standard class an error is of, by its name or by its Python class; 'Error' for none."""
    names = [error_name(error), *(_OF_PYTHON.get(base, "") for base in type(error).__mro__)]
    return next((name for name in names if name in _STANDARD), "Error")


def standard_error(name: str, message: str | None) -> Any:
    """The exception that an error of a standard class arrives as."""
    error: Any = make_error(_CLASSES.get(name, name), message or "", {})
    error.name, error.message = name, message or ""
    return error


# -- the text of a frame -----------------------------------------------------------------------------

LARGE: Final = 64 * 1024  # frames from this size on are not copied to text as a whole


def latin1(data: bytes) -> Any:
    """What slices of a frame are taken of, to have them as text."""
    return data.decode("latin-1") if len(data) < LARGE else _Latin1(data)


class _Latin1:
    """The text of a large frame: slices of it one by one, and the whole once many were asked for."""

    __slots__ = ("_data", "_left", "_whole")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = 32
        self._whole: str | None = None

    def __getitem__(self, place: slice) -> str:
        if self._whole is None:
            if self._left:
                self._left -= 1
                return self._data[place].decode("latin-1")
            self._whole = self._data.decode("latin-1")
        return self._whole[place]
