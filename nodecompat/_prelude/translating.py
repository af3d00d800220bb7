"""JavaScript's regular expressions in the words of Python's `re`. Source: ECMA-262 22.2.1, measured on Node 26.

What must stay true: what both have is kept, what Python means otherwise is rewritten (`$`, `.`, `\\d`, `\\w`, `\\s`,
`\\b`, `[^]`, `(?<name>…)`, `\\k<name>`, a back reference to a group that took no part); what Python cannot do (a look
behind of any length) is a SyntaxError that says so.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from functools import cache
from itertools import pairwise
from typing import Final

from nodecompat._js.numbers import WHITE_SPACE

from .faults import SyntaxError

_LINE_ENDS: Final = "\\n\\r\\u2028\\u2029"
_BLANKS: Final = "".join(f"\\u{ord(char):04x}" for char in WHITE_SPACE)
_CLASSES: Final = {"d": "0-9", "w": "A-Za-z0-9_", "s": _BLANKS}


def _gaps(chars: str) -> str:
    """All characters but some, as ranges for a set."""
    codes = sorted({-1, 0x110000, *map(ord, chars)})
    pairs = pairwise(codes)
    return "".join(f"\\U{low + 1:08x}-\\U{high - 1:08x}" for low, high in pairs if high - low > 1)


_MOST_DIGITS: Final = 9  # of a quantifier; Python takes numbers below 2**32


def _count(digits: str) -> str:
    return digits if len(digits) <= _MOST_DIGITS else "9" * _MOST_DIGITS


_OTHERS: Final = {
    "D": "\\x00-/:-\\U0010ffff",
    "W": "\\x00-/:-@\\[-\\^`{-\\U0010ffff",
    "S": _gaps(WHITE_SPACE),
}
_LETTERS: Final = {"t": "\\t", "n": "\\n", "v": "\\v", "f": "\\f", "r": "\\r"}
_TEXTS: Final = {  # what Python says of a pattern, and V8
    "missing ), unterminated subpattern": "Unterminated group",
    "unbalanced parenthesis": "Unmatched ')'",
    "nothing to repeat": "Nothing to repeat",
    "multiple repeat": "Nothing to repeat",
    "unterminated character set": "Unterminated character class",
    "bad character range": "Range out of order in character class",
    "bad escape (end of pattern)": "\\ at end of pattern",
    "min repeat greater than max repeat": "numbers out of order in {} quantifier",
    "unknown extension": "Invalid group",
    "redefinition of group name": "Duplicate capture group name",
    "unknown group name": "Invalid named capture referenced",
    "look-behind requires fixed-width pattern": "Python has no look behind of any length",
}


class Translated:
    """A pattern of Python's, and the names of its groups as JavaScript has them, each with its number."""

    __slots__ = ("names", "pattern")

    def __init__(self, pattern: re.Pattern[str], names: dict[str, int]) -> None:
        self.pattern = pattern
        self.names = names


@cache
def translated(source: str, flags: str) -> Translated:
    """The pattern of Python's for one of JavaScript's. Raises SyntaxError with V8's text."""
    translator = _Translator(source, flags)
    try:
        text = translator.run()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a later Python may do with the pattern
            compiled = re.compile(text, re.IGNORECASE if "i" in flags else 0)
    except re.error as error:
        said = next((ours for theirs, ours in _TEXTS.items() if error.msg.startswith(theirs)), "Invalid group")
        raise SyntaxError(f"Invalid regular expression: /{source}/{flags}: {said}") from None
    except (OverflowError, RecursionError):
        raise SyntaxError(f"Invalid regular expression: /{source}/{flags}: Regular expression too large") from None
    return Translated(compiled, translator.names)


