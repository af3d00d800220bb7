"""JSON text is what JSON.stringify writes. The expected lines were measured on Node 20.20.2 where it has the value."""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import json
import pathlib
import re
import sys
import types
import uuid
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat import Symbol, errors
from nodecompat._js.text import number_text
from nodecompat._wires.json.fast import fast
from nodecompat._wires.json.write import encode, encode_text
from nodecompat.values import Date, Map, RegExp, Set, undefined

UTC = datetime.UTC
NAN, INF = float("nan"), float("inf")


class Colour(enum.Enum):
    RED = "red"


class Number(enum.IntEnum):
    ONE = 1


@dataclasses.dataclass
class Point:
    x: float
    y: Any


class Named:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def toJSON(self, key: str) -> Any:
        return (self.answer, key)


class Silent:
    def toJSON(self) -> Any:
        return undefined


def error_with_code() -> Exception:
    error = ValueError("m")
    error.code = "E"  # type: ignore[attr-defined]
    return error


CASES: list[tuple[Any, str]] = [
    ("hello", '"hello"'),
    (None, "null"),
    (True, "true"),
    ([False, -1, 1.5], "[false,-1,1.5]"),
    ({}, "{}"),
    ([], "[]"),
    ({"a": 1}, '{"a":1}'),
    ([NAN, INF, -INF], "[null,null,null]"),
    ([-0.0, 1.0, 100.0], "[0,1,100]"),
    ([1e21, 1e20, 123456789012345680000.0, 1e16],
     "[1e+21,100000000000000000000,123456789012345680000,10000000000000000]"),
    ([1e-6, 1e-7, 1.5e-7, 0.00001234, -1e-7], "[0.000001,1e-7,1.5e-7,0.00001234,-1e-7]"),
    ([5e-324, 1.7976931348623157e308, 123456789.123], "[5e-324,1.7976931348623157e+308,123456789.123]"),
    (2**70, "1180591620717411303424"),
    ([undefined, print, lambda: 1, int], "[null,null,null,null]"),
    ({"u": undefined, "f": print, "c": int, "m": [].append, "n": None}, '{"n":null}'),
    ("\u2028\u007f\b\f\n\r\t\u0001\u001f\"\\/é😀", '"\u2028\u007f\\b\\f\\n\\r\\t\\u0001\\u001f\\"\\\\/é😀"'),
    (["\ud800x", "\udc00"], '["\\ud800x","\\udc00"]'),
    (datetime.datetime(1970, 1, 1, tzinfo=UTC), '"1970-01-01T00:00:00.000Z"'),
    (datetime.datetime(2020, 1, 31, 12, 0, 0, 7999, datetime.timezone(datetime.timedelta(hours=2))),
     '"2020-01-31T10:00:00.007Z"'),
    (datetime.datetime(1, 1, 1, tzinfo=UTC), '"0001-01-01T00:00:00.000Z"'),
    (datetime.date(2020, 1, 31), '"2020-01-31T00:00:00.000Z"'),
    (b"hi", '{"type":"Buffer","data":[104,105]}'),
    (bytearray(b"hi"), '{"type":"Buffer","data":[104,105]}'),
    (array.array("B", [1, 2]), '{"0":1,"1":2}'),
    (array.array("f", [1.5, NAN]), '{"0":1.5,"1":null}'),
    (memoryview(b"ab"), '{"0":97,"1":98}'),
    ([Map([(1, 2)]), Set([1]), {1, 2}, re.compile("x"), RegExp("x")], "[{},{},{},{},{}]"),
    ([ValueError("m"), error_with_code(), errors.MissingArgsError("a")],
     '[{},{"code":"E"},{"code":"ERR_MISSING_ARGS"}]'),
    ({True: 3, None: 2, 1.5: 4, 2: 6, b"k": 7, (1, None): 8, Colour.RED: 9},
     '{"true":3,"null":2,"1.5":4,"2":6,"k":7,"1,":8,"red":9}'),
    ({undefined: 5}, '{"undefined":5}'),
    (Point(1.0, [Point(2.5, None)]), '{"x":1,"y":[{"x":2.5,"y":null}]}'),
    (types.SimpleNamespace(a=1, f=print), '{"a":1}'),
    ([(1, 2), collections.deque([3]), range(2)], "[[1,2],[3],[0,1]]"),
    ([collections.OrderedDict(a=1), types.MappingProxyType({"b": 2})], '[{"a":1},{"b":2}]'),
    ([Colour.RED, Number.ONE], '["red",1]'),
    ([uuid.UUID(int=3), decimal.Decimal("1.10"), pathlib.PurePosixPath("/x")],
     '["00000000-0000-0000-0000-000000000003","1.10","/x"]'),
    ({"b": Named(1), "l": [Named(2)]}, '{"b":[1,"b"],"l":[[2,"0"]]}'),
    (Named(3), '[3,""]'),
    ({"t": {"toJSON": lambda key: key + "!"}, "z": Silent()}, '{"t":"t!"}'),
    ({"a": {"toJSON": lambda: {"toJSON": lambda: 1, "x": 2}}}, '{"a":{"x":2}}'),
    ({"toJSON": 5}, '{"toJSON":5}'),
    ([Symbol("s"), {Symbol("k"): 1, "a": Symbol("v"), Symbol.for_("r"): 2, "b": 3}], '[null,{"b":3}]'),
    (types.SimpleNamespace(**{"a": Symbol("v"), "b": 3}), '{"b":3}'),
    ([Date(), Date(0), Date(8.64e15), Date(-62198755200000)],
     '[null,"1970-01-01T00:00:00.000Z","+275760-09-13T00:00:00.000Z","-000001-01-01T00:00:00.000Z"]'),
    ([array.array("w" if sys.version_info >= (3, 13) else "u", "hi"), memoryview(b"abcd").cast("B", [2, 2])], '[{"0":"h","1":"i"},[[97,98],[99,100]]]'),
]  # fmt: skip


