"""Options that a program misspelt, and what it meant.

What must stay true: an option that is no option is a TypeError as a keyword, and ignored in a dict, where it is a
warning, once for each function and name. Loaded for calls that fail, and for those that few programs make.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._js import undefined
from .._on_use import on_use
from .base import InvalidArgTypeError

if TYPE_CHECKING:
    import difflib
    from collections.abc import Iterable
else:
    difflib = on_use("difflib")  # 3 ms, for a call that fails


def nearest(word: str, names: Iterable[str]) -> str:
    """A word about the name that was meant, by its letters alone, if any: `max_buffer` is maxBuffer."""
    by_letters = {name.lower(): name for name in names}
    found = difflib.get_close_matches(word.replace("_", "").lower(), by_letters, 1)
    return f". Did you mean '{by_letters[found[0]]}'?" if found else ""


def unexpected(function: str, keyword: str, names: Iterable[str]) -> TypeError:
    """The error of a keyword that is no option."""
    return TypeError(f"{function}() got an unexpected keyword argument {keyword!r}{nearest(keyword, names)}")


def taken_options(function: str, options: object, keywords: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """The options of a call, of the dict and by keyword; those that are undefined left out.

    Raises TypeError for a keyword that is no option, ERR_INVALID_ARG_TYPE for options that are no dict.
    """
    for keyword in keywords:
        if keyword not in names:
            raise unexpected(function, keyword, sorted(names))
    if options is undefined or options is None:
        options = {}
    elif not isinstance(options, Mapping):
        raise InvalidArgTypeError("options", "of type object", options)
    merged = {**options, **keywords}
    return {name: value for name, value in merged.items() if value is not undefined and name in names}
