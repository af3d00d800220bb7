"""Options that were misspelt."""

from __future__ import annotations

import pytest

from nodecompat._errors.advice import nearest, taken_options
from nodecompat.values import undefined

NAMES = frozenset({"filter", "timeout", "reference", "signal"})


def test_what_was_meant_is_said() -> None:
    """By its letters alone, whatever stands between the words; nothing when nothing is near."""
    assert nearest("Time_out", NAMES) == ". Did you mean 'timeout'?"
    assert nearest("zzz", NAMES) == ""


def test_options_of_a_call() -> None:
    """Keywords come before the dict; what is undefined is left out, and what is no option in the dict."""
    assert taken_options("f", {"timeout": 1, "filter": undefined, "own": 3}, {"timeout": 2}, NAMES) == {"timeout": 2}
    assert taken_options("f", undefined, {}, NAMES) == taken_options("f", None, {}, NAMES) == {}
    with pytest.raises(TypeError, match=r"f\(\) got an unexpected keyword argument 'time_out'. Did you mean 'timeout'"):
        taken_options("f", undefined, {"time_out": 1}, NAMES)
    with pytest.raises(TypeError, match='The "options" argument must be of type object'):
        taken_options("f", 5, {}, NAMES)
