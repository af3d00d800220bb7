"""Text as Node writes it: quoted strings, numbers, and how many columns a text takes.

What must stay true: lengths count UTF-16 units, as JavaScript's do; no text and no number makes any of this raise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .._js.text import number_text
from .._on_use import on_use

if TYPE_CHECKING:
    import unicodedata
else:
    unicodedata = on_use("unicodedata")  # 1 MB of tables, only texts beyond ASCII need them

_CONTROLS = {code: f"\\x{code:02X}" for code in (*range(32), *range(127, 160))}
_ESCAPES: dict[int, str] = _CONTROLS | {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 92: "\\\\"}
_ESCAPES_AND_QUOTE = _ESCAPES | {39: "\\'"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACED = re.compile("[\ud800-\udbff\udd00-\udfff\udc00-\udc7f]")
_IDENTIFIER = re.compile("[a-zA-Z_][a-zA-Z_0-9]*")
_WITHOUT_CONTROLS = dict.fromkeys((*range(32), 127))
_MAX_MEASURED = 10_000  # characters; what is longer counts one column for each
_MAX_DIGITS = 4000  # Python refuses to write longer integers in decimal

# An escape sequence of a terminal: an introducer, then a string that a bell or terminator ends, or parameters
# and a final letter (ECMA-48; OSC strings hold titles and links).
_TERMINAL = re.compile(
    "[\x1b\x9b][\\[\\]()#;?]*"
    "(?:(?:(?:(?:;[-a-zA-Z\\d/#&.:=?%@~_]+)*|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d/#&.:=?%@~_]*)*)?(?:\x07|\x1b\\\\|\x9c))"
    "|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]))"
)
_ZERO_WIDTH = ((0x300, 0x36F), (0x200B, 0x200F), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F))


def quote(text: str) -> str:
    """A string literal, in the first of ' " ` that needs no escape."""
    escapes, mark = _ESCAPES_AND_QUOTE, "'"
    if "'" in text:
        if '"' not in text:
            escapes, mark = _ESCAPES, '"'
        elif "`" not in text and "${" not in text:
            escapes, mark = _ESCAPES, "`"
    return f"{mark}{_escape(text, escapes)}{mark}"


def escape_symbol(text: str) -> str:
    """A symbol's text as a key is written."""
    return _escape(text, _ESCAPES_AND_QUOTE)


def _escape(text: str, escapes: dict[int, str]) -> str:
    text = text.translate(escapes)
    if not text.isascii() and _SURROGATE.search(text):
        text = _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):x}", _joined(text))
    return text


def _joined(text: str) -> str:
    """Join surrogate pairs into the characters that they encode."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def key_text(name: str) -> str:
    """A property's name: quoted unless it is an identifier."""
    if name == "__proto__":
        return "['__proto__']"
    return name if is_identifier(name) else quote(name)


def is_identifier(name: str) -> bool:
    """Whether a name is written without quotes: ASCII letters, digits and underscores."""
    return _IDENTIFIER.fullmatch(name) is not None


def well_formed(text: str, keep_bytes: bool = False) -> str:
    """Lone surrogates become U+FFFD.

    With `keep_bytes` those that Python uses for undecodable bytes (U+DC80 to U+DCFF) are left.
    """
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return (_REPLACED if keep_bytes else _SURROGATE).sub("\ufffd", _joined(text))


def length(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def head(text: str, units: int) -> str:
    """The first UTF-16 units of a text."""
    if text.isascii():
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")


def strip_terminal(text: str) -> str:
    """The text without escape sequences."""
    return _TERMINAL.sub("", text) if "\x1b" in text or "\x9b" in text else text


def width(text: str) -> int:
    """The columns a text takes in a terminal."""
    text = strip_terminal(text)
    if text.isascii():
        return len(text) if text.isprintable() else len(text.translate(_WITHOUT_CONTROLS))
    if len(text) > _MAX_MEASURED:
        return len(text)
    return sum(map(_columns, unicodedata.normalize("NFC", text)))


def _columns(char: str) -> int:
    code = ord(char)
    if code < 32 or 127 <= code < 160 or any(low <= code <= high for low, high in _ZERO_WIDTH):
        return 0
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


# -- numbers -------------------------------------------------------------------------------------------


def number(value: float, separated: bool = False) -> str:
    """A number as Node shows it: -0 keeps its sign, 1.0 is 1. An integer is exact however big it is.

    One of more than 4000 digits is written in hexadecimal, because decimal digits would take quadratic time.
    """
    if isinstance(value, int) and value.bit_length() > _MAX_DIGITS * 3:
        return f"{value:#x}"
    text = number_text(value)
    if text == "0" and isinstance(value, float) and float.__repr__(value)[0] == "-":
        text = "-0"
    return separate(text) if separated else text


def separate(text: str) -> str:
    """Digits in groups of three with underscores between; an exponent's or a name's text stays as it is."""
    if not text.lstrip("-").replace(".", "", 1).isdecimal():
        return text
    whole, point, fraction = text.partition(".")
    sign = "-" if whole[0] == "-" else ""
    digits = whole[len(sign) :]
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    parts = [fraction[at : at + 3] for at in range(0, len(fraction), 3)]
    return f"{sign}{'_'.join(groups)}{point}{'_'.join(parts)}"
