"""`util.styleText`: a text within the codes of a terminal's styles.

What must stay true: where a style ends inside of the text, the outer one begins anew.
"""

from __future__ import annotations

from .._errors.base import InvalidArgValueError
from .._inspect.styles import ALIASES, COLORS, codes_of
from .._inspect.text import quote


def style_text(styles: object, text: str) -> str:
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


def _sequences(name: object) -> tuple[str, str]:
    if isinstance(name, str) and name.startswith("#"):
        red, green, blue = _rgb(name)
        return f"\x1b[38;2;{red};{green};{blue}m", "\x1b[39m"
    codes = codes_of(name)
    if codes is None:
        known = ", ".join(quote(one) for one in [*COLORS, *ALIASES])
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
        raise InvalidArgValueError("format", name, "must be a valid hex color (#RGB or #RRGGBB)") from None
