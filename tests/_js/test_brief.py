"""How values are named in messages: JavaScript's words for Python's values (texts measured on Node 20 and 24)."""

from __future__ import annotations

import math

import pytest

from nodecompat._errors.base import inspect_brief, received
from nodecompat._js.kinds import error_name
from nodecompat._js.text import number_text
from nodecompat.values import undefined


def named() -> None: ...


class Foo: ...


RECEIVED = [
    (undefined, "undefined"),
    (None, "null"),
    (5, "type number (5)"),
    (math.nan, "type number (NaN)"),
    (-0.0, "type number (-0)"),
    ("x", "type string ('x')"),
    ("a" * 28, f"type string ('{'a' * 28}')"),
    ("a" * 29, f"type string ('{'a' * 25}...')"),
    ("it's", 'type string ("it\'s")'),
    (True, "type boolean (true)"),
    (named, "function named"),
    (lambda: None, "function "),
    (len, "function len"),
    ({}, "an instance of Object"),
    ([], "an instance of Array"),
    (b"", "an instance of Buffer"),
    (Foo(), "an instance of Foo"),
]


@pytest.mark.parametrize(("value", "text"), RECEIVED, ids=[text for _, text in RECEIVED])
def test_received(value, text):
    """The words after "Received"."""
    assert received(value) == text


NUMBERS = [
    (1.0, "1"),
    (1.5, "1.5"),
    (1e21, "1e+21"),
    (1e20, "100000000000000000000"),
    (1e-6, "0.000001"),
    (1e-7, "1e-7"),
    (1.25e-9, "1.25e-9"),
    (-1.5e-6, "-0.0000015"),
    (math.inf, "Infinity"),
    (-math.inf, "-Infinity"),
    (123456789012345680000, "123456789012345680000"),
    (123456789012345680000.0, "123456789012345680000"),
]


@pytest.mark.parametrize(("value", "text"), NUMBERS, ids=[text for _, text in NUMBERS])
def test_number_text(value, text):
    """Numbers as JavaScript's String() writes them."""
    assert number_text(value) == text


INSPECTED = [
    ({"a": 1, "b-c": [True, None]}, "{ a: 1, 'b-c': [ true, null ] }"),
    ([], "[]"),
    ({}, "{}"),
    ([1, [2, [3, [4]]]], "[ 1, [ 2, [ 3, [Array] ] ] ]"),
    ([1] * 8, "[\n  1, 1, 1, 1,\n  1, 1, 1, 1\n]"),
    (b"", "<Buffer >"),
    (b"hi", "<Buffer 68 69>"),
    (named, "[Function: named]"),
    (ValueError("x"), "[ValueError: x]"),
    (Foo(), "Foo {}"),
]


@pytest.mark.parametrize(("value", "text"), INSPECTED, ids=[text for _, text in INSPECTED])
def test_inspect_brief(value, text):
    """As util.inspect shows it."""
    assert inspect_brief(value) == text


def test_a_value_that_contains_itself_is_bounded():
    """No value can hang a message."""
    loop: list[object] = []
    loop.append(loop)

    assert inspect_brief(loop) == "<ref *1> [ [Circular *1] ]"


def test_strings_are_quoted_as_node_does():
    """In single quotes where the text has none, and control characters are escaped."""
    texts = ["a", "a'b", "a'\"b", "a\nb\x00\v"]

    assert [inspect_brief(text) for text in texts] == ["'a'", '"a\'b"', "`a'\"b`", "'a\\nb\\x00\\x0B'"]


def test_error_name():
    """Python's Exception is JavaScript's Error; the others keep their class name."""
    assert [error_name(Exception()), error_name(TypeError()), error_name(KeyError())] == [
        "Error",
        "TypeError",
        "KeyError",
    ]
