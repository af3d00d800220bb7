"""Options that a program misspelt, and what it meant.

What must stay true: an option that is no option is a TypeError as a keyword, and ignored in a dict, where one that
looks like an option is a warning, once for each name; others there are the program's own, for a class of its perhaps.
Loaded for calls that fail, and for those that few programs make.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from .._js import undefined
from .._on_use import on_use
from .base import InvalidArgTypeError

if TYPE_CHECKING:
    import difflib
    from collections.abc import Callable, Collection, Iterable, Iterator
else:
    difflib = on_use("difflib")  # 3 ms, for a call that fails


# What other libraries call it: its name, or what to write.
_ELSEWHERE: Final = {
    **dict.fromkeys(["workers", "max_workers", "processes", "threads", "nodes"], "size"),
    "capture_output": "stdio",
    **dict.fromkeys(["text", "universal_newlines"], "encoding"),
    **dict.fromkeys(["executable", "interpreter"], "execPath"),
    "start_new_session": "detached",
    "daemon": "cleanup",
    "initargs": "args",
    **dict.fromkeys(["maxtasksperchild", "max_tasks_per_child"], "maxJobs"),
}
_NEAR: Final = 0.6  # of 1, for what is an error anyway
_VERY_NEAR: Final = 0.85  # for what may be meant as it stands
_seen: set[str] = set()  # names that were looked at, and perhaps warned of


def nearest(word: str, names: Collection[str], least: float = _NEAR) -> str:
    """A word about the name that was meant, if any: by what other libraries call it, or by its letters.

    `max_workers` is size, `max_buffer` is maxBuffer.
    """
    if word not in names and _ELSEWHERE.get(word) in names:
        return f". Did you mean '{_ELSEWHERE[word]}'?"
    by_letters = {name.lower(): name for name in names}
    found = difflib.get_close_matches(word.replace("_", "").lower(), by_letters, 1, least)
    return f". Did you mean '{by_letters[found[0]]}'?" if found else ""


def misspelt(function: str, options: Iterable[Any], names: frozenset[str]) -> Iterator[str]:
    """What to warn of: options in a dict that are none, and look like one; each once."""
    for name in options:
        if isinstance(name, str) and name not in names and name not in _seen:
            _seen.add(name)
            meant = nearest(name, sorted(names), _VERY_NEAR)
            if meant:
                yield f"{function}() has no option '{name}', which is ignored{meant}"


def unexpected(function: str, keyword: str, names: Collection[str]) -> TypeError:
    """The error of a keyword that is no option."""
    return TypeError(f"{function}() got an unexpected keyword argument {keyword!r}{nearest(keyword, names)}")


def taken_options(
    function: str, options: object, keywords: Mapping[str, Any], names: frozenset[str], warn: Callable[[str], object]
) -> dict[str, Any]:
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
    elif not names.issuperset(options):
        for text in misspelt(function, options, names):
            warn(text)
    merged = {**options, **keywords}
    return {name: value for name, value in merged.items() if value is not undefined and name in names}
