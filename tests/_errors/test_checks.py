"""Numbers that are arguments: what is taken, and Node's errors for the rest."""

from __future__ import annotations

import math

import pytest

from nodecompat._errors.base import InvalidArgTypeError, OutOfRangeError
from nodecompat._errors.checks import check_integer, check_uint32, exit_code


@pytest.mark.parametrize(
    ("value", "code"),
    [(0, 0), (3.0, 3), ("7", 7), ("0x10", 16), (-1, -1), (2**31, -(2**31)), (2**32 + 5, 5), (" 2\n", 2)],
)
def test_exit_codes(value: object, code: int) -> None:
    """Numbers, and texts that are numbers, as 32-bit integers."""
    assert exit_code(value) == code


@pytest.mark.parametrize("value", ["", "x", "1_0", None, True, [], {}])
def test_exit_codes_that_are_no_numbers(value: object) -> None:
    """Anything else is of the wrong type, also a text that is no number."""
    with pytest.raises(InvalidArgTypeError, match='"code" argument must be of type number'):
        exit_code(value)


@pytest.mark.parametrize("value", [1.5, "1.5", math.inf, math.nan, 2**53, "Infinity"])
def test_exit_codes_out_of_range(value: object) -> None:
    """Fractions and what is no safe integer."""
    with pytest.raises(OutOfRangeError, match='"code" is out of range'):
        exit_code(value)


def test_bounds() -> None:
    """The bounds themselves are within; the texts say which they are."""
    assert [check_integer("n", one, -1, 3) for one in (-1, 3.0)] == [-1, 3]
    assert check_uint32("mask", 2**32 - 1) == 2**32 - 1
    with pytest.raises(OutOfRangeError, match=r"It must be >= 0 && <= 4294967295. Received -1"):
        check_uint32("mask", -1)
    with pytest.raises(InvalidArgTypeError, match=r"Received null"):
        check_uint32("mask", None)
