"""Writing V8's format: the bytes Node writes, the same value when it comes back, and what cannot travel."""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import math
import pathlib
import re
import sys
import threading
import types
import uuid
from typing import Any

import pytest
from support import label

from nodecompat import errors
from nodecompat._js import MAX_DEPTH
from nodecompat._wires.v8 import read
from nodecompat._wires.v8 import write as v8_write
from nodecompat._wires.v8.write import encode
from nodecompat.values import Map, RegExp, Set, undefined

decode: Any = read.decode

UTC = datetime.UTC


def body(value: Any) -> bytes:
    frame = encode(value)
    whole = frame if isinstance(frame, bytes) else b"".join(frame)
    assert int.from_bytes(whole[:4], "big") == len(whole) - 4
    return whole[4:]


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


class Fields(collections.abc.Mapping[str, Any]):
    """A mapping that makes its values anew each time."""

    def __init__(self, names: str) -> None:
        self._names = names

    def __getitem__(self, name: str) -> Any:
        return [name]

    def __iter__(self) -> Any:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Refused(TypeError):
    pass


def error(cls: type[BaseException], message: str, **fields: Any) -> BaseException:
    made = cls(message)
    vars(made).update({"stack": "S", **fields})
    return made


# As Node 20.20 and 24.19 write the same values, byte for byte, where not said otherwise.
BYTES: list[tuple[Any, str]] = [
    ([undefined, None, True, False], "41045f305446240004"),
    ("hello", "220568656c6c6f"),
    ({"a": {"b": "c"}}, "6f2201616f2201622201637b017b01"),
    ({"hello": "world", "n": 1}, "6f220568656c6c6f2205776f726c6422016e49027b02"),
    (1, "4902"), (-1, "4901"), (2**30, "498080808008"), (-(2**31), "49ffffffff0f"),
    (2**31, "4e000000000000e041"), (-(2**31) - 1, "4e000020000000e0c1"), (2**53, "4e0000000000004043"),
    (2**64, "5a2000000000000000000100000000000000"), (-(2**70), "5a2100000000000000004000000000000000"),
    (2**53 + 1, "5a100100000000002000"),
    (1.5, "4e000000000000f83f"), (-0.0, "4e0000000000000080"), (math.nan, "4e000000000000f87f"),
    (5.0, "4e0000000000001440"),
    (["hello", "é", "😀", "a", "\ud800x"], "4105220568656c6c6f2201e963043dd800de22016100630400d87800240005"),
    ({"a": "x" * 200, "b": "😀"}, "6f22016122c801" + "78" * 200 + "2201" "6263043dd800de7b02"),
    ("\ud83d\ude00", "63043dd800de"),  # two halves are one character
    ([], "4100240000"), ({}, "6f7b00"), ((1, 2), "410249024904240002"), (range(2), "410249004902240002"),
    (Map([(1, 2), ("a", {})]), "3b490249042201616f7b003a04"),
    (Set([1, "x"]), "2749022201782c02"), (frozenset([1]), "2749022c01"), ({1}, "2749022c01"),
    (datetime.datetime(1970, 1, 1, tzinfo=UTC), "440000000000000000"),
    (datetime.date(1970, 1, 2), "4400000000" "70999441"),
    (re.compile("re", re.I | re.M | re.S), "522202726526"), (RegExp("a", "dgimsuy"), "52220161bf01"),
    (RegExp("a", "v"), "522201618002"), (re.compile("☪"), "520063022a2600"),
    (b"hi", "5c000a026869"), (bytearray(b"hi"), "5c000a026869"), (memoryview(b"hi"), "5c0001026869"),
    (array.array("d", [1]), "5c000808000000000000f03f"),
    (error(TypeError, "m", cause={"a": 1}, code="X"), "72546d22016d73220153636f22016149027b012e"),  # Node 24's order
    (error(Refused, "m"), "72546d22016d732201532e"),
    (error(errors.NodeRangeError, "m"), "72526d22016d732201532e"),
    (error(SyntaxError, "m"), "72536d22016d732201532e"),
    (error(NameError, "m"), "72466d22016d732201532e"),
    (error(ValueError, "é😀"), "726d6306e9003dd800de732201532e"),
    ({5: 1, "a": 2}, "6f2201354902220161" "49047b02"),  # Node writes the key as a number, and reads it as text too
]  # fmt: skip


