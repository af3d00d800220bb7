"""The colors of `util.inspect` and `util.styleText`: SGR codes by name, and which kind of value has which.

What must stay true: `COLORS` and `STYLES` are the very tables a program changes through `inspect.colors` and
`inspect.styles`.
"""

from __future__ import annotations

from typing import Any

from .text import quote as _quote

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

_ALIASES = {
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

STYLES: dict[str, str] = {
    "special": "cyan",
    "number": "yellow",
    "bigint": "yellow",
    "boolean": "yellow",
    "undefined": "grey",
    "null": "bold",
    "string": "green",
    "symbol": "green",
    "date": "magenta",
    "regexp": "red",
    "module": "underline",
}


def plain(text: str, style: str) -> str:
    """The stylize function without colors."""
    return text


def colored(text: str, style: str) -> str:
    """A text in the color of its kind."""
    codes = _codes(STYLES.get(style, ""))
    return text if codes is None else f"\x1b[{codes[0]}m{text}\x1b[{codes[1]}m"


def _codes(name: Any) -> list[int] | None:
    return COLORS.get(_ALIASES.get(name, name)) if isinstance(name, str) else None


def wants_color(stream: Any) -> bool:
    """Whether a stream shows colors: a terminal that says so. FORCE_COLOR overrules that, NO_COLOR forbids."""
    from os import environ

    forced = environ.get("FORCE_COLOR")
    if forced is not None:
        return forced in ("", "1", "true", "2", "3")
    if getattr(stream, "isTTY", None) is not True:
        return False
    depth = getattr(stream, "getColorDepth", None)
    return depth() > 2 if callable(depth) else True


def style_text(styles: Any, text: str) -> str:
    """The text within the codes of one or several styles. Raises ERR_INVALID_ARG_VALUE for an unknown one."""
    opening = closing = ""
    for name in styles if isinstance(styles, (list, tuple)) else [styles]:
        if name == "none":
            continue
        start, end = _sequences(name)
        # What ends inside ends this style as well: begin it anew there. 22 ends both bold and dim.
        again = end + start if start in ("\x1b[1m", "\x1b[2m") else start
        body, ends = (text[: -len(end)], end) if text.endswith(end) else (text, "")
        text = body.replace(end, again) + ends
        opening, closing = opening + start, end + closing
    return f"{opening}{text}{closing}"


def _sequences(name: Any) -> tuple[str, str]:
    if isinstance(name, str) and name.startswith("#"):
        red, green, blue = _rgb(name)
        return f"\x1b[38;2;{red};{green};{blue}m", "\x1b[39m"
    codes = _codes(name)
    if codes is None:
        from .._errors.base import InvalidArgValueError

        known = ", ".join(_quote(one) for one in [*COLORS, *_ALIASES])
        raise InvalidArgValueError("format", name, f"must be one of: {known}")
    return f"\x1b[{codes[0]}m", f"\x1b[{codes[1]}m"


def _rgb(name: str) -> list[int]:
    digits = name[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        if len(digits) != 6:
            raise ValueError
        return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        from .._errors.base import InvalidArgValueError

        raise InvalidArgValueError("format", name, "must be a valid hex color (#RGB or #RRGGBB)") from None