class _Translator:
    def __init__(self, source: str, flags: str) -> None:
        self._source = source
        self._at = 0
        self._many_lines, self._all, self._unicode = "m" in flags, "s" in flags, "u" in flags or "v" in flags
        self._out: list[str] = []
        self._open: list[tuple[str, int]] = []  # the groups that are open: how each begins, and its number
        self.names: dict[str, int] = {}
        self._groups = 0
        self._count = _groups_in(source)

    def run(self) -> str:
        while self._at < len(self._source):
            char = self._source[self._at]
            self._at += 1
            self._take(char)
        return "".join(self._out)

    def _take(self, char: str) -> None:
        if char == "\\":
            self._out.append(self._escape())
        elif char == "[":
            self._out.append(self._set())
        elif char == "(":
            self._group()
        elif char == ")":
            self._close()
        elif char == "|" and self._open and self._open[-1][0] in ("(?<=", "(?<!"):
            kind = self._open[-1][0]  # Python wants all ways of one length
            self._out.append(")|" + kind if kind == "(?<=" else ")" + kind)
        elif char == "{":
            self._braces()
        elif (
            char == "+" and self._out and self._out[-1] in ("+", "*", "?", "}") and self._source[self._at - 2] in "+*?}"
        ):
            raise re.error("nothing to repeat")  # Python would take it for a quantifier that gives nothing back
        else:
            self._out.append(self._plain(char))

    def _plain(self, char: str) -> str:
        if char == ".":
            return "[\\s\\S]" if self._all else f"[^{_LINE_ENDS}]"
        if char == "^":
            return f"(?<![^{_LINE_ENDS}])" if self._many_lines else "\\A"
        if char == "$":
            return f"(?![^{_LINE_ENDS}])" if self._many_lines else "\\Z"
        return {"#": "\\#", " ": "\\ "}.get(char, char)

    # -- groups ------------------------------------------------------------------------------------

    def _braces(self) -> None:
        """How often, or a brace that means itself. A number too large for Python is a large one."""
        found = re.compile(r"(\d+)(?:(,)(\d*))?\}").match(self._source, self._at)
        if found is None:
            self._out.append("\\{")
        elif found[2] and len(found[3]) > _MOST_DIGITS:
            self._at = found.end()
            self._out += ["{", f"{_count(found[1])},", "}"]
        elif len(found[1]) > _MOST_DIGITS:
            self._at = found.end()
            self._out += ["{", _count(found[1]), "}"]
        else:
            self._out.append("{")

    def _group(self) -> None:
        rest = self._source[self._at :]
        named = re.match(r"\?<([^=!>][^>]*)>", rest)
        if named is not None:
            self._groups += 1
            if named[1] in self.names:
                raise re.error("redefinition of group name")
            self.names[named[1]] = self._groups
            self._at += len(named[0])
            self._out.append("(")
            self._open.append(("(", self._groups))
            return
        kind = next((one for one in ("?:", "?=", "?!", "?<=", "?<!") if rest.startswith(one)), "")
        if not kind and rest.startswith("?"):
            modifiers = re.match(r"\?(i?)(?:-(i?))?:", rest)
            if modifiers is None:
                raise re.error("unknown extension")
            kind = modifiers[0]
        self._groups += not kind
        self._at += len(kind)
        self._out.append("(?:(?<=" if kind == "?<=" else f"({kind}")
        self._open.append((f"({kind}", 0 if kind else self._groups))

    def _close(self) -> None:
        if not self._open:
            raise re.error("unbalanced parenthesis")
        kind, _ = self._open.pop()
        self._out.append("))" if kind == "(?<=" else ")")

    # -- escapes -----------------------------------------------------------------------------------

    def _escape(self) -> str:
        char = self._next("bad escape (end of pattern)")
        if char in "dws":
            return f"[{_CLASSES[char]}]"
        if char in "DWS":
            return f"[^{_CLASSES[char.lower()]}]"
        if char in "bB":
            return f"(?a:\\{char})"
        if char == "k" and (self._unicode or "(?<" in self._source):
            name = re.match(r"<([^>]*)>", self._source[self._at :])
            number = None if name is None else _names_in(self._source).get(name[1])
            if name is None or number is None:
                raise re.error("unknown group name")
            self._at += len(name[0])
            return self._reference(number)
        if char in "123456789":
            digits = re.match(r"\d*", self._source[self._at :])
            text = char + (digits[0] if digits is not None else "")
            if len(text) <= len(str(self._count)) and int(text) <= self._count:
                self._at += len(text) - 1
                return self._reference(int(text))
        if char in "pP" and self._unicode:
            return self._property(char == "P", inside=False)
        return self._character(char)

    def _reference(self, number: int) -> str:
        """A group that took no part is matched by nothing; one that comes later, or is open, too."""
        if number > self._groups or any(number == one for _, one in self._open):
            return "(?:)"
        return f"(?({number})\\{number})"

    def _character(self, char: str) -> str:
        """One character that an escape stands for."""
        if char in _LETTERS:
            return _LETTERS[char]
        if char == "0" and not self._source[self._at : self._at + 1].isdigit():
            return "\\x00"
        if char == "c" and self._source[self._at : self._at + 1].isalpha():
            self._at += 1
            return f"\\x{ord(self._source[self._at - 1]) % 32:02x}"
        if char in "xu":
            return self._number(char)
        return re.escape(char)

    def _number(self, char: str) -> str:
        long = re.match(r"\{([0-9a-fA-F]+)\}", self._source[self._at :]) if char == "u" and self._unicode else None
        digits = long or re.match(r"([0-9a-fA-F]{2})" if char == "x" else r"([0-9a-fA-F]{4})", self._source[self._at :])
        if digits is None:
            return char
        self._at += len(digits[0])
        code = int(digits[1], 16)
        low = re.match(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})", self._source[self._at :])
        if 0xD800 <= code < 0xDC00 and low is not None:
            self._at += len(low[0])
            code = 0x10000 + ((code - 0xD800) << 10) + int(low[1], 16) - 0xDC00
        return f"\\U{code:08x}"

    def _next(self, fault: str) -> str:
        if self._at >= len(self._source):
            raise re.error(fault)
        self._at += 1
        return self._source[self._at - 1]

    # -- sets --------------------------------------------------------------------------------------

    def _set(self) -> str:
        negated = self._source.startswith("^", self._at)
        self._at += negated
        parts: list[str] = []
        while True:
            char = self._next("unterminated character set")
            if char == "]":
                break
            parts.append(self._member(char))
        if not parts:
            return "[\\s\\S]" if negated else "(?!)"
        return f"[{'^' if negated else ''}{''.join(parts)}]"

    def _member(self, char: str) -> str:
        if char != "\\":
            return f"\\{char}" if char in "[^&~|" else char
        char = self._next("bad escape (end of pattern)")
        if char in "dws":
            return _CLASSES[char]
        if char in "DWS":
            return _OTHERS[char]
        if char == "b":
            return "\\x08"
        if char in "pP" and self._unicode:
            return self._property(char == "P", inside=True)
        return "\\-" if char == "-" else self._character(char)

    def _property(self, negated: bool, *, inside: bool) -> str:
        found = re.match(r"\{([^}]*)\}", self._source[self._at :])
        ranges = None if found is None else property_ranges(found[1], negated)
        if found is None or ranges is None:
            raise SyntaxError(f"Invalid regular expression: /{self._source}/: Invalid property name")
        self._at += len(found[0])
        return ranges if inside else f"[{ranges}]"