@pytest.mark.parametrize(("value", "encoded"), BYTES, ids=[encoded[:30] for _, encoded in BYTES])
def test_values_have_their_bytes(value: Any, encoded: str) -> None:
    """Literal bytes of version 15."""
    assert body(value).hex() == "ff0f" + encoded


SAME: list[Any] = [
    None, True, False, undefined, 0, -1, 2**31, 2**53, 2**53 + 1, -(2**64), 2**70, 1.5, 2.0**60, float("inf"),
    "", "é", "é😀", "\ud800x", "x" * 127, "x" * 128, "é" * 300, "☪" * 70000, "x" * (1 << 17),
    b"", b"abc", b"z" * 65536, [], {}, [1, [2, [3]]], {"a": {"b": [None, undefined]}},
    datetime.datetime(2020, 1, 31, 1, 2, 3, 456789, UTC), datetime.datetime(1, 1, 1, tzinfo=UTC),
    datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
    re.compile("a+", re.I | re.M), RegExp("(?<n>a)", "gu"), array.array("d", [1.5, -2]), array.array("q", [-1]),
    Map([(1, "a"), ("k", [1])]), Map([(float("nan"), 1), (True, 2), (1, 3)]), Set([1, "x", None]),
    {"k" * 300: "v" * 300, "☪": "☪", "__proto__": 1}, [list(range(200)), {str(number): number for number in range(100)}],
    {"large": b"y" * 100_000, "wide": "☪", "more": [b"x" * 70_001, "☪☪", bytearray(65536) == b""]},
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
        ((1, (2,)), [1, [2]]),
        (range(3), [0, 1, 2]),
        (collections.deque([1]), [1]),
        ({"a": 1}.keys(), Set(["a"])),
        ({"a": 1}.items(), [["a", 1]]),
        (collections.OrderedDict(a=1), {"a": 1}),
        (types.MappingProxyType({"a": 1}), {"a": 1}),
        ({1: "int", 1.5: "float", None: "none", False: "bool", (1, 2): "tuple", Colour.RED: "enum", b"k": "bytes"},
         {"1": "int", "1.5": "float", "null": "none", "false": "bool", "1,2": "tuple", "red": "enum", "k": "bytes"}),
        ({"5": "text", 5: "number", "z": [{1: 2}]}, {"5": "number", "z": [{"1": 2}]}),
        (collections.OrderedDict({2: [1]}), {"2": [1]}),
        (5.0, 5),
        ([-5.0, 1e3, 2.0**53], [-5, 1000, 2**53]),
        (frozenset(["x"]), Set(["x"])),
        (bytearray(b"ab"), b"ab"),
        (memoryview(b"ab"), array.array("B", b"ab")),
        (Point(1, Slotted(2)), {"x": 1, "y": {"x": 2}}),
        (types.SimpleNamespace(a=1), {"a": 1}),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (decimal.Decimal("1.50"), "1.50"),
        (pathlib.PurePosixPath("/a"), "/a"),
        (Colour.RED, "red"),
        (datetime.date(2020, 1, 31), datetime.datetime(2020, 1, 31, tzinfo=UTC)),
    ],
    ids=label,
)  # fmt: skip
def test_values_arrive_as_what_javascript_has(value: Any, arrived: Any) -> None:
    """What JavaScript has no kind for arrives as the nearest one."""
    assert again(value) == arrived
    assert type(again(value)) is type(arrived)


