"""What the cbor wire's encoder writes: valid CBOR in cbor2's judgement, and the same value when it arrives."""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import re
import threading
import types
import uuid
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import label

from nodecompat import errors
from nodecompat._wires.cbor import tags as cbor_tags
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.write import WRITERS, encode
from nodecompat.values import Map, RegExp, Set, undefined

UTC = datetime.UTC


def body(value: Any) -> bytes:
    """The message within its frame, which cbor2 must take for one data item: tag 24 around bytes."""
    frame = encode(value)
    item = cbor2.loads(frame if isinstance(frame, bytes) else b"".join(frame))
    assert (type(item), item.tag) == (cbor2.CBORTag, 24)
    assert isinstance(item.value, bytes)
    return item.value


def again(value: Any) -> Any:
    return decode(body(value))


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    x: int
    y: Any


@dataclasses.dataclass(slots=True)
class Slotted:
    x: int


Pair = collections.namedtuple("Pair", "a b")

BYTES: list[tuple[Any, str]] = [
    (0, "00"),
    (1023, "1903ff"),
    (1024, "190400"),
    (-1, "20"),
    ((1 << 64) - 1, "1bffffffffffffffff"),
    (-(1 << 64), "3bffffffffffffffff"),
    (1 << 64, "c249010000000000000000"),
    (-(1 << 64) - 1, "c349010000000000000000"),
    (1.5, "fb3ff8000000000000"),
    ([True, False, None, undefined], "84f5f4f6f7"),
    ("é", "62c3a9"),
    ("\ud800", "d9011143eda080"),
    (b"\x01", "4101"),
    ({1: "a"}, "a1016161"),
    ({"a": {}}, "a16161a0"),
    (Set([1]), "da6e6f64538101"),
    (Map([(1, 2)]), "da6e6f644d81820102"),
    (datetime.datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC), "c101"),
    (datetime.datetime(1970, 1, 1, 0, 0, 1, 500000, tzinfo=UTC), "c1fb3ff8000000000000"),
    (uuid.UUID(int=1), "d8255000000000000000000000000000000001"),
    (decimal.Decimal("1.5"), "c482200f"),
    (re.compile("a", re.I), "d9524a8261616169"),
    (array.array("B", [1, 2]), "d840420102"),
    (array.array("h", [1]), "d84d420100"),
]


@pytest.mark.parametrize(("value", "encoded"), BYTES, ids=[encoded[:30] for _, encoded in BYTES])
def test_values_have_their_bytes(value: Any, encoded: str) -> None:
    """Literal bytes by the standards; typed arrays in this machine's order (little here)."""
    assert body(value).hex() == encoded


SAME: list[Any] = [
    None, True, False, undefined, 0, -1, 2**53 + 1, 2**64, -(2**64) - 1, 2**70, 1.5, float("inf"), "", "é😀", "\ud800x",
    b"", b"abc", [], {}, [1, [2, [3]]], {"a": {"b": [None]}},
    {1: "int", 1.5: "float", None: "none", False: "bool", b"k": "bytes", (1, ("x", 2)): "tuple", 2**70: "big"},
    {datetime.datetime(2020, 1, 1, tzinfo=UTC): 1, uuid.UUID(int=5): 2, decimal.Decimal("1.5"): 3, "\ud800": 4},
    datetime.datetime(2020, 1, 31, 1, 2, 3, 456789, UTC), datetime.datetime(1, 1, 1, tzinfo=UTC),
    datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    uuid.UUID(int=7), decimal.Decimal("-1.50"), decimal.Decimal("1E+6144"), decimal.Decimal(0),
    re.compile("a+", re.I | re.M), RegExp("(?<n>a)", "gu"), array.array("d", [1.5, -2]), array.array("q", [-1]),
    Map([(1, "a"), ("k", [1])]), Map([(float("nan"), 1), (True, 2), (1, 3)]), Set([1, "x", None]),
    "x" * 65535, "x" * 65536, "x" * 65537, "y" * (1 << 20), b"z" * 65536, {"k" * 300: "v" * 300},
    [list(range(30)), {str(number): number for number in range(100)}],
]  # fmt: skip


@pytest.mark.parametrize("value", SAME, ids=label)
def test_values_arrive_as_they_were(value: Any) -> None:
    """Type and value survive."""
    arrived = again(value)

    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize(
    ("value", "arrived"),
    [
        ((1, 2), [1, 2]),
        (Pair(1, 2), [1, 2]),
        (bytearray(b"x"), b"x"),
        ({1, 2}, Set([1, 2])),
        (frozenset([1]), Set([1])),
        ({"a": 1}.keys(), Set(["a"])),
        (range(3), [0, 1, 2]),
        (collections.deque([1]), [1]),
        (collections.OrderedDict(a=1), {"a": 1}),
        (types.MappingProxyType({"a": 1}), {"a": 1}),
        (collections.ChainMap({"a": 1}), {"a": 1}),
        (Point(1, [Slotted(2)]), {"x": 1, "y": [{"x": 2}]}),
        (types.SimpleNamespace(a=1), {"a": 1}),
        (Colour.RED, "red"),
        ({Colour.RED: 1}, {"red": 1}),
        (datetime.date(2020, 1, 31), datetime.datetime(2020, 1, 31, tzinfo=UTC)),
        (memoryview(b"ab"), array.array("B", b"ab")),
        (array.array("i", [1, 2, 3]), array.array("i", [1, 2, 3])),
    ],
    ids=label,
)
def test_values_arrive_as_what_they_are_in_javascript(value: Any, arrived: Any) -> None:
    """Sequences as lists, sets as Set, instances as their own fields, enums as their value, paths as text."""
    assert again([value]) == [arrived]