@pytest.fixture(params=["orjson", "standard library"])
def road(request: pytest.FixtureRequest) -> Any:
    """Both roads: with orjson and without."""
    if request.param == "orjson":
        pytest.importorskip("orjson")
        assert fast.take()
    else:
        fast.leave_alone()
    yield request.param
    fast.leave_alone()


@pytest.mark.parametrize(("value", "text"), CASES, ids=[text[:40] for _, text in CASES])
def test_values_are_written_as_json_stringify_does(road: str, value: Any, text: str) -> None:
    """One text, one newline, no space, the same on both roads."""
    assert encode(value) == text.encode("utf-8") + b"\n"


CIRCLES = {
    1: "    --> starting at object with constructor 'Object'\n    --- property 'self' closes the circle",
    2: (
        "    --> starting at object with constructor 'Object'\n"
        "    |     property 'k1' -> object with constructor 'Array'\n"
        "    --- index 0 closes the circle"
    ),
    4: (
        "    --> starting at object with constructor 'Object'\n"
        "    |     property 'k1' -> object with constructor 'Array'\n"
        "    |     index 0 -> object with constructor 'Object'\n"
        "    |     property 'k3' -> object with constructor 'Array'\n"
        "    --- index 0 closes the circle"
    ),
    6: (
        "    --> starting at object with constructor 'Object'\n"
        "    |     property 'k1' -> object with constructor 'Array'\n"
        "    |     index 0 -> object with constructor 'Object'\n"
        "    |     ...\n"
        "    |     property 'k5' -> object with constructor 'Array'\n"
        "    --- index 0 closes the circle"
    ),
}


def circle(length: int) -> Any:
    """A cycle of dicts and lists in turn, inside something else."""
    start: Any = {}
    current = start
    for index in range(1, length):
        following: Any = [] if index % 2 else {}
        if isinstance(current, list):
            current.append(following)
        else:
            current[f"k{index}"] = following
        current = following
    if isinstance(current, list):
        current.append(start)
    else:
        current["self"] = start
    return {"pre": [start]}


@pytest.mark.parametrize("length", sorted(CIRCLES))
def test_circles_are_described_as_v8_does(road: str, length: int) -> None:
    """Node 20.20.2's text, the way round shortened in the middle."""
    with pytest.raises(TypeError) as caught:
        encode(circle(length))

    assert str(caught.value) == "Converting circular structure to JSON\n" + CIRCLES[length]


def test_a_circle_of_instances_is_found() -> None:
    """An instance is named by its class."""
    point = Point(1, None)
    point.y = point
    with pytest.raises(TypeError, match="constructor 'Point'\n    --- property 'y' closes the circle"):
        encode_text(point)


def test_errors_in_a_circle_lose_what_closes_it() -> None:
    """A report of a failure must not fail."""
    first: Any = ValueError("first")
    second: Any = KeyError("second")
    first.code, first.other, second.other, second.errors = "E", second, first, [second]

    assert encode_text([first]) == b'[{"code":"E","other":{}}]\n'


def test_errors_within_each_other_lose_what_is_too_deep() -> None:
    """Nor does one fail of a long chain."""
    inner: Any = ValueError("first")
    for _ in range(3000):
        outer: Any = ValueError("next")
        outer.inner = inner
        inner = outer

    assert encode_text(inner) == b'{"inner":' * 999 + b"{}" + b"}" * 999 + b"\n"


def test_what_appears_twice_is_no_circle(road: str) -> None:
    """Shared values are written twice."""
    shared = [1]

    assert encode([shared, {"s": shared}]) == b'[[1],{"s":[1]}]\n'


