"""`structuredClone` is Node's global: what it copies, what it refuses, and what is moved instead of copied."""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import pathlib
import re
import threading
import types
import uuid
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nodecompat import Symbol, errors, structuredClone
from nodecompat.values import Date, Map, RegExp, Set, undefined


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    x: int
    y: Any = None


class Slotted:
    __slots__ = ("a", "unset")

    def __init__(self) -> None:
        self.a = [1]


class Pair(NamedTuple):
    a: Any
    b: Any


class Text(str):
    pass


class PaymentError(Exception):
    pass


class deque(list[Any]):  # named like the one of `collections`
    pass


class MyDeque(collections.deque[Any]):
    pass


class MyMoment(datetime.datetime):
    pass


class MyDay(datetime.date):
    pass


class MyDecimal(decimal.Decimal):
    pass


class MyUUID(uuid.UUID):
    __slots__ = ("__dict__",)


class MyPath(type(pathlib.Path())):  # type: ignore[misc]  # what 3.11 wants
    pass


class MyDate(Date):
    pass


HALF_PAST = datetime.timezone(datetime.timedelta(hours=1, minutes=30))
SUBCLASSES: list[tuple[Any, Any]] = [
    (deque([1]), [1]),
    (MyDeque([1, 2], maxlen=2), collections.deque([1, 2], maxlen=2)),
    (MyMoment(2020, 1, 31, 1, 2, 3, 4, HALF_PAST, fold=1), datetime.datetime(2020, 1, 31, 1, 2, 3, 4, HALF_PAST, fold=1)),
    (MyDay(2020, 1, 31), datetime.date(2020, 1, 31)),
    (MyDecimal("-1.50"), decimal.Decimal("-1.50")),
    (MyDecimal("sNaN12"), decimal.Decimal("sNaN12")),
    (MyUUID(int=5), uuid.UUID(int=5)),
    (MyPath("/a/b"), pathlib.Path("/a/b")),
    (MyDate(5), Date(5)),
]  # fmt: skip


@pytest.mark.parametrize(("value", "copy"), SUBCLASSES, ids=[repr(value)[:40] for value, _ in SUBCLASSES])
def test_subclasses_become_their_base(value: Any, copy: Any) -> None:
    """Without the fields that the subclass has beside the value: nothing is shared."""
    value.__dict__["mine"] = [1]
    first, second = structuredClone([value, value])

    assert (type(first), repr(first)) == (type(copy), repr(copy))
    assert first is second
    assert not hasattr(first, "mine")


COPIED: list[tuple[Any, Any]] = [
    ([1, "a", None, True, 1.5, b"x", undefined], [1, "a", None, True, 1.5, b"x", undefined]),
    ({"a": {"b": []}}, {"a": {"b": []}}),
    ({1: "a", (1, (2,)): "b", None: "c", Colour.RED: "d"}, {1: "a", (1, (2,)): "b", None: "c", "red": "d"}),
    ((1, [2], ()), (1, [2], ())),
    (Pair(1, [2]), (1, [2])),
    (range(3), range(3)),
    (collections.deque([1, [2]], maxlen=5), collections.deque([1, [2]], maxlen=5)),
    (collections.OrderedDict(a=[1]), {"a": [1]}),
    (types.MappingProxyType({"a": 1}), {"a": 1}),
    ({"a": 1}.items(), [("a", 1)]),
    ({"a": 1}.keys(), {"a"}),
    ({1, (2, 3)}, {1, (2, 3)}),
    (frozenset({1}), frozenset({1})),
    (frozenset({frozenset({1})}), frozenset({frozenset({1})})),
    ({(1, frozenset({Colour.RED}))}, {(1, frozenset({"red"}))}),
    ({range(2)}, {range(2)}),
    (Set([1, [2]]), Set([1, [2]])),
    (Map([({"k": 1}, [2])]), Map([({"k": 1}, [2])])),
    (bytearray(b"a"), bytearray(b"a")),
    (array.array("d", [1.5]), array.array("d", [1.5])),
    (Text("t"), "t"),
    (Colour.RED, "red"),
    (Point(1, Slotted()), {"x": 1, "y": {"a": [1]}}),
    (types.SimpleNamespace(a=1), {"a": 1}),
    ({Symbol("s"): print, "a": 1}, {"a": 1}),
    (RegExp("(?<n>a)", "g"), RegExp("(?<n>a)", "g")),
    (Date(8.64e15), Date(8.64e15)),
    (Date(), Date()),
]


