"""The colors of `util.inspect` and `util.styleText`: SGR codes by name, and which kind of value has which.

What must stay true: `COLORS` and `STYLES` are the very tables a program changes through `inspect.colors` and
`inspect.styles`.
"""

from __future__ import annotations

from os import environ
from typing import TYPE_CHECKING

from .._js.arity import is_function
from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable

    from . import patterns
else:
    patterns = on_use("nodecompat._inspect.patterns")  # only regular expressions in colors need it

_NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

COLORS: dict[str, list[int]] = {
    "reset": [0, 0],
    "bold": [1, 22],
    "dim": [2, 22],
    "italic": [3, 23],
    "underline": [4, 24],
    "blink": [5, 25],
    "inverse": [7, 27],
    "hidden": [8, 28],
    "strikethrough": [9, 29],
    "doubleunderline": [21, 24],
    **{name: [30 + at, 39] for at, name in enumerate(_NAMES)},
    **{f"bg{name.title()}": [40 + at, 49] for at, name in enumerate(_NAMES)},
    "framed": [51, 54],
    "overlined": [53, 55],
    "gray": [90, 39],
    **{f"{name}Bright": [91 + at, 39] for at, name in enumerate(_NAMES[1:])},
    "bgGray": [100, 49],
    **{f"bg{name.title()}Bright": [101 + at, 49] for at, name in enumerate(_NAMES[1:])},
}

ALIASES = {
    "grey": "gray",
    "blackBright": "gray",
    "bgGrey": "bgGray",
    "bgBlackBright": "bgGray",
    "faint": "dim",
    "crossedout": "strikethrough",
    "strikeThrough": "strikethrough",
    "crossedOut": "strikethrough",
    "conceal": "hidden",
    "swapColors": "inverse",
    "swapcolors": "inverse",
    "doubleUnderline": "doubleunderline",
}


def _regexp(text: str) -> str:
    found = map(codes_of, vars(_regexp)["colors"])
    return patterns.highlighted(text, [codes for codes in found if codes is not None])


vars(_regexp)["colors"] = ["green", "red", "yellow", "cyan", "magenta"]  # by depth; a program may change them

# The name of a color, or a function that colors.
STYLES: dict[str, str | Callable[[str], str]] = {
    "special": "cyan",
    "number": "yellow",
    "bigint": "yellow",
    "boolean": "yellow",
    "undefined": "grey",
    "null": "bold",
    "string": "green",
    "symbol": "green",
    "date": "magenta",
    "regexp": _regexp,
    "module": "underline",
}


def plain(text: str, style: str) -> str:
    """The stylize function without colors."""
    return text


def colored(text: str, style: str) -> str:
    """A text in the color of its kind."""
    found = STYLES.get(style, "")
    if is_function(found):
        return found(text)
    codes = codes_of(found)
    return text if codes is None else f"\x1b[{codes[0]}m{text}\x1b[{codes[1]}m"


def codes_of(name: object) -> list[int] | None:
    return COLORS.get(ALIASES.get(name, name)) if isinstance(name, str) else None


def wants_color(stream: object) -> bool:
    """Whether a stream shows colors: a terminal with more than two. The variable FORCE_COLOR decides if it is set."""
    forced = environ.get("FORCE_COLOR")
    if forced is not None:
        return forced in ("", "1", "true", "2", "3")
    if getattr(stream, "isTTY", None) is not True:
        return False
    depth = getattr(stream, "getColorDepth", None)
    return depth() > 2 if is_function(depth) else True