@pytest.mark.parametrize("value", [undefined, print, Silent(), {"toJSON": lambda: undefined}])
def test_what_has_no_text_never_makes_a_blank_line(road: str, value: Any) -> None:
    """Node writes `undefined` there and kills its peer; we raise."""
    with pytest.raises(errors.InvalidArgTypeError, match=r"must be one of type string, object, number, or boolean"):
        encode(value)


@pytest.mark.parametrize("depth", [1001, 5000, 100_000])
@pytest.mark.parametrize("make", [lambda value: [value], lambda value: {"k": value}, lambda value: Point(1, value)])
def test_too_deep_a_value_is_refused(road: str, depth: int, make: Any) -> None:
    """More than 1000 levels are an invalid value, never a crash."""
    value: Any = 1
    for _ in range(depth):
        value = make(value)
    with pytest.raises(errors.InvalidArgValueError, match="more than 1000 levels"):
        encode(value)


def test_1000_levels_are_written(road: str) -> None:
    """The limit itself is allowed."""
    value: Any = 1
    for _ in range(1000):
        value = [value]

    assert encode(value) == b"[" * 1000 + b"1" + b"]" * 1000 + b"\n"


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(max_examples=120, deadline=None)
def test_numbers_read_back_as_themselves(value: float) -> None:
    """Whatever its form, a number's text has its value."""
    assert float(number_text(value)) == value


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec="utf-16-le")) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON_VALUES)
@settings(max_examples=120, deadline=None)
@pytest.mark.slow
def test_both_roads_write_the_same(value: Any) -> None:
    """With orjson and without, the line is the same for any plain value."""
    pytest.importorskip("orjson")
    fast.leave_alone()
    slow = encode(value)
    fast.take()
    quick = encode(value)
    fast.leave_alone()

    assert quick == slow
    assert slow.count(b"\n") == 1
    json.loads(slow)


def test_floats_at_the_edges_are_written_alike(road: str) -> None:
    """The text of a float is JavaScript's on both roads, also where orjson's own begins to differ."""
    floats = [1e-4, 9.9e-5, 1e-6, 1.5e-6, 9e-7, 999999999999999.9, 1e15, 1000000000000000.5, 2.5, 3.0, -0.0, NAN]

    assert encode(floats) == (
        b"[0.0001,0.000099,0.000001,0.0000015,9e-7,999999999999999.9,1000000000000000,1000000000000000.5,2.5,3,0,null]\n"
    )
    assert encode([2.5, "3.0", {"a": -0.25}]) == b'[2.5,"3.0",{"a":-0.25}]\n'


def test_numpy_arrays_are_written_by_their_elements(road: str) -> None:
    """Whatever the elements are: dates and text too, in any byte order."""
    numpy = pytest.importorskip("numpy")
    arrays = [
        numpy.array([1, 2], dtype=">i4"),
        numpy.array(5),
        numpy.array([["a"], ["b"]]),
        numpy.array(["2020-01-31"], dtype="M8[D]"),
        numpy.array([True]),
        numpy.array([["2020-01-31T00:00:00.000000001", "NaT"]], dtype="M8[ns]"),
    ]

    assert encode_text(arrays) == (
        b'[{"0":1,"1":2},5,[["a"],["b"]],{"0":"2020-01-31T00:00:00.000Z"},{"0":true},[["2020-01-31T00:00:00.000Z",null]]]\n'
    )


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (10**5000, "message"),
        ([-(10**5000)], "message[0]"),
        ({"a": [{"b": 10**5000}]}, "message.a[0].b"),
        ({10**5000: 1}, "message[int]"),
    ],
    ids=["top", "negative", "deep", "key"],
)
def test_an_integer_of_too_many_digits_is_refused_with_its_path(value: object, path: str) -> None:
    """Its text would take long to make."""
    with pytest.raises(errors.DataCloneError, match="an integer of more than 4300 digits") as caught:
        encode_text(value)

    assert (caught.value.path, caught.value.code) == (path, "ERR_DATA_CLONE")


class Told:
    """What its toJSON is told."""

    def toJSON(self, key: str) -> str:
        return key


def test_each_value_is_told_its_own_key() -> None:
    """Also one that stands in several places, in a container within another one, and in a message that is sent again."""
    one, other = Told(), Told()
    message: list[Any] = [one, {"a": other, "b": [one, one], "c": other}, one, (other, one)]

    expected = b'["0",{"a":"a","b":["0","1"],"c":"c"},"2",["0","1"]]\n'
    assert [encode_text(message), encode_text(message), encode_text(message[::-1])] == [
        expected,
        expected,
        b'[["0","1"],"1",{"a":"a","b":["0","1"],"c":"c"},"3"]\n',
    ]


def test_many_values_are_told_their_keys() -> None:
    """Each key is found from where the one before it was."""
    many = [Told() for _ in range(20_000)]

    assert json.loads(encode_text(many)) == [str(index) for index in range(20_000)]
    assert json.loads(encode_text({f"k{index}": one for index, one in enumerate(many)}))["k19999"] == "k19999"
