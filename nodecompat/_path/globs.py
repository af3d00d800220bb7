"""Patterns of paths, `*.js` and `src/**/*.{js,ts}`: what they match. Source: minimatch as Node 26 has it; measured.

What must stay true: no file is looked at. A name that begins with a dot is matched only where the pattern writes the
dot; `**` stands for any number of directories where it is a part of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

ANY_DEPTH = "**"
_SPECIAL = re.compile(r"[*?\[]|[+@!]\(")
_POSIX = {
    "alnum": "A-Za-z0-9", "alpha": "A-Za-z", "ascii": "\\x00-\\x7f", "blank": " \\t", "digit": "0-9",
    "lower": "a-z", "upper": "A-Z", "space": "\\s", "word": "\\w", "xdigit": "A-Fa-f0-9",
    "punct": re.escape("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"),
}  # fmt: skip
_REPEATS = {"*": "*", "+": "+", "?": "?", "@": ""}


def matches(path: str, pattern: str) -> bool:
    """Whether a path is one of those that a pattern stands for."""
    file = [*normal(re.sub("//+", "/", path).split("/"))]
    return any(_parts_match(file, parts) for parts in all_parts(pattern))


def all_parts(pattern: str) -> list[list[str]]:
    """The parts of each pattern that one with braces stands for."""
    return [[*normal(one.replace("\\", "/").split("/"))] for one in expanded(pattern)]


def normal(parts: list[str]) -> Iterator[str]:
    """The parts without doubled separators, and without what `..` takes back."""
    kept: list[str] = []
    for place, part in enumerate(parts):
        if part == ".." and kept and kept[-1] not in ("", ".", "..", ANY_DEPTH):
            kept.pop()
        elif (part or place in (0, len(parts) - 1)) and (part != ANY_DEPTH or kept[-1:] != [ANY_DEPTH]):
            kept.append(part)
    return iter(kept)


def _parts_match(file: list[str], parts: list[str]) -> bool:
    for place, part in enumerate(parts):
        if part == ANY_DEPTH:
            return _any_depth_matches(file[place:], parts[place + 1 :])
        if place == len(file) or not part_matches(file[place], part):
            return False
    rest = file[len(parts) :]
    return not rest or rest == [""]


def _any_depth_matches(file: list[str], rest: list[str]) -> bool:
    if not rest:
        return bool(file) and not any(name.startswith(".") for name in file)
    for place in range(len(file)):
        if _parts_match(file[place:], rest):
            return True
        if file[place].startswith("."):
            return False
    return False


def is_plain(part: str) -> bool:
    """Whether a part of a pattern stands for itself only."""
    return _SPECIAL.search(part) is None


def part_matches(name: str, part: str) -> bool:
    """Whether a name is one of those that a part of a pattern stands for."""
    return name == part if is_plain(part) else _compiled(part).fullmatch(name) is not None


@lru_cache(256)
def _compiled(part: str) -> re.Pattern[str]:
    dotted = part[0] == "." or part.startswith("[.]")
    start = r"(?!\.{1,2}\Z)" if dotted else r"(?!\.)"
    some = "(?=.)" if part[0] in "*?" and part[1:2] != "(" else ""
    return re.compile(start + some + _translated(part), re.DOTALL)


def _translated(part: str) -> str:
    """The pattern of `re` for a part, from its end on: what must not be depends on what follows."""
    if not part:
        return ""
    char = part[0]
    if char in "*+?@!" and part[1:2] == "(":
        end = _closing(part, 1)
        if end > 0:
            ways = "|".join(_translated(way) for way in _ways(part[2:end]))
            rest = _translated(part[end + 1 :])
            if char == "!":
                return rf"(?!(?:{ways}){rest}\Z)[^/]*?{rest}"
            return f"(?:{ways}){_REPEATS[char]}{rest}"
    if char == "*":
        return "[^/]*?" + _translated(part.lstrip("*") if "(" not in part[1:3] else part[1:])
    if char == "?":
        return "[^/]" + _translated(part[1:])
    if char == "[":
        if part == "[]":
            return "(?!)"
        found = re.match(r"\[[!^]?(?:\[:\w+:\]|[^\]])(?:\[:\w+:\]|[^\]])*\]", part)
        if found is not None:
            return _set(found[0]) + _translated(part[found.end() :])
    return re.escape(char) + _translated(part[1:])


def _set(text: str) -> str:
    inside = text[1:-1]
    negated = inside[0] in "!^"
    inside = inside[negated:]
    inside = re.sub(r"\[:(\w+):\]", lambda found: "\0" + found[1] + "\0", inside)
    pieces = inside.split("\0")
    shown = [
        _POSIX.get(piece, "") if place % 2 else re.sub(r"[\\\[\]^]", r"\\\g<0>", piece)
        for place, piece in enumerate(pieces)
    ]
    return f"[{'^' if negated else ''}{''.join(shown)}]"


def _closing(text: str, start: int, opens: str = "(", closes: str = ")") -> int:
    """The place of what closes the bracket at `start`; -1 where nothing does."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == opens) - (text[place] == closes)
        if not depth:
            return place
    return -1


def _ways(text: str, between: str = "|", opens: str = "(", closes: str = ")") -> list[str]:
    ways, depth = [""], 0
    for char in text:
        depth += (char == opens) - (char == closes)
        if char == between and not depth:
            ways.append("")
        else:
            ways[-1] += char
    return ways


# -- braces ------------------------------------------------------------------------------------------


def expanded(pattern: str) -> list[str]:
    """The patterns that one with braces stands for: `a{b,c}` for `ab` and `ac`, `a{1..3}` for three."""
    start = pattern.find("{")
    while start >= 0:
        end = _closing(pattern, start, "{", "}")
        ways = _of_braces(pattern[start + 1 : end]) if end >= 0 else None
        if ways is not None:
            tails = expanded(pattern[end + 1 :])
            return [pattern[:start] + way + tail for way in ways for tail in tails]
        start = pattern.find("{", start + 1)
    return [pattern]


def _of_braces(inside: str) -> list[str] | None:
    ways = _ways(inside, ",", "{", "}")
    if len(ways) > 1:
        return [one for way in ways for one in expanded(way)]
    found = re.fullmatch(r"(-?\d+|[A-Za-z])\.\.(-?\d+|[A-Za-z])(?:\.\.(-?\d+))?", inside)
    if found is None or found[1].isalpha() is not found[2].isalpha():
        return None
    letters = found[1].isalpha()
    first, last = (ord(found[1]), ord(found[2])) if letters else (int(found[1]), int(found[2]))
    step = max(1, abs(int(found[3] or 1)))
    numbers = range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
    wide = not letters and any(re.match(r"-?0\d", one) for one in (found[1], found[2]))
    width = max(len(found[1]), len(found[2])) if wide else 0
    return [chr(number) if letters else f"{number:0{width}d}" for number in numbers]
