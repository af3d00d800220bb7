"""Regular expressions between Python and JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._on_use import on_use
from nodecompat.values import RegExp

if TYPE_CHECKING:
    import re
    import warnings
else:
    re = on_use("re")  # every wire loads this file, and few messages hold a pattern
    warnings = on_use("warnings")  # the same

_MAX_PATTERN: Final = 1000  # characters of a regular expression that is compiled on arrival
_WIDE_ESCAPES: Final = ("\\u", "\\U", "\\N")
_FLAG_LETTERS: Final = (("i", 2), ("m", 8), ("s", 16), ("x", 64), ("a", 256))  # re.IGNORECASE and so on


def is_regexp(value: object) -> bool:
    """Whether a value is a regular expression, Python's or JavaScript's."""
    return isinstance(value, (RegExp, re.Pattern))


def regexp_text(value: re.Pattern[str] | re.Pattern[bytes] | RegExp) -> tuple[str, str] | None:
    """Source and flag letters of an `re.Pattern` or `values.RegExp`; None for a pattern over bytes."""
    if isinstance(value, RegExp):
        return value.source, value.flags
    if not isinstance(value.pattern, str):
        return None
    return value.pattern, "".join(letter for letter, bit in _FLAG_LETTERS if value.flags & bit)


def make_regexp(source: str, flags: str) -> re.Pattern[str] | RegExp:
    """An `re.Pattern`, or an inert `values.RegExp` where Python's `re` has no equivalent.

    JavaScript's flags g, y, d and v change what a method does, not what matches; Python's patterns have none such.
    """
    bits = sum(bit for letter, bit in _FLAG_LETTERS if letter in flags)
    known = {letter for letter, _ in _FLAG_LETTERS} | {"u"}
    if not set(flags) <= known or len(source) > _MAX_PATTERN:
        return RegExp(source, flags)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a later Python may do with the pattern
            return re.compile(source, bits)
    except (re.error, OverflowError, RecursionError, ValueError):
        return RegExp(source, flags)


def compile_cost(source: str, flags: str) -> int:
    """About how many microseconds Python takes to compile a pattern, at most: sets of more than Latin-1 take long."""
    if not source.isascii() or any(escape in source for escape in _WIDE_ESCAPES):
        each_set = 10_000
    else:
        each_set = 500 if "i" in flags or "(?" in source else 20
    return 60 + 8 * min(len(source), _MAX_PATTERN) + each_set * source.count("[")


def regexp_literal(value: re.Pattern[str] | re.Pattern[bytes] | RegExp) -> str:
    """`String(regexp)`: `/source/flags`; for a pattern over bytes, which JavaScript has not, its `repr`."""
    found = regexp_text(value)
    if found is None:
        return repr(value)
    return f"/{_escape_slashes(found[0]) or '(?:)'}/{found[1]}"


def _escape_slashes(source: str) -> str:
    """The source between slashes: a slash and a line end inside are escaped unless they are already."""
    out, in_class, at = [], False, 0
    while at < len(source):
        char = source[at]
        if char == "\\":
            out.append(source[at : at + 2].replace("\n", "n"))
            at += 2
            continue
        in_class = char == "[" or (in_class and char != "]")
        out.append({"\n": "\\n", "/": "/" if in_class else "\\/"}.get(char, char))
        at += 1
    return "".join(out)
