"""The options of one `util.inspect` call, and what the call knows while it goes through a value.

What must stay true: the work of one call is bounded. A value that refers to the same objects over and over
has more paths than any machine can print; past `MAX_OBJECTS` or `MAX_CHARACTERS` the rest is shown
as if it were too deep (Node stops at 2^27 characters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.record import Record
from ..values import Undefined, undefined
from . import styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

INFINITY = float("inf")
MAX_OBJECTS = 200_000
MAX_CHARACTERS = 1 << 24

DEFAULTS: Record = Record(
    showHidden=False,
    depth=2,
    colors=False,
    customInspect=True,
    showProxy=False,
    maxArrayLength=100,
    maxStringLength=10000,
    breakLength=80,
    compact=3,
    sorted=False,
    getters=False,
    numericSeparator=False,
)
_LIMITS = ("depth", "maxArrayLength", "maxStringLength", "breakLength")


class Context:
    """Options, and the state of the walk: how deep and how far to the right it is, and inside of which objects."""

    __slots__ = (
        "break_length",
        "characters_left",
        "circular",
        "colors",
        "compact",
        "current_depth",
        "custom_inspect",
        "depth",
        "given",
        "indentation",
        "max_array_length",
        "max_string_length",
        "numeric_separator",
        "objects",
        "seen",
        "show_hidden",
        "sorted",
        "stylize",
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        found = {**DEFAULTS, **options}
        for name in _LIMITS:
            found[name] = _limit(found[name])
        self.given = found
        self.depth: float = found["depth"]
        self.max_array_length: float = found["maxArrayLength"]
        self.max_string_length: float = found["maxStringLength"]
        self.break_length: float = found["breakLength"]
        self.compact: Any = found["compact"]
        self.colors = bool(found["colors"])
        self.custom_inspect = bool(found["customInspect"])
        self.numeric_separator = bool(found["numericSeparator"])
        self.show_hidden = bool(found["showHidden"])
        self.sorted: Any = found["sorted"]
        given_stylize = found.get("stylize")
        self.stylize: Callable[[str, str], str] = styles.plain if given_stylize is None else given_stylize
        if self.colors:
            self.stylize = styles.colored
        self.indentation = 0
        self.current_depth = 0
        self.seen: set[int] = set()
        self.circular: dict[int, int] = {}  # identity -> number of the reference
        self.characters_left = MAX_CHARACTERS
        self.objects = 0

    def user_options(self) -> dict[str, Any]:
        """What a custom inspection is given: every option, `depth` as it was asked for."""
        return {**self.given, "depth": self.depth, "stylize": self.stylize}

    def count(self) -> None:
        """Count an object that is met."""
        self.objects += 1
        if self.objects > MAX_OBJECTS:
            self.depth = -1

    def account(self, text: str) -> str:
        """Count a finished text."""
        self.characters_left -= len(text)
        if self.characters_left < 0:
            self.depth = -1
        return text


def _limit(value: float | Undefined | None) -> float:
    """JavaScript's null, and an undefined depth, mean no limit; a bool is its number."""
    if value is None or isinstance(value, Undefined) or value != value:
        return INFINITY
    return value


def merged(options: object, keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Options given as a dict and as keywords. Raises TypeError for an unknown keyword."""
    for name in keywords:
        if name not in DEFAULTS and name != "stylize":
            raise TypeError(f"inspect() got an unexpected keyword argument {name!r}")
    if options is None or options is undefined:
        return dict(keywords)
    if isinstance(options, bool):  # Node's oldest signature: inspect(value, showHidden, depth, colors)
        return {"showHidden": options, **keywords}
    given: Any = options  # what is no mapping is a TypeError here
    return {**given, **keywords}