def test_a_whole_float_stays_a_float_where_it_must() -> None:
    """-0 and what lies beyond 2^53 do not become ints."""
    zero, large = again([-0.0, 2.0**54])

    assert (math.copysign(1, zero), type(zero), type(large)) == (-1.0, float, float)


def test_cycles_and_identity_survive() -> None:
    """Containers and mutable buffers are one object at both ends; immutable values are counted all the same."""
    shared: dict[str, Any] = {}
    numbers = array.array("i", [1])
    loop: list[Any] = [b"bytes", (), datetime.datetime(2020, 1, 1, tzinfo=UTC), re.compile("x"), shared, shared]
    loop += [numbers, numbers, Map([(1, shared)]), Set([2]), ValueError("v"), bytearray(b"m"), loop]
    shared["loop"] = loop
    arrived = again(loop)

    assert arrived[4] is arrived[5] is arrived[8].get(1)
    assert arrived[4]["loop"] is arrived is arrived[-1]
    assert arrived[6] is arrived[7]
    assert arrived[6] == numbers


@pytest.mark.parametrize(
    "value", [Point(1, 2), collections.deque([1]), Map([(1, 2)]), {1, 2}, Fields("ab"), ValueError("v")], ids=label
)
def test_every_container_is_written_once(value: Any) -> None:
    """The second place of an object is a reference to the first."""
    first, second = again([value, value])

    assert first is second


def test_one_bytearray_is_one_buffer() -> None:
    """A bytearray can be changed, so its two places in a message are one place in memory."""
    memory = bytearray(b"m")

    assert body([memory, memory]).hex() == "ff0f41025c000a016d5e01240002"
    assert body([b"m", b"m"]).hex() == "ff0f41025c000a016d5c000a016d240002"


def test_values_made_on_the_way_are_not_taken_for_each_other() -> None:
    """A mapping may make its values anew: freed ones must not lend their identity to later ones."""
    assert again([Fields("abc"), Fields("def"), Fields("ghi")]) == [
        {name: [name] for name in names} for names in ("abc", "def", "ghi")
    ]


def test_errors_keep_message_stack_and_cause() -> None:
    """As Node: a standard class keeps its class, any other is an Error; code and the like stay behind."""
    try:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            raise errors.InvalidArgTypeError("a", "of type string", 5) from inner
    except errors.InvalidArgTypeError as outer:
        arrived = again({"e": outer})["e"]

    assert type(arrived) is errors.NodeTypeError
    assert str(arrived) == 'The "a" argument must be of type string. Received type number (5)'
    assert (arrived.name, arrived.code) == ("TypeError", None)
    assert "v8/test_write" in vars(arrived)["stack"]
    assert (type(arrived.__cause__), str(arrived.__cause__)) == (errors.RemoteError, "'inner'")


def test_an_error_drags_nothing_along() -> None:
    """A cause that cannot travel, or that leads back to the error, stays behind; what follows is in order."""
    looped, failed = ValueError("looped"), ValueError("failed")
    looped.__cause__ = looped
    vars(failed)["cause"] = {"deep": [[], threading.Lock()]}
    shared: list[Any] = []
    arrived = again([looped, failed, shared, shared, {"x": looped, "y": looped}])

    assert [hasattr(one, "cause") for one in arrived[:2]] == [False, False]
    assert arrived[2] is arrived[3]
    assert arrived[4]["x"] is arrived[0] is arrived[4]["y"]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (len, "message"),
        ({"jobs": [1, 2, {"fn": lambda: 1}]}, "message.jobs[2].fn"),
        ([Point], "message[0]"),
        ({"m": Map([("k", threading.Lock())])}, "message.m.k"),
        ({"m": Map([(sys, 1)])}, "message.m[module]"),
        (Set([1, print]), "message[1]"),
        (Point(1, object()), "message.y"),
        (collections.deque([open]), "message[0]"),
        ({"a b": {3: len}}, "message['a b']['3']"),
        ([memoryview(b"ab").cast("c")], "message[0]"),
        ([re.compile(b"a")], "message[0]"),
        ([2 ** (8 * 4100)], "message[0]"),
        ((item for item in [1]), "message"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_travel_is_named(value: Any, path: str) -> None:
    """DataCloneError, with the way to the culprit."""
    with pytest.raises(errors.DataCloneError) as caught:
        encode(value)

    assert caught.value.path == path


@pytest.mark.parametrize(
    "pattern",
    ["(?P<n>a)", "(?P<n>a)(?P=n)", "(?i:a)", r"a\Z", r"\Aa", "a++", "(?>a)", "[]a]", "a(?#c)", r"\U0001F600"],
)
def test_a_pattern_javascript_cannot_read_is_refused(pattern: str) -> None:
    """A Node that receives it dies of a SyntaxError."""
    with pytest.raises(errors.DataCloneError, match="which JavaScript cannot read"):
        encode(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"\(?P", "[(?P]", "(?:a)+(?=b)(?!c)(?<=d)(?<!e)", r"a\++", "[\\]a]", "a{2}b?c*?"])
