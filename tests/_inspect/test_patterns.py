"""The colors of regular expressions by parts; measured on Node 26."""

from __future__ import annotations

import re

import pytest

from nodecompat.util import inspect
from nodecompat.values import RegExp

COLORS = {"31": "r", "32": "g", "33": "y", "35": "m", "36": "c"}

# the pattern and its flags -> each part after the first letter of its color: green, red, yellow, cyan, magenta
CASES = {
    ("x+", ""): "g/ yx m+ g/",
    ("a|b", "gi"): "g/ ya m| yb g/ rgi",
    ("[a-z0-9]+?", ""): "g/ r[ ya c- yz y0 c- y9 r] m+ m? g/",
    (r"(?<n>x)\k<n>", "u"): r"g/ r( r?< yn r> cx r) g\k< rn g> g/ ru",
    (r"^\d{2,3}$", ""): r"g/ m^ y\d r{ c2 y, c3 r} m$ g/",
    ("(?:a)(?=b)(?!c)(?<=d)(?<!e)", ""): "g/ r( r?: ca r) r( r?= cb r) r( r?! cc r) r( r?<= cd r) r( r?<! ce r) g/",
    (".", "s"): "g/ c. g/ rs",
    (r"\u{1F600}\x41\/", "u"): r"g/ r\u{ y1F600 r} y\x41 y\/ g/ ru",
    (r"[^\]a-z\d]", "y"): r"g/ r[ y^ y\] ya c- yz y\d r] g/ ry",
    (r"(a)\1", ""): r"g/ r( ca r) y\1 g/",
    ("(?i:a)", ""): "g/ r( y? ci c: ca r) g/",
    ("x{", ""): "g/ yx y{ g/",
}


@pytest.mark.parametrize(("literal", "expected"), CASES.items(), ids=["/".join(literal) for literal in CASES])
def test_each_part_has_the_color_of_its_depth(literal: tuple[str, str], expected: str) -> None:
    """Groups, classes, counts and escapes."""
    shown = inspect(RegExp(*literal), {"colors": True})

    parts = re.findall("\x1b\\[(\\d+)m(.*?)\x1b\\[39m", shown)
    assert " ".join(COLORS[code] + part for code, part in parts) == expected


def test_a_program_may_change_the_colors() -> None:
    """Names of colors by depth, or another style altogether."""
    before = inspect.styles["regexp"]
    try:
        inspect.styles["regexp"] = "red"
        assert inspect(re.compile("x"), {"colors": True}) == "\x1b[31m/x/\x1b[39m"
    finally:
        inspect.styles["regexp"] = before
