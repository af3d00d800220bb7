"""Two values, line by line. Source: Node's myers_diff, whose lines come in this order."""

from __future__ import annotations

from .._inspect.inspection import inspected
from .._js.kinds import type_of
from .._util.diffs import ADDED, SAME, steps

READABLE = {
    "deepStrictEqual": "Expected values to be strictly deep-equal:",
    "partialDeepStrictEqual": "Expected values to be partially and strictly deep-equal:",
    "strictEqual": "Expected values to be strictly equal:",
    "strictEqualObject": 'Expected "actual" to be reference-equal to "expected":',
    "deepEqual": "Expected values to be loosely deep-equal:",
    "notDeepStrictEqual": 'Expected "actual" not to be strictly deep-equal to:',
    "notStrictEqual": 'Expected "actual" to be strictly unequal to:',
    "notStrictEqualObject": 'Expected "actual" not to be reference-equal to "expected":',
    "notDeepEqual": 'Expected "actual" not to be loosely deep-equal to:',
    "notIdentical": "Values have same structure but are not reference-equal:",
    "notDeepEqualUnequal": "Expected values not to be loosely deep-equal:",
}
_OPTIONS = {
    "compact": False,
    "customInspect": False,
    "depth": 1000,
    "maxArrayLength": None,
    "sorted": True,
    "getters": True,
}
_SHORT = 12
_WIDTH = 80
_MANY = 50
_KEPT = 5  # equal lines that are shown before the rest is left out


def shown(value: object) -> str:
    """A value in full, a line for each part."""
    return inspected(value, dict(_OPTIONS))


def is_object(value: object) -> bool:
    """Whether JavaScript calls it an object, and it is not null."""
    return value is not None and type_of(value) == "object"


def difference(actual: object, expected: object, operator: str, message: object = None) -> str:
    """What a comparison that failed says."""
    both = (is_object(actual) and is_object(expected)) or type_of(actual) == type_of(expected) == "function"
    if operator == "strictEqual" and both:
        operator = "strictEqualObject"
    one, other = shown(actual), shown(expected)
    lines, others = one.split("\n"), other.split("\n")
    header, skipped = "+ actual - expected", False
    if len(lines) == len(others) == 1 and not (is_object(actual) and is_object(expected)):
        text, header = _simple(actual, one, expected, other, header)
    elif one == other:
        operator, header = "notIdentical", ""
        skipped = len(lines) > _MANY
        text = "\n".join(lines[:_MANY]) + "\n...}" if skipped else one
    else:
        text, skipped = _printed(steps(lines, others, commas=actual is not None and type_of(actual) == "object"))
    return f"{message or READABLE[operator]}\n{header}{chr(10) + '... Skipped lines' if skipped else ''}\n{text}\n"


def _simple(actual: object, one: str, expected: object, other: str, header: str) -> tuple[str, str]:
    length = len(one) + len(other) - 2 * isinstance(actual, str) - 2 * isinstance(expected, str)
    zero = [type_of(value) == "number" and value == 0 for value in (actual, expected)]
    if length <= _SHORT and not all(zero):
        return f"{one} !== {other}", ""
    text = f"\n+ {one}\n- {other}"
    if isinstance(actual, str) and isinstance(expected, str) and len(one) + len(other) <= _WIDTH:
        at = next((place for place, char in enumerate(one) if other[place : place + 1] != char), -1)
        if at >= 3:
            text += "\n" + " " * (at + 2) + "^"
    return text, header


def _printed(lines: list[tuple[int, str]]) -> tuple[str, bool]:
    text, skipped, same = "", False, 0
    for place, (kind, line) in enumerate(lines):
        if kind != SAME and place and lines[place - 1][0] == SAME:
            if same == _KEPT + 2:
                text += f"  {lines[place - 2][1]}\n"
            if same >= _KEPT + 3:
                text, skipped = text + "...\n", True
            if same > _KEPT:
                text += f"  {lines[place - 1][1]}\n"
            same = 0
        if kind == SAME:
            text += f"  {line}\n" if same < _KEPT else ""
            same += 1
        else:
            text += f"{'+' if kind == ADDED else '-'} {line}\n"
    return "\n" + text.rstrip(), skipped