def test_a_date_of_another_zone_arrives_in_utc() -> None:
    """The moment is kept, the zone is not, as in JavaScript."""
    zone = datetime.timezone(datetime.timedelta(hours=2))
    arrived = again(datetime.datetime(2020, 1, 31, 2, tzinfo=zone))

    assert (arrived.isoformat(), arrived.tzinfo) == ("2020-01-31T00:00:00+00:00", UTC)


# -- sharing -----------------------------------------------------------------------------------------


def test_cycles_survive() -> None:
    """List, dict, Map and Set may hold themselves."""
    listed: list[Any] = [1]
    listed.append(listed)
    mapped: dict[str, Any] = {"list": listed}
    mapped["self"] = mapped
    keyed: Map[Any, Any] = Map()
    keyed["m"] = keyed
    members: Set[Any] = Set(["x"])
    members.add(members)
    arrived = again({"listed": listed, "mapped": mapped, "keyed": keyed, "members": members})

    assert arrived["listed"][1] is arrived["listed"]
    assert arrived["mapped"]["self"] is arrived["mapped"]
    assert arrived["mapped"]["list"] is arrived["listed"]
    assert arrived["keyed"]["m"] is arrived["keyed"]
    assert next(member for member in arrived["members"] if member != "x") is arrived["members"]


def test_shared_identity_survives() -> None:
    """One object at two places arrives as one object; equal ones stay apart; instances too."""
    shared, point = [7], Point(1, None)
    arrived = again([shared, {"again": shared}, [7], point, point])

    assert arrived[0] is arrived[1]["again"]
    assert arrived[0] is not arrived[2]
    assert arrived[3] is arrived[4]


def test_tuples_have_no_identity() -> None:
    """The empty tuple is everybody's; lists made of it must not be one list."""
    arrived = again([(), (), (1,)])

    assert arrived == [[], [], [1]]
    assert arrived[0] is not arrived[1]


def test_trees_are_not_marked() -> None:
    """Tags 28 and 29 appear only when something is shared."""
    assert body([[1], [1]]).hex() == "8281018101"
    shared = [1]
    assert body([shared, shared]).hex() == "82d81c8101d81d00"


# -- errors ------------------------------------------------------------------------------------------


def test_errors_travel_with_what_can_travel() -> None:
    """Cause, code and own properties arrive; a lock or the error itself stays behind."""
    error: Any = ValueError("boom")
    error.code, error.lock, error.me, error.data = "E", threading.Lock(), error, [1]
    error.deep = {"a": [error]}
    error.__cause__ = KeyError("inner")
    arrived = again({"error": error, "twice": [error], "data": error.data})

    assert repr(arrived["error"]) == repr(arrived["twice"][0]) == "ValueError('boom')"
    assert (arrived["error"].code, repr(arrived["error"].cause)) == ("E", "KeyError('inner')")
    assert not hasattr(arrived["error"], "lock")
    assert not hasattr(arrived["error"], "me")
    assert not hasattr(arrived["error"], "deep")
    assert arrived["error"].data is arrived["data"]


def test_a_property_left_behind_leaves_no_mark() -> None:
    """What it shared with the rest is numbered as if it had never been."""
    shared, other = [1], [2]
    error: Any = ValueError("x")
    error.bad = [shared, other, print]
    arrived = again([error, shared, shared, other, other])

    assert arrived[1] is arrived[2]
    assert arrived[3] is arrived[4]
    assert arrived[1:] == [[1], [1], [2], [2]]


GENERAL = "Send what the other side needs of it, as a dict, a list or a text."