def test_a_pattern_both_can_read_travels(pattern: str) -> None:
    """Escapes and classes are not taken for groups."""
    assert again(re.compile(pattern)).pattern == pattern


def test_a_verbose_pattern_is_refused() -> None:
    """JavaScript would read its white space."""
    with pytest.raises(errors.DataCloneError):
        encode(re.compile("a b", re.X))


def test_scalars_of_numpy_are_numbers() -> None:
    """They stand for their value."""
    numpy = pytest.importorskip("numpy")

    assert again([numpy.int16(5), numpy.float64(1.5), numpy.bool_(True)]) == [5, 1.5, True]


def test_more_than_javascript_can_frame_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Node 20 reads a length of 2 GiB as a negative one."""
    monkeypatch.setattr(v8_write, "_MAX_FRAME", 1000)

    with pytest.raises(errors.InvalidArgValueError, match="is larger than 2 GiB"):
        encode("x" * 1000)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda inner: [inner],
        lambda inner: {"a": inner},
        lambda inner: Map([(1, inner)]),
        lambda inner: Set([inner]),
        lambda inner: (inner,),
        lambda inner: Point(1, inner),
    ],
)
def test_depth_is_bounded(wrap: Any) -> None:
    """MAX_DEPTH levels travel, one more does not, and 100,000 crash nothing."""
    value: Any = 1
    for _ in range(MAX_DEPTH):
        value = wrap(value)
    encode(value)

    for levels in (1, 100_000):
        for _ in range(levels):
            value = wrap(value)
        with pytest.raises(errors.InvalidArgValueError, match="has more than 1000 levels"):
            encode(value)


def test_a_deep_cause_stays_behind() -> None:
    """Causes are levels too; those beyond the limit are left out."""
    top = ValueError("0")
    inner = top
    for number in range(MAX_DEPTH + 5):
        inner.__cause__ = ValueError(str(number + 1))
        inner = inner.__cause__
    arrived: Any = again(top)
    count = 0
    while hasattr(arrived, "cause"):
        arrived, count = arrived.cause, count + 1

    assert count == MAX_DEPTH - 1


def test_large_buffers_are_not_copied() -> None:
    """Their frame is a list; wide text is aligned in it all the same."""
    data = bytes(100_000)
    frame = encode([data, "☪", data])

    assert isinstance(frame, list)
    assert sum(part is data for part in frame) == 2
    assert b"".join(frame)[:4] == (sum(map(len, frame)) - 4).to_bytes(4, "big")
    assert again(["x", data, "☪", data]) == ["x", data, "☪", data]


def test_a_buffer_may_be_changed_after_it_was_sent() -> None:
    """What travels is what was there."""
    memory, numbers = bytearray(100_000), array.array("B", bytes(100_000))
    sent = body([memory, numbers])
    memory[0] = numbers[0] = 1

    assert decode(sent) == [bytes(100_000), array.array("B", bytes(100_000))]
