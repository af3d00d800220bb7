"""`String(x)`, property keys and symbols, as Node 20 and 24 have them (measured)."""

from __future__ import annotations

import asyncio
import collections
import copy
import dataclasses
import datetime
import enum
import fractions
import functools
import io
import math
import pathlib
import pickle
import re
import threading
import uuid
from array import array
from decimal import Decimal

import pytest

from nodecompat import Promise, errors
from nodecompat._js.text import Symbol, number_text, own_keys, property_key, string_of, to_string
from nodecompat.events import EventEmitter
from nodecompat.values import Date, Map, RegExp, Set, undefined

UTC = datetime.UTC


class Plain: ...


class Named:
    def __str__(self) -> str:
        return "named!"


class Shown:
    def __repr__(self) -> str:
        return "only for programmers"


class NamedList(list[object]):
    def __str__(self) -> str:
        return "a list of its own"


class Text(str):
    def __str__(self) -> str:
        return "not this"


@dataclasses.dataclass
class Point:
    x: int


class Colour(enum.Enum):
    RED = "red"
    ONE = 1


class Word(str, enum.Enum):  # noqa: UP042  # str() of a member is not its text
    A = "a"


class Point2(collections.namedtuple("Point2", "x y")): ...


class FailingError(Exception):
    def __str__(self) -> str:
        raise RuntimeError("no text")


def function() -> None: ...


CIRCLE: list[object] = [1, 2]
CIRCLE += [CIRCLE, 3]

STRINGS: list[tuple[object, str]] = [
    (None, "null"),
    (undefined, "undefined"),
    (True, "true"),
    (False, "false"),
    (0, "0"),
    (-0.0, "0"),
    (1.0, "1"),
    (1.5, "1.5"),
    (math.nan, "NaN"),
    (-math.inf, "-Infinity"),
    (2**53, "9007199254740992"),
    (10**25, "10000000000000000000000000"),  # a BigInt's
    ("", ""),
    ("x", "x"),
    (Text("x"), "x"),
    ([], ""),
    ([1, [2, (3, "x")]], "1,2,3,x"),
    ([None, undefined, 5], ",,5"),
    ((True, 1e21), "true,1e+21"),
    (range(3), "range(0, 3)"),
    ([range(10**30)], f"range(0, {10**30})"),
    (collections.deque([1, [2]]), "1,2"),
    (Point2(1, 2), "1,2"),
    (CIRCLE, "1,2,,3"),
    ([[]], ""),
    ([Plain(), Named(), {}], "[object Object],named!,[object Object]"),
    (NamedList([1]), "a list of its own"),
    ({}, "[object Object]"),
    ({"a": 1}, "[object Object]"),
    (collections.OrderedDict(a=1), "[object Object]"),
    (Plain(), "[object Object]"),
    (Shown(), "[object Object]"),
    (Point(1), "[object Object]"),
    (Named(), "named!"),
    (EventEmitter(), "[object Object]"),
    (object(), "[object Object]"),
    (Map([(1, 2)]), "[object Map]"),
    (Set([1]), "[object Set]"),
    ({1, 2}, "[object Set]"),
    (frozenset(), "[object Set]"),
    (Promise.resolve(1), "[object Promise]"),
    ((_ for _ in ()), "[object Generator]"),
    (re, "[object Module]"),
    (threading.Lock(), "[object Object]"),
    (io.StringIO(), "[object Object]"),
    (re.compile("a/b", re.IGNORECASE), "/a\\/b/i"),
    (re.compile(""), "/(?:)/"),
    (RegExp("[/]", "gu"), "/[/]/gu"),
    (Exception("boom"), "Error: boom"),
    (ValueError("boom"), "ValueError: boom"),
    (TypeError(), "TypeError"),
    (
        errors.OutOfRangeError("n", ">= 0", -1),
        'RangeError [ERR_OUT_OF_RANGE]: The value of "n" is out of range. It must be >= 0. Received -1',
    ),
    (ExceptionGroup("several", [ValueError()]), "ExceptionGroup: several"),
    (b"hi", "hi"),
    (b"\xff", "\ufffd"),
    (bytearray(b"hi"), "hi"),
    (array("H", [1, 256]), "1,256"),
    (memoryview(b"\x01\x02"), "1,2"),
    (Symbol("s"), "Symbol(s)"),
    (Symbol(), "Symbol()"),
    (Colour.RED, "red"),
    (Colour.ONE, "1"),
    (Word.A, "a"),
    (Decimal("1.50"), "1.50"),
    (fractions.Fraction(1, 3), "1/3"),
    (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (pathlib.PurePosixPath("/a/b"), "/a/b"),
    (datetime.timedelta(seconds=90), "0:01:30"),
    (len, "function len() { [native code] }"),
    (function, "function function() { [native code] }"),
    (Plain, "function Plain() { [native code] }"),
    (functools.partial(len), "function () { [native code] }"),
    (Date(), "Invalid Date"),
]


@pytest.mark.parametrize(("value", "text"), STRINGS)
def test_string_of(value: object, text: str) -> None:
    """The text of every kind of value; none holds an address."""
    assert string_of(value) == text


def test_numpy_scalars_are_the_values_they_hold() -> None:
    """A number is written as JavaScript writes numbers, a boolean in its words."""
    numpy = pytest.importorskip("numpy")

    values = [numpy.float64(1), numpy.float32(0.5), numpy.int64(7), numpy.bool_(True), numpy.str_("x")]
    assert [string_of(one) for one in values] == ["1", "0.5", "7", "true", "x"]
    assert string_of(numpy.array([[1, 2], [3, 4]])) == "1,2,3,4"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.datetime(1970, 1, 1, tzinfo=UTC), "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (
            datetime.datetime(2020, 1, 31, 12, 34, 56, 789000, tzinfo=UTC),
            "Fri Jan 31 2020 12:34:56 GMT+0000 (Coordinated Universal Time)",
        ),
        (datetime.date(2020, 1, 31), "Fri Jan 31 2020 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (datetime.datetime.min.replace(tzinfo=UTC), "Mon Jan 01 0001 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (Date(8.64e15), "Sat Sep 13 275760 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (Date(-8.64e15), "Tue Apr 20 -271821 00:00:00 GMT+0000 (Coordinated Universal Time)"),
        (Date(-62198755200000), "Fri Jan 01 -0001 00:00:00 GMT+0000 (Coordinated Universal Time)"),
    ],
)
def test_dates(value: object, text: str, time_zone: object) -> None:
    """The local time, in English."""
    assert string_of(value) == text


