"""`assert` where Python has a say: its own AssertionError, and the text of an expression."""

from __future__ import annotations

import pytest

from nodecompat import assert_


def test_an_assertion_error_is_pythons() -> None:
    """pytest and `except AssertionError` know it; Python's own ValueError may be what is thrown."""
    with pytest.raises(AssertionError, match="1 !== 2"):
        assert_.strictEqual(1, 2)
    assert_.throws(lambda: int("x"), ValueError)
    assert_.throws(lambda: int("x"), {"message": "invalid literal for int() with base 10: 'x'"})


def test_an_expression_is_shown_as_it_is_written() -> None:
    """Also one over several lines."""
    found = [1]
    with pytest.raises(AssertionError) as one:
        assert_.ok(len(found) == 2)
    with pytest.raises(AssertionError) as other:
        assert_.ok(
            found == [2],
        )

    start = "The expression evaluated to a falsy value:\n\n  "
    assert str(one.value) == f"{start}assert_.ok(len(found) == 2)\n"
    assert str(other.value) == f"{start}assert_.ok(\n            found == [2],\n        )\n"


def test_both_names_of_a_function() -> None:
    """`strict` has the strict functions under the short names."""
    assert assert_.strict.equal is assert_.strictEqual
    assert assert_.assert_.equal is assert_.equal
    assert assert_.assert_.strict is assert_.strict