def _groups_in(source: str) -> int:
    plain = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", source, flags=re.DOTALL)
    return len(re.findall(r"\((?!\?)|\(\?<(?![=!])", plain))


def _names_in(source: str) -> dict[str, int]:
    plain = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "", source, flags=re.DOTALL)
    found = re.finditer(r"\((?!\?)|\(\?<(?![=!])([^>]*)>", plain)
    return {one[1]: number for number, one in enumerate(found, 1) if one[1] is not None}


def _ranges(belongs: object) -> str:
    parts: list[str] = []
    start = None
    for code in range(0x110001):
        is_in = code < 0x110000 and bool(belongs(chr(code)))  # type: ignore[operator]  # it is a function
        if is_in and start is None:
            start = code
        elif not is_in and start is not None:
            parts.append(f"\\U{start:08x}" if start == code - 1 else f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(parts)


_NAMED: Final = {
    "Alphabetic": ("L", "Nl"),
    "Alpha": ("L", "Nl"),
    "Letter": ("L",),
    "Lowercase": ("Ll",),
    "Lowercase_Letter": ("Ll",),
    "Uppercase": ("Lu",),
    "Uppercase_Letter": ("Lu",),
    "Number": ("N",),
    "Decimal_Number": ("Nd",),
    "Punctuation": ("P",),
    "Symbol": ("S",),
    "Mark": ("M",),
    "Separator": ("Z",),
    "Other": ("C",),
    "White_Space": ("Zs", "Zl", "Zp"),
}
_SCRIPTS: Final = {"Han": "CJK UNIFIED IDEOGRAPH"}


@cache
def property_ranges(name: str, negated: bool) -> str | None:
    """The characters of a property of Unicode's, as ranges for a set; None for one that Python knows nothing of."""
    key, _, value = name.partition("=")
    if key in ("Script", "sc", "Script_Extensions", "scx") and value:
        start = _SCRIPTS.get(value, value.upper())
        return _ranges(lambda char: unicodedata.name(char, "").startswith(f"{start} ") is not negated)
    if key in ("General_Category", "gc") and value:
        key = value
    if key == "Any" or key == "ASCII":
        return (
            "\\x00-\\x7f"
            if key == "ASCII" and not negated
            else "\\x80-\\U0010ffff"
            if key == "ASCII"
            else "\\x00-\\U0010ffff"
        )
    if key in ("Emoji", "Emoji_Presentation", "Extended_Pictographic"):
        return _ranges(lambda char: _is_emoji(ord(char)) is not negated)
    kinds = _NAMED.get(key, (key,))
    if not all(kind in _CATEGORIES for kind in kinds):
        return None
    return _ranges(lambda char: unicodedata.category(char).startswith(kinds) is not negated)


_CATEGORIES: Final = frozenset(
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "C",
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
    ]
)


def _is_emoji(code: int) -> bool:
    return 0x1F300 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or code in (0x231A, 0x231B, 0x23E9, 0x2B50, 0x2B55)
