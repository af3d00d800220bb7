"""Values as JavaScript converts them, and records."""

from __future__ import annotations

import math

import pytest

from nodecompat._js.numbers import int32, number_of
from nodecompat._js.text import string_of
from nodecompat._process.record import FrozenRecord, Record
from nodecompat.values import undefined


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 5\n", 5),
        ("", 0),
        ("-0x10", math.nan),
        ("0x1F", 31),
        ("0b11", 3),
        ("0o17", 15),
        ("1e3", 1000),
        (".5", 0.5),
        ("5.", 5),
        ("-Infinity", -math.inf),
        ("inf", math.nan),
        ("NaN", math.nan),
        ("1_000", math.nan),
        ("0x", math.nan),
        ("0x-1", math.nan),
        ("12px", math.nan),
        ("\u0661", math.nan),
    ],
)
def test_number_of(text, number):
    """JavaScript's Number() of a string; what Python takes beyond that is NaN."""
    found = number_of(text)
    assert found == number or (math.isnan(found) and math.isnan(number))


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "null"), (undefined, "undefined"), (False, "false"), (1e21, "1e+21"), ((1, (2, 3)), "1,2,3"), (b"a", "a")],
)
def test_string_of(value, text):
    """JavaScript's String()."""
    assert string_of(value) == text


def test_int32():
    """The low 32 bits, signed."""
    assert [int32(n) for n in (2**31 - 1, 2**31, -(2**31) - 1, 2**32)] == [2**31 - 1, -(2**31), 2**31 - 1, 0]


def test_records_are_dicts_with_attributes():
    """A field is an item and an attribute; a missing one is an AttributeError."""
    record = Record(a=1)
    record.b = 2
    assert record == {"a": 1, "b": 2}
    assert record.a == record["a"] == 1
    del record.a
    with pytest.raises(AttributeError):
        _ = record.a


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(a=2),
        lambda r: r.pop("a"),
        lambda r: r.__setitem__("a", 2),
        lambda r: setattr(r, "b", 2),
        lambda r: delattr(r, "a"),
    ],
)
def test_frozen_records(change):
    """No way to change one."""
    record = FrozenRecord(a=1)
    with pytest.raises(TypeError):
        change(record)
    assert record == {"a": 1}
