"""Values in a few words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from nodecompat._wires.show import preview
from nodecompat.values import Map, RegExp, Set, undefined


class Hostile:
    """Raises whatever is asked of it."""

    def __repr__(self) -> str:
        raise AssertionError

    __str__ = __len__ = __iter__ = __bool__ = __eq__ = __hash__ = __repr__  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (undefined, "undefined"),
        (-5, "-5"),
        (1.0, "1"),
        (1.5, "1.5"),
        (1e300, "1e+300"),
        (float("nan"), "NaN"),
        (float("-inf"), "-Infinity"),
        (1 << 40_000, "[an integer of 40001 bits]"),
        ("it's\n", "'it\\'s\\n'"),
        (b"\x00\xff", "<Buffer 00 ff>"),
        ([], "[]"),
        ([1, [2, {}]], "[ 1, [ 2, {} ] ]"),
        ({"a": 1, "b c": {1: None}}, "{ a: 1, 'b c': { 1: null } }"),
        (Map([(1, "a")]), "Map(1) { 1 => 'a' }"),
        (Set([1, "a"]), "Set(2) { 1, 'a' }"),
        (datetime(2024, 1, 2, tzinfo=UTC), "2024-01-02T00:00:00+00:00"),
        (re.compile("a+"), "/a+/"),
        (RegExp("a+", "gi"), "/a+/gi"),
        (ValueError("no"), "[ValueError: no]"),
        (Hostile(), "[Hostile object]"),
        (ValueError(Hostile()), "[ValueError]"),
    ],
    ids=lambda value: value if type(value) is str and value.isprintable() and len(value) < 50 else "value",
)
def test_kinds(value: Any, text: str) -> None:
    """As `util.inspect` has them, on one line; of other classes the name alone."""
    assert preview(value) == text


def test_the_text_is_bounded() -> None:
    """It is cut; neither length nor number makes it longer."""
    assert preview("x" * 50_000_000, 20) == "'xxxxxxxxxxxxxxxx..."
    assert preview(bytes(50_000_000), 20) == "<Buffer 00 00 00 ..."
    assert preview([0] * 5_000_000, 20) == "[ 0, 0, 0, 0, 0, ..."
    assert preview({"k" * 1000: 1}, 20) == "{ 'kkkkkkkkkkkkkk..."


def test_cycles_and_depth() -> None:
    """They end where the text does."""
    cycle: list[Any] = []
    cycle.append(cycle)
    assert preview(cycle, 20) == "[ [ [ [ [ [ [ [ [..."
