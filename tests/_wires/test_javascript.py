"""JavaScript's values whatever the wire: numbers, patterns, classes of errors."""

from __future__ import annotations

import re
from typing import Any

import pytest

from nodecompat import errors
from nodecompat._errors.travelling import standard_class, standard_error
from nodecompat._js.kinds import RefusedError
from nodecompat._wires.javascript import latin1, whole_number
from nodecompat._wires.javascript_rest import pattern_parts
from nodecompat.values import RegExp


@pytest.mark.parametrize(
    ("value", "kind"),
    [(5.0, int), (-3.0, int), (0.0, int), (-0.0, float), (2.0**53, int), (2.0**54, float), (float("inf"), float)],
)
def test_whole_numbers_are_ints_within_2_53(value: float, kind: type) -> None:
    """-0 and what is beyond stay floats."""
    made = whole_number(value)

    assert (made, type(made)) == (value, kind)


@pytest.mark.parametrize("value", [re.compile(b"a"), re.compile(r"a\Z"), re.compile("(?P<n>a)"), re.compile("a", re.X)])
def test_patterns_that_javascript_cannot_read_are_refused(value: Any) -> None:
    """Patterns over bytes, groups and anchors of Python's own, free spacing."""
    with pytest.raises(RefusedError):
        pattern_parts(value)


def test_patterns_have_source_and_flags() -> None:
    """What came from JavaScript goes back as it was, whatever Python thinks of it."""
    assert pattern_parts(re.compile("a|b", re.I | re.M))[0] == "a|b"
    assert set(pattern_parts(re.compile("a|b", re.I | re.M))[1]) >= set("im")
    assert pattern_parts(RegExp(r"[\A--b]", "v")) == (r"[\A--b]", "v")


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (TypeError("x"), "TypeError"),
        (errors.NodeRangeError("x"), "RangeError"),
        (NameError("x"), "ReferenceError"),
        (UnboundLocalError("x"), "ReferenceError"),
        (SyntaxError("x"), "SyntaxError"),
        (errors.RemoteError("x", name="URIError"), "URIError"),
        (ValueError("x"), "Error"),
        (KeyError("x"), "Error"),
    ],
)
def test_errors_are_of_a_standard_class(error: BaseException, name: str) -> None:
    """By their name, else by their Python class."""
    assert standard_class(error) == name


def test_errors_are_made_of_their_name() -> None:
    """The class where Python has one; the name and the message in any case."""
    made = [standard_error(name, "m") for name in ("TypeError", "RangeError", "ReferenceError", "EvalError")]

    assert [type(one) for one in made] == [errors.NodeTypeError, errors.NodeRangeError, NameError, errors.RemoteError]
    assert [(one.name, one.message) for one in made][-1] == ("EvalError", "m")
    assert standard_error("Error", None).message == ""


@pytest.mark.parametrize("size", [0, 10, 70000])
def test_slices_of_a_frame_are_text(size: int) -> None:
    """A large frame becomes text as a whole only when many slices of it are asked for."""
    text = latin1(b"\xe9" * size)

    assert [text[0:5] for _ in range(40)] == ["é" * min(size, 5)] * 40
    assert text[size:] == ""
