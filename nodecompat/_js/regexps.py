"""Regular expressions between Python and JavaScript."""

from __future__ import annotations

from typing import Any, Final

from nodecompat.values import RegExp

_MAX_PATTERN: Final = 1000  # characters of a regular expression that is compiled on arrival
_FLAG_LETTERS: Final = (("i", 2), ("m", 8), ("s", 16), ("x", 64), ("a", 256))  # re.IGNORECASE and so on


def regexp_text(value: Any) -> tuple[str, str] | None:
    """Source and flag letters of an `re.Pattern` or `values.RegExp`; None for a pattern over bytes."""
    if isinstance(value, RegExp):
        return value.source, value.flags
    if not isinstance(value.pattern, str):
        return None
    return value.pattern, "".join(letter for letter, bit in _FLAG_LETTERS if value.flags & bit)


def make_regexp(source: str, flags: str) -> Any:
    """An `re.Pattern`, or an inert `values.RegExp` when Python's `re` cannot say the same.

    JavaScript's g, y, d and v change what a method does, not what matches; Python has no place for them.
    """
    import re
    import warnings

    bits = sum(bit for letter, bit in _FLAG_LETTERS if letter in flags)
    known = {letter for letter, _ in _FLAG_LETTERS} | {"u"}
    if not set(flags) <= known or len(source) > _MAX_PATTERN:
        return RegExp(source, flags)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # doubts about what a pattern may mean one day help nobody here
            return re.compile(source, bits)
    except (re.error, OverflowError, RecursionError, ValueError):
        return RegExp(source, flags)
