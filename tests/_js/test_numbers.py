"""`Number(x)`, parseInt, parseFloat and integers, as Node 20 and 24 have them (measured)."""

from __future__ import annotations

import datetime
import enum
import math
from decimal import Decimal
from fractions import Fraction

import pytest

from nodecompat._js.numbers import int32, is_integer, is_number, number_of, uint32, whole
from nodecompat._js.parsing import parse_float, parse_int
from nodecompat._js.text import Symbol
from nodecompat.values import Date, Map, undefined

UTC = datetime.UTC
NAN, INF = math.nan, math.inf


class Plain: ...


class Named:
    def __str__(self) -> str:
        return "0x20"


class ValueOf:
    def __float__(self) -> float:
        return 256.0


class Colour(enum.Enum):
    RED = "0b11"


def same(found: float, wanted: float) -> bool:
    """Whether two numbers are the same to Object.is, and whole ones are integers."""
    if math.isnan(wanted):
        return math.isnan(found)
    return found == wanted and math.copysign(1, found) == math.copysign(1, wanted) and type(found) is type(wanted)


TEXTS = [
    ("", 0), ("7", 7), (" 5\n", 5), ("-0", -0.0), ("+0", 0), ("-0x10", NAN), ("0x1F", 31), ("0X1f", 31), ("0b11", 3),
    ("0B11", 3), ("0b12", NAN), ("0o17", 15), ("0o18", NAN), ("017", 17), ("1e3", 1000), ("1E+3", 1000), ("1e-3", 0.001),
    (".5", 0.5), ("5.", 5), (".", NAN), ("e5", NAN), ("1e", NAN), ("1e+", NAN), ("+.5", 0.5), ("-.5e1", -5), ("--1", NAN),
    ("+-1", NAN), ("-Infinity", -INF), ("+Infinity", INF), ("Infinity", INF), ("infinity", NAN), ("inf", NAN), ("INF", NAN),
    ("NaN", NAN), ("nan", NAN), ("1_000", NAN), ("0x_1", NAN), ("0x1_0", NAN), ("0x", NAN), ("0x-1", NAN), ("0x 1", NAN),
    ("0b", NAN), ("12px", NAN), ("1 2", NAN), ("\u0661", NAN), ("0x\u0661", NAN), ("\xa07\ufeff", 7), ("\u20287\u2029", 7),
    ("\u180e7", NAN), ("\x857", NAN), ("\x1c7", NAN), ("\u200b7", NAN), ("\u30007", 7), ("\v7\f", 7), ("1e400", INF),
    ("-1e400", -INF), ("0x" + "f" * 300, INF), ("9007199254740993", 9007199254740992.0), ("9007199254740991", 2**53 - 1),
    ("123456789012345678901234567890", 1.2345678901234568e29), ("1e21", 1e21), ("1e-7", 1e-7), ("5e-324", 5e-324),
    ("1e-400", 0), ("0x1p3", NAN), ("1n", NAN), ("1,000", NAN), ("true", NAN), ("null", NAN), ("0x1.8", NAN), ("00", 0),
    ("00.5", 0.5), ("-00", -0.0), ("+", NAN), ("-", NAN), ("1" * 5000, INF),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), TEXTS)
def test_number_of_a_text(text: str, number: float) -> None:
    """ECMAScript's StringNumericLiteral; what Python takes beyond that is NaN."""
    assert same(number_of(text), number)


VALUES: list[tuple[object, float]] = [
    (None, 0), (undefined, NAN), (True, 1), (False, 0), (7, 7), (1.5, 1.5), (-0.0, -0.0), (2**60 + 1, 2**60 + 1), ([], 0),
    ([7], 7), (["0x10"], 16), ([1, 2], NAN), ([[[3]]], 3), ([None], 0), ((), 0), ({}, NAN), (Plain(), NAN), (Named(), 32),
    ([Named()], 32), (ValueOf(), 256), (Colour.RED, 3), (b"12", 12), (Map(), NAN), (len, NAN), (Plain, NAN), (Date(), NAN),
    (Date(8.64e15), 8640000000000000), (datetime.datetime.fromtimestamp(1.234, UTC), 1234), (datetime.date(1970, 1, 2), 86400000),
    (Decimal("1.5"), 1.5), (Decimal("sNaN"), NAN), (Decimal("1E+10000000"), INF), (Fraction(1, 2), 0.5), (Fraction(10**400), NAN),
]  # fmt: skip


@pytest.mark.parametrize(("value", "number"), VALUES)
def test_number_of(value: object, number: float) -> None:
    """Null is 0, a date its milliseconds, what has a `__float__` says it, every other object is the number of its text."""
    assert same(number_of(value), number)


def test_a_symbol_is_no_number() -> None:
    """It cannot be converted at all."""
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a number"):
        number_of(Symbol("s"))


@pytest.mark.parametrize(
    ("text", "integer", "number"),
    [
        ("", NAN, NAN),
        ("  7.9px", 7, 7.9),
        ("-0", -0.0, -0.0),
        ("+5", 5, 5),
        ("-0x10", -16, -0.0),
        ("0X1fg", 31, 0),
        ("0x", NAN, 0),
        ("1.5e3x", 1, 1500),
        (".5", NAN, 0.5),
        ("-Infinityx", NAN, -INF),
        ("\u0661", NAN, NAN),
        ("\ufeff7", 7, 7),
        ("\x1c7", NAN, NAN),
        ("1e400", 1, INF),
        ("0x" + "f" * 300, INF, 0),
        ("5e+", 5, 5),
    ],
)
def test_parsing(text: str, integer: float, number: float) -> None:
    """The number a text begins with."""
    assert same(parse_int(text), integer)
    assert same(parse_float(text), number)


def test_what_is_a_number() -> None:
    """A bool is none, and only a finite number without a fraction is an integer."""
    assert [is_number(one) for one in (1, 1.5, NAN, True, "1", None, Decimal(1))] == [True] * 3 + [False] * 4
    assert [is_integer(one) for one in (1, 2.0, -0.0, 2**70, 1.5, NAN, INF, True, "1")] == [True] * 4 + [False] * 5


def test_32_bits() -> None:
    """The low 32 bits, signed or not; 0 for what is not finite."""
    numbers = (2**31 - 1, 2**31, -(2**31) - 1, 2**32, -1, 1.9, -1.9, NAN, INF, -INF)

    assert [int32(one) for one in numbers] == [2**31 - 1, -(2**31), 2**31 - 1, 0, -1, 1, -1, 0, 0, 0]
    assert [uint32(one) for one in numbers] == [2**31 - 1, 2**31, 2**31 - 1, 0, 2**32 - 1, 1, 2**32 - 1, 0, 0, 0]


def test_whole_numbers_are_integers() -> None:
    """Below 2**53, and not -0."""
    assert [type(whole(one)) for one in (1.0, 2.0**53 - 1, 2.0**53, -0.0, 0.5)] == [int, int, float, float, float]
