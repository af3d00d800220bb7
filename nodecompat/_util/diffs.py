"""`util.diff`: the shortest way from one list of lines to another. Source: E. Myers 1986, as in Node's myers_diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

SAME, ADDED, MISSING = range(3)
_SIGNS = {SAME: 0, ADDED: 1, MISSING: -1}


def diff(actual: object = undefined, expected: object = undefined) -> list[list[object]]:
    """What differs between two texts, or two lists of texts: `[0 | 1 | -1, text]` for what both, one, the other has.

    Raises ERR_INVALID_ARG_TYPE. Node: util.diff.
    """
    if actual is expected or (isinstance(actual, str) and actual == expected):
        return []
    one, other = _checked(actual, "actual"), _checked(expected, "expected")
    return [[_SIGNS[kind], text] for kind, text in steps(one, other)]


def _checked(value: object, name: str) -> Sequence[str]:
    if isinstance(value, str):
        return value
    if not isinstance(value, (list, tuple)):
        raise InvalidArgTypeError(name, "of type string", value)
    for place, one in enumerate(value):
        if not isinstance(one, str):
            raise InvalidArgTypeError(f"{name}[{place}]", "of type string", one)
    return value


def _equal(one: str, other: str, commas: bool) -> bool:
    return one == other or (commas and (one + "," == other or one == other + ","))


def steps(lines: Sequence[str], others: Sequence[str], *, commas: bool = False) -> list[tuple[int, str]]:
    """The shortest way from one list of lines to another (E. Myers 1986)."""
    most = len(lines) + len(others)
    reached = [0] * (2 * most + 2)
    trace = []
    for level in range(most + 1):
        trace.append([*reached])
        for diagonal in range(-level, level + 1, 2):
            at = diagonal + most
            down = diagonal == -level or (diagonal != level and reached[at - 1] < reached[at + 1])
            x = reached[at + 1] if down else reached[at - 1] + 1
            y = x - diagonal
            while x < len(lines) and y < len(others) and _equal(lines[x], others[y], commas):
                x, y = x + 1, y + 1
            reached[at] = x
            if x >= len(lines) and y >= len(others):
                return _way_back(trace, lines, others, commas)
    return []


def _way_back(
    trace: list[list[int]], lines: Sequence[str], others: Sequence[str], commas: bool
) -> list[tuple[int, str]]:
    most, x, y = len(lines) + len(others), len(lines), len(others)
    found: list[tuple[int, str]] = []
    for level in range(len(trace) - 1, -1, -1):
        reached, diagonal = trace[level], x - y
        at = diagonal + most
        down = diagonal == -level or (diagonal != level and reached[at - 1] < reached[at + 1])
        before = diagonal + 1 if down else diagonal - 1
        from_x = reached[before + most]
        from_y = from_x - before
        while x > from_x and y > from_y:
            line = lines[x - 1]
            found.append((SAME, others[y - 1] if commas and not line.endswith(",") else line))
            x, y = x - 1, y - 1
        if level > 0:
            if x > from_x:
                x -= 1
                found.append((ADDED, lines[x]))
            else:
                y -= 1
                found.append((MISSING, others[y]))
    return found[::-1]