@pytest.mark.parametrize(("value", "copy"), COPIED, ids=[repr(value)[:40] for value, _ in COPIED])
def test_values_are_copied(value: Any, copy: Any) -> None:
    """Builtin types stay what they are; instances become dicts, subclasses their base, an Enum its value."""
    made = structuredClone(value)

    assert (type(made), repr(made)) == (type(copy), repr(copy))
    if type(copy) not in (str, range, frozenset):
        assert made is not value


@pytest.mark.parametrize(
    "value",
    [
        datetime.datetime(9999, 12, 31, 23, 59, 59, 999999, datetime.timezone(datetime.timedelta(hours=-5))),
        datetime.date(1, 1, 1),
        decimal.Decimal("NaN"),
        decimal.Decimal("1E+9999"),
        uuid.UUID(int=1),
        pathlib.PurePosixPath("/a"),
        re.compile("(?P<python>only)", re.X),
        2**100000,
        "\ud800",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_nobody_can_change_is_its_own_copy(value: Any) -> None:
    """So it loses nothing, whatever a wire would make of it."""
    assert structuredClone([value])[0] is value


def test_the_original_and_the_copy_are_apart() -> None:
    """Nothing that can be changed is shared."""
    value: Any = {
        "list": [1],
        "bytes": bytearray(b"a"),
        "array": array.array("i", [1]),
        "set": {1},
        "map": Map([(1, [1])]),
    }
    copy = structuredClone(value)
    value["list"].append(2)
    value["bytes"].append(98)
    value["array"].append(2)
    value["set"].add(2)
    value["map"].get(1).append(2)

    assert [copy["list"], copy["bytes"], copy["array"].tolist(), copy["set"], copy["map"].get(1)] == [
        [1],
        b"a",
        [1],
        {1},
        [1],
    ]


def test_a_set_of_objects_becomes_one_that_can_hold_them() -> None:
    """Their copies are dicts, which no builtin set takes; two equal objects stay two."""
    made: Any = structuredClone({Slotted(), Slotted()})

    assert type(made) is Set
    assert [*made] == [{"a": [1]}, {"a": [1]}]


def test_a_set_within_itself() -> None:
    """Through an object it holds."""
    inner: Any = Slotted()
    inner.a = {inner}
    outer = structuredClone(inner.a)
    (only,) = outer

    assert type(outer) is Set
    assert only["a"] is outer
    inner.a = frozenset({(1, inner)})
    made = structuredClone(inner)
    assert [*made["a"]] == [(1, made)]


def test_frozensets_are_no_deeper_than_memory() -> None:
    """Each is hashed once only, so they may be nested deeper than Python calls itself."""
    value: Any = frozenset()
    for _ in range(20_000):
        value = frozenset({value})
    copy = structuredClone(value)

    for _ in range(20_000):
        assert type(copy) is frozenset
        (copy,) = copy
    assert copy == frozenset()


@pytest.mark.parametrize("data", [b"abcd", bytearray(b"abcd")])
def test_a_memoryview_is_copied_with_its_elements(data: Any) -> None:
    """Format, shape, and whether it can be written to."""
    view = memoryview(data).cast("B", [2, 2])
    made: Any = structuredClone(view)

    assert (made.tolist(), made.readonly) == ([[97, 98], [99, 100]], view.readonly)
    assert made.obj is not data
    assert structuredClone(memoryview(data).cast("H")[:1]).tolist() == memoryview(data).cast("H")[:1].tolist()


def test_shared_objects_stay_shared() -> None:
    """Of every kind that has an identity."""
    parts: list[Any] = [
        [],
        {},
        Set(),
        Map(),
        bytearray(),
        array.array("d"),
        Slotted(),
        ValueError("m"),
        ([],),
        Date(),
        RegExp("a"),
    ]
    first, second = structuredClone([parts, [*parts]])

    assert [one is other for one, other in zip(first, second, strict=True)] == [True] * len(parts)


def test_cycles_of_every_kind_are_closed() -> None:
    """Through dicts, lists, tuples, maps, sets, instances and errors."""
    inner: Any = []
    outer = (inner, (inner,))
    instance: Any
    members: Any
    entries: Any
    error: Any
    instance, members, entries, error = Point(1), Set(), Map(), ValueError("m")
    inner.extend([outer, (outer, outer), instance])
    instance.y = inner
    members.add(members)
    entries.set(entries, members)
    error.cause, error.all = error, [error]
    copy, members, entries, error = structuredClone([outer, members, entries, error])

    assert copy[0][0] is copy
    assert copy[0][1][0] is copy[0][1][1] is copy
    assert copy[1][0] is copy[0] is copy[0][2]["y"]
    assert members.has(members)
    assert entries.get(entries) is members
    assert error.cause is error.all[0] is error


@pytest.mark.slow
def test_depth_is_limited_by_memory_alone() -> None:
    """Node gives up with a RangeError; 100,000 levels are no trouble here."""
    value: Any = None
    for _ in range(50_000):
        value = [{"a": value}]
    copy = structuredClone(value)

    for _ in range(50_000):
        copy = copy[0]["a"]
    assert copy is None


def test_errors_keep_what_they_say() -> None:
    """Class, message, stack, cause, own properties; Node loses `code` and what else a program has put there."""
    error: Any = TypeError("m")
    error.code, error.data, error.cause = "E", [1], PaymentError("no funds")
    made = structuredClone(error)

    assert (type(made), made.name, made.message, made.stack) == (TypeError, "TypeError", "m", "TypeError: m")
    assert (made.code, made.data) == ("E", [1])
    assert made.data is not error.data
    assert (type(made.cause), made.cause.name, str(made.cause)) == (errors.RemoteError, "PaymentError", "no funds")
    assert made.__cause__ is made.cause


def test_what_cannot_be_copied_of_an_error_stays_behind() -> None:
    """An exception often drags locks along; and what was copied for such a property is forgotten."""
    shared = [1]
    error: Any = ValueError("m")
    error.lock, error.mixed, error.fine = threading.Lock(), [shared, print], shared
    made, other = structuredClone([error, shared])

    assert (hasattr(made, "lock"), hasattr(made, "mixed")) == (False, False)
    assert made.fine is other
    assert other == [1]


def test_the_file_of_an_error_is_plain_text() -> None:
    """Not the program's own kind of it."""
    assert type(structuredClone(FileNotFoundError(2, "text", Text("file"))).filename) is str


def test_groups_keep_their_errors() -> None:
    """One that holds itself does so no longer: it is made of its errors."""
    inner: Any = ValueError("a")
    group = ExceptionGroup("g", [inner, inner])
    inner.group = group
    made = structuredClone(group)

    assert (type(made), made.message, len(made.exceptions)) == (ExceptionGroup, "g", 2)
    assert made.exceptions[0] is made.exceptions[1]
    assert not hasattr(made.exceptions[0], "group")


@pytest.mark.parametrize(
    ("value", "message", "path"),
    [
        (print, "function print could not be cloned.", "value"),
        (lambda: 1, "function (anonymous) could not be cloned.", "value"),
        (Point, "class Point could not be cloned.", "value"),
        (Symbol("a"), "Symbol(a) could not be cloned.", "value"),
        (threading, "#<module> could not be cloned.", "value"),
        ({"a": {"b": [1, print]}}, "function print could not be cloned (at value.a.b[1])", "value.a.b[1]"),
        (Point(1, (print,)), "function print could not be cloned (at value.y[0])", "value.y[0]"),
        (Map([("k", print)]), "function print could not be cloned (at value.k)", "value.k"),
        ([{Point: 1}], "the key class Point could not be cloned (at value[0])", "value[0]"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_cannot_be_copied_is_named(value: Any, message: str, path: str) -> None:
    """A DOMException called DataCloneError with the code 25 in Node; here with the way to the culprit."""
    with pytest.raises(errors.DataCloneError) as caught:
        structuredClone(value)

    error: Any = caught.value
    assert (error.name, error.code, str(error), error.path) == (
        "DataCloneError",
        25,
        message,
        path,
    )


def test_errors_of_the_programs_own_code_pass() -> None:
    """A mapping that fails is asked once, and its error is the caller's."""

    class Failing(dict[str, int]):
        def items(self) -> Any:
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        structuredClone([Failing()])


def test_bytearrays_are_transferred() -> None:
    """What is transferred is empty afterwards, copied or not; both spellings, any iterable."""
    one, other = bytearray(b"one"), bytearray(b"other")
    assert structuredClone({"b": one}, {"transfer": [one]}) == {"b": b"one"}
    assert structuredClone(1, transfer=iter([other])) == 1
    assert [*one, *other] == []
    assert [structuredClone(1, options) for options in (None, undefined, {}, {"transfer": undefined}, print)] == [1] * 5


def test_nothing_is_transferred_when_the_call_fails() -> None:
    """Measured on Node 24; a bytearray with a view on it cannot be emptied in Python."""
    one, other = bytearray(b"one"), bytearray(b"other")
    view = memoryview(other)
    with pytest.raises(errors.DataCloneError):
        structuredClone({"b": one, "f": print}, {"transfer": [one]})
    with pytest.raises(errors.DataCloneError, match="with a memoryview"):
        structuredClone(1, transfer=[one, other])

    assert (bytes(one), view.tobytes()) == (b"one", b"other")


@pytest.mark.parametrize(
    ("options", "name", "code", "message"),
    [
        (5, "TypeError", "ERR_INVALID_ARG_TYPE", "Options cannot be converted to a dictionary"),
        ("x", "TypeError", "ERR_INVALID_ARG_TYPE", "Options cannot be converted to a dictionary"),
        ({"transfer": 5}, "TypeError", "ERR_INVALID_ARG_TYPE", "transfer in Options cannot be converted to sequence."),
        ({"transfer": None}, "TypeError", "ERR_INVALID_ARG_TYPE", "transfer in Options cannot be converted to sequence."),
        ({"transfer": {}}, "TypeError", "ERR_INVALID_ARG_TYPE", "transfer in Options cannot be converted to sequence."),
        ({"transfer": "abc"}, "TypeError", "ERR_INVALID_ARG_TYPE", "transfer in Options cannot be converted to sequence."),
        ({"transfer": [1]}, "TypeError", "ERR_INVALID_ARG_TYPE", "transfer in Options[0] is not an object."),
        ({"transfer": [{}]}, "DataCloneError", 25, "Found invalid value in transferList."),
        ({"transfer": [array.array("d")]}, "DataCloneError", 25, "Found invalid value in transferList."),
        ({"transfer": [one := bytearray(), one]}, "DataCloneError", 25, "Transfer list contains duplicate ArrayBuffer"),
    ],
)  # fmt: skip
def test_options_are_checked_as_node_does(options: Any, name: str, code: Any, message: str) -> None:
    """Measured on Node 24."""
    prefix = "Failed to execute 'structuredClone': " if name == "TypeError" else ""
    with pytest.raises(errors.NodeError) as caught:
        structuredClone(1, options)

    assert (caught.value.name, caught.value.code, str(caught.value)) == (name, code, prefix + message)


def test_a_value_is_needed() -> None:
    """`undefined` is one."""
    assert structuredClone(undefined) is undefined
    with pytest.raises(errors.MissingArgsError):
        structuredClone()


def test_numpy_arrays_are_copied() -> None:
    """With their shape and type; objects in one could be anything and are refused."""
    numpy = pytest.importorskip("numpy")
    value = numpy.arange(6, dtype=">i4").reshape(2, 3)[:, ::2]
    made, scalar = structuredClone([value, numpy.float64(1.5)])
    value[0, 0] = 9

    assert (made.tolist(), made.dtype) == ([[0, 2], [3, 5]], value.dtype)
    assert scalar == 1.5
    with pytest.raises(errors.DataCloneError):
        structuredClone(numpy.array([print]))


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner), max_leaves=20
)


@given(VALUES)
@pytest.mark.slow
def test_plain_data_equals_its_copy(value: Any) -> None:
    """And has the same types throughout."""
    copy = structuredClone(value)

    assert copy == value
    assert repr(copy) == repr(value)


def test_an_instance_as_a_key_is_its_text() -> None:
    """As every key in JavaScript: `[object Object]`, or what its `__str__` says."""

    class Plain:
        pass

    class Spoken:
        def __str__(self) -> str:
            return "spoken"

    assert structuredClone({Plain(): 1, Spoken(): 2}) == {"[object Object]": 1, "spoken": 2}