@pytest.fixture
def time_zone(monkeypatch: pytest.MonkeyPatch) -> object:
    """The local time is UTC."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_date_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offset, and the name the system gives the time zone."""
    import time

    monkeypatch.setenv("TZ", "NST3:30")
    time.tzset()
    try:
        assert string_of(datetime.datetime.fromtimestamp(0, UTC)) == "Wed Dec 31 1969 20:30:00 GMT-0330 (NST)"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("value", [[Symbol("s")], [[1, [Symbol("s")]]]])
def test_symbols_have_no_text_within_arrays(value: object) -> None:
    """Only String() itself takes a symbol."""
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
        string_of(value)


def test_to_string_refuses_symbols() -> None:
    """What JavaScript does where it needs a text."""
    assert to_string(7) == "7"
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
        to_string(Symbol("s"))


def test_property_keys() -> None:
    """A symbol is a key itself, everything else by its text."""
    symbol = Symbol("s")

    assert property_key(symbol) is symbol
    assert [property_key(one) for one in (1, "1", 1.0, [1], None, Plain())] == [
        "1",
        "1",
        "1",
        "1",
        "null",
        "[object Object]",
    ]


def test_a_text_of_its_own_that_fails() -> None:
    """The failure is the program's, as it is in JavaScript."""
    with pytest.raises(RuntimeError, match="no text"):
        string_of(FailingError())


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
def test_number_text(value: float, text: str) -> None:
    """Numbers as JavaScript's String() writes them."""
    assert number_text(value) == text


def test_own_keys() -> None:
    """Whole numbers first and in their order, then texts, then symbols, each as they were added."""
    symbol = Symbol("s")

    assert own_keys([symbol, "b", "10", "a", "9", "01", "-1", "4294967295", "4294967294"]) == [
        "9", "10", "4294967294", "b", "a", "01", "-1", "4294967295", symbol,
    ]  # fmt: skip
    assert own_keys(["x"]) == ["x"]


def test_symbols() -> None:
    """Unique but for those of the registry, in copies too."""
    assert Symbol("a") != Symbol("a")
    assert Symbol.for_("key") is Symbol.for_("key")
    assert Symbol.keyFor(Symbol.for_("key")) == "key"
    assert Symbol.keyFor(Symbol("key")) is undefined
    assert Symbol().description is undefined
    symbol = Symbol("a")
    assert copy.copy(symbol) is copy.deepcopy(symbol) is symbol
    assert pickle.loads(pickle.dumps(Symbol.for_("key"))) is Symbol.for_("key")
    with pytest.raises(TypeError, match="unique in its process"):
        pickle.dumps(symbol)


def test_a_coroutine_is_a_promise() -> None:
    """It is what an async function returns."""
    coroutine = asyncio.sleep(0)

    assert string_of(coroutine) == "[object Promise]"
    coroutine.close()
