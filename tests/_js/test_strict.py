"""Writes that are refused: an error where the code is strict, silence elsewhere."""

from __future__ import annotations

import pytest

from nodecompat.js import Object

PROGRAM = """
def function():
    o.a = 2
    return o.a

class Class:
    def method(self):
        o.a = 2
"""


@pytest.mark.parametrize(("doc", "refuses"), [("'use strict'", True), ("'a program'", False)])
def test_a_file_with_the_directive_is_strict(doc: str, refuses: bool) -> None:
    """The directive is the docstring; methods of classes are strict in every file."""
    names = {"o": Object.freeze(Object(a=1)), "__name__": "program"}
    exec(compile(doc + PROGRAM, "program", "exec"), names)
    if refuses:
        with pytest.raises(TypeError, match="Cannot assign to read only property 'a' of object '#<Object>'"):
            names["function"]()
    else:
        assert names["function"]() == 1
    with pytest.raises(TypeError, match="read only property 'a'"):
        names["Class"]().method()
