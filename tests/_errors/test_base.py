"""How values are named in messages: JavaScript's words for Python's values (texts measured on Node 20 and 24)."""

from __future__ import annotations

import inspect
import math
import pickle
from typing import Any

import pytest

from nodecompat import errors
from nodecompat._errors.base import inspect_brief, received
from nodecompat._errors.rare import CLASSES
from nodecompat._js.own import NullObject
from nodecompat._js.text import Symbol
from nodecompat.values import undefined


def named() -> None: ...


class Foo: ...


RECEIVED: list[tuple[object, str]] = [
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
    (NullObject(), "[Object: null prototype] {}"),
    ([], "an instance of Array"),
    (b"", "an instance of Buffer"),
    (Foo(), "an instance of Foo"),
    (Foo, "function Foo"),
    ([].append, "function append"),
    (Symbol("s"), "type symbol (Symbol(s))"),
]


@pytest.mark.parametrize(("value", "text"), RECEIVED, ids=[text for _, text in RECEIVED])
def test_received(value: object, text: str) -> None:
    """The words after "Received"."""
    assert received(value) == text


INSPECTED: list[tuple[object, str]] = [
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
def test_inspect_brief(value: object, text: str) -> None:
    """As util.inspect shows it."""
    assert inspect_brief(value) == text


def test_a_value_that_contains_itself_is_bounded() -> None:
    """No value can hang a message."""
    loop: list[object] = []
    loop.append(loop)

    assert inspect_brief(loop) == "<ref *1> [ [Circular *1] ]"


def test_strings_are_quoted_as_node_does() -> None:
    """In single quotes where the text has none, and control characters are escaped."""
    texts = ["a", "a'b", "a'\"b", "a\nb\x00\v"]

    assert [inspect_brief(text) for text in texts] == ["'a'", '"a\'b"', "`a'\"b`", "'a\\nb\\x00\\x0B'"]


def test_programs_find_the_classes_in_errors() -> None:
    """A class says that it is of `nodecompat.errors`, is found there by name, and its instances can be pickled."""
    for name, cls in CLASSES.items():
        assert (cls.__module__, getattr(errors, name)) == ("nodecompat.errors", cls)
    error: Any = pickle.loads(pickle.dumps(errors.NodeRangeError("text", code="ERR_X")))

    assert (type(error), error.message, error.code) == (errors.NodeRangeError, "text", "ERR_X")


def test_the_face_lists_every_name() -> None:
    """What `errors` lists is all there is, and `dir` and star imports see it."""
    assert {*CLASSES} <= {*errors.__all__} <= {*dir(errors)}
    assert all(inspect.isclass(getattr(errors, name)) or callable(getattr(errors, name)) for name in errors.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = errors.nothing  # type: ignore[attr-defined]