# -- what must not travel ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (print, "function print could not be cloned (at message)"),
        ({"payload": [1, {"fn": print}]}, "function print could not be cloned (at message.payload[1].fn)"),
        ([re], "an instance of module could not be cloned (at message[0]). Send its name."),
        ({"a b": threading.Lock()}, "an instance of lock could not be cloned (at message['a b']). " + GENERAL),
        ([int], "function int could not be cloned (at message[0])"),
        ([iter([])], "an instance of list_iterator could not be cloned (at message[0]). Send a list of what it yields."),
        (Map([("k", print)]), "function print could not be cloned (at message.k)"),
        (Set([1, print]), "function print could not be cloned (at message[1])"),
        (Point(1, print), "function print could not be cloned (at message.y)"),
        ([re.compile(b"x")], "a pattern over bytes could not be cloned (at message[0])"),
        ([1 << 40000], "an integer of 5001 bytes could not be cloned (at message[0])"),
        ([decimal.Decimal("NaN")], "NaN could not be cloned (at message[0])"),
        ([decimal.Decimal("1E+6145")], "1E+6145 could not be cloned (at message[0])"),
        ({frozenset(): 1}, "the key an instance of Set could not be cloned (at message[frozenset]). " + GENERAL),
        ([memoryview(b"x").cast("?")], "an instance of Uint8Array could not be cloned (at message[0]). " + GENERAL),
    ],
    ids=[str(number) for number in range(15)],
)  # fmt: skip
def test_refusals_name_the_culprit(value: Any, text: str) -> None:
    """A DataCloneError says what it was and where."""
    with pytest.raises(errors.DataCloneError) as caught:
        encode(value)

    assert str(caught.value) == text


MAKERS = [
    lambda value: [value],
    lambda value: (value,),
    lambda value: {"k": value},
    lambda value: Map([("k", value)]),
    lambda value: Set([value]),
    lambda value: Point(1, value),
    lambda value: collections.deque([value]),
]


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("depth", [1001, 8000, 100_000])
def test_too_deep_a_value_is_refused(make: Any, depth: int) -> None:
    """Deep data is an invalid value; cbor2's own encoder would end the process."""
    value: Any = 1
    for _ in range(depth):
        value = make(value)
    with pytest.raises(errors.InvalidArgValueError, match="more than 1000 levels"):
        encode(value)


@pytest.mark.parametrize("make", MAKERS)
def test_whatever_is_deep_enough_to_be_sent_is_received(make: Any) -> None:
    """1,000 levels of anything, whatever stands at the bottom, and may be sent again."""
    for bottom in (1, datetime.datetime(2020, 1, 1, tzinfo=UTC), memoryview(b"ab").cast("B", (1, 2)), {1: (2, 3)}):
        value: Any = bottom
        for _ in range(1000 - (type(bottom) is dict) * 2):
            value = make(value)
        frame: Any = encode(value)
        arrived = decode(cbor2.loads(frame).value)
        assert encode(arrived) == encode(decode(cbor2.loads(frame).value))


def test_depth_is_refused_on_a_small_stack() -> None:
    """In a thread with 256 KiB of stack too."""
    outcome: list[str] = []
    value: Any = 1  # made and freed out here: Python 3.13 itself cannot free such a list on a small stack
    for _ in range(100_000):
        value = [value]

    def run() -> None:
        try:
            encode(value)
        except errors.InvalidArgValueError as error:
            outcome.append(error.code or "")

    old = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
    assert outcome == ["ERR_INVALID_ARG_VALUE"]


# -- the frame ---------------------------------------------------------------------------------------


def test_large_buffers_are_not_copied() -> None:
    """The frame of a large buffer is a list in which the buffer itself stands."""
    large = b"x" * (1 << 20)
    frame = encode({"data": large, "after": 1})

    assert isinstance(frame, list)
    assert frame[1] is large
    assert decode(cbor2.loads(b"".join(frame)).value) == {"data": large, "after": 1}


def test_the_cache_of_texts_is_bounded() -> None:
    """Keys of the peer's or the user's making do not fill the memory."""
    for number in range(10_000):
        encode({f"key{number}": f"value{number}"})
    assert len(cbor_tags._TEXTS) <= cbor_tags._MAX_TEXTS


def test_the_table_of_writers_is_bounded() -> None:
    """Classes made at run time are not kept for ever."""
    for number in range(2000):
        encode(type(f"C{number}", (), {"__slots__": ("a",)})())
    assert len(WRITERS) <= 1024


KEYS = st.text() | st.integers() | st.booleans() | st.none() | st.binary() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 80), 1 << 80)
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters())
    | st.binary()
    | st.just(undefined)
    | st.uuids()
    | st.datetimes(datetime.datetime(1700, 1, 1), datetime.datetime(2240, 1, 1), timezones=st.just(UTC))
    | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(KEYS, inner)
        | st.dictionaries(KEYS, inner).map(Map)
        | st.lists(st.text() | st.integers()).map(Set)
    ),
    max_leaves=20,
)


@given(VALUES)
@settings(max_examples=200, deadline=None)
@pytest.mark.slow
def test_any_value_makes_the_round_trip(value: Any) -> None:
    """What arrives equals what was sent."""
    assert comparable(again(value)) == comparable(value)


def comparable(value: Any) -> Any:
    """Tuples in Map keys arrive as lists; compare by content."""
    if isinstance(value, Map):
        return ("Map", [(comparable(key), comparable(item)) for key, item in value.entries()])
    if isinstance(value, (list, tuple)):
        return [comparable(item) for item in value]
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in value.items()}
    return value
