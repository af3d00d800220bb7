"""`path` where Node has no say: that it loads nothing that looks at files, and Windows' own directories."""

from __future__ import annotations

import os

import pytest

from nodecompat import path


def test_the_windows_half_begins_at_the_working_directory() -> None:
    """Of a drive without one it begins at its root. Node 26 on Linux."""
    here = os.getcwd().replace("/", "\\")

    assert path.win32.resolve() == here
    assert path.win32.resolve("a") == f"{here}\\a"
    assert path.win32.resolve("C:", "b") == f"C:{here}\\b"


@pytest.mark.parametrize(
    ("start", "target", "way"),
    [
        ("C:\\orandea\\test\\aaa", "C:\\orandea\\impl\\bbb", "..\\..\\impl\\bbb"),
        ("C:\\a", "D:\\a", "D:\\a"),
        ("c:\\A\\b", "C:\\a", ".."),
        ("\\\\s\\t\\u", "\\\\s\\t\\v\\w", "..\\v\\w"),
    ],
)
def test_the_way_between_drives(start: str, target: str, way: str) -> None:
    """Letters are the same in both cases; there is no way to another drive."""
    assert path.win32.relative(start, target) == way


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.js", ["a.js"]),
        ("**/*.js", ["a.js", "x/y/a.js"]),
        ("a/**/b", ["a/b", "a/x/b"]),
        ("{a,b}/c", ["a/c"]),
        ("a{1..3}", ["a2"]),
        ("+(a|b)", ["aab", "a/"]),
        ("!(a)", ["a.js", "a2", "aab"]),
        (".*", [".a.js"]),
        ("[!x]?", ["a2"]),
        ("[[:alpha:]]2", ["a2"]),
    ],
)
def test_what_a_pattern_matches(pattern: str, found: list[str]) -> None:
    """Braces, sets, groups, any depth; a dot at the front is written. Measured on Node 26."""
    names = ["a.js", ".a.js", "a/b", "a/c", "a/x/b", "a/.b", "x/y/a.js", "a2", "aab", "a/"]

    assert [name for name in names if path.matchesGlob(name, pattern)] == found
