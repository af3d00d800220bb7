"""The `advanced` wire with real Nodes: what they make of our bytes, and we of theirs."""

from __future__ import annotations

import array
import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
import support
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import label
from support_v8 import NodePeer, nodes

from nodecompat import errors
from nodecompat.values import Date, Map, RegExp, Set, undefined

pytestmark = pytest.mark.skipif(not nodes(), reason="needs a node")

UTC = datetime.UTC
SCRIPT = """
    const { inspect, types } = require('util');
    const options = { depth: 9, compact: true, breakLength: Infinity, maxStringLength: 40 };
    process.on('message', (message) => {
        if (message && message.show) {
            const [value] = message.show;
            const error = value instanceof Error ? [value.name, value.message, value.stack, inspect(value.cause)] : null;
            process.send(error ?? inspect(value, options).replace('[byteLength]', 'byteLength'));
        } else if (message && message.run) {
            process.send(eval(message.run));
        } else {
            process.send(message);
        }
    });
"""


@pytest.fixture(autouse=True)
def _nothing_left() -> None:
    """One Node serves all tests here, so what is left is looked at when it ends, not after each test."""


@pytest.fixture(scope="module", params=nodes())
def node(request: pytest.FixtureRequest) -> Iterator[NodePeer]:
    peer = NodePeer(request.param, SCRIPT)
    yield peer
    assert peer.close() == 0
    assert not support.children_left()


SHOWN: list[tuple[Any, Any]] = [
    (None, "null"),
    (undefined, "undefined"),
    ([1, -1, 2**31, 2**53, 1.5, 5.0], "[ 1, -1, 2147483648, 9007199254740992, 1.5, 5 ]"),
    ([-0.0, float("nan"), float("-inf")], "[ -0, NaN, -Infinity ]"),
    ([2**53 + 1, -(2**70)], "[ 9007199254740993n, -1180591620717411303424n ]"),
    (["é", "😀", "\ud800"], "[ 'é', '😀', '\\ud800' ]"),
    ({"a": {5: "five", "6": "six", None: 0, "__proto__": 1, "☪": True}},
     "{ a: { '5': 'five', '6': 'six', null: 0, ['__proto__']: 1, '☪': true } }"),
    ({"5": "text", 5: "number"}, "{ '5': 'number' }"),
    ([[], {}, (), range(1), undefined], "[ [], {}, [], [ 0 ], undefined ]"),
    (Map([(1, {1}), ("a", Map())]), "Map(2) { 1 => Set(1) { 1 }, 'a' => Map(0) {} }"),
    (datetime.datetime(2020, 1, 31, 1, 2, 3, 456789, UTC), "2020-01-31T01:02:03.456Z"),
    (datetime.datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000Z"),
    ([re.compile("a☪", re.I), RegExp("a", "dgimsuy")], "[ /a☪/i, /a/dgimsuy ]"),
    ([b"hi", bytearray(b"hi"), memoryview(b"hi")], "[ <Buffer 68 69>, <Buffer 68 69>, Uint8Array(2) [ 104, 105 ] ]"),
    ([array.array(code, [1, 2]) for code in "bBhHiIqQfd"],
     "[ Int8Array(2) [ 1, 2 ], Uint8Array(2) [ 1, 2 ], Int16Array(2) [ 1, 2 ], Uint16Array(2) [ 1, 2 ],"
     " Int32Array(2) [ 1, 2 ], Uint32Array(2) [ 1, 2 ], BigInt64Array(2) [ 1n, 2n ], BigUint64Array(2) [ 1n, 2n ],"
     " Float32Array(2) [ 1, 2 ], Float64Array(2) [ 1, 2 ] ]"),
    (TypeError("wrong"), ["TypeError", "wrong", "TypeError: wrong", "undefined"]),
    (ValueError("wrong ☪"), ["Error", "wrong ☪", "ValueError: wrong ☪", "undefined"]),
    (errors.OutOfRangeError("x", ">= 0", -1),
     ["RangeError", 'The value of "x" is out of range. It must be >= 0. Received -1',
      'RangeError [ERR_OUT_OF_RANGE]: The value of "x" is out of range. It must be >= 0. Received -1', "undefined"]),
]  # fmt: skip


@pytest.mark.parametrize(("value", "shown"), SHOWN, ids=label)
def test_node_sees_what_was_meant(node: NodePeer, value: Any, shown: Any) -> None:
    """util.inspect of what arrived there."""
    assert node.ask({"show": [value]}) == shown


def test_causes_and_cycles_arrive(node: NodePeer) -> None:
    """References lead to the same objects, also past a cause that stayed behind."""
    failed = ValueError("failed")
    failed.__cause__ = TypeError("why")
    shared: dict[str, Any] = {"buffer": b"x", "when": datetime.datetime(2020, 1, 1, tzinfo=UTC)}
    looped = ValueError("looped")
    looped.__cause__ = looped
    value: list[Any] = [failed, looped, shared, array.array("B", [1]), shared, {"😀": shared}]
    value.append(value)
    arrived = node.ask(value)

    assert [type(one) for one in arrived[:2]] == [errors.RemoteError, errors.RemoteError]
    assert (str(arrived[0].cause), arrived[0].cause.name) == ("why", "TypeError")
    assert arrived[2] is arrived[4] is arrived[5]["😀"]
    assert arrived[6] is arrived


FROM_NODE: list[tuple[str, Any]] = [
    ("[undefined, null, true, 5, 5.5, 2 ** 53, -0.5, 2n ** 64n]", [undefined, None, True, 5, 5.5, 2**53, -0.5, 2**64]),
    ("['é', '☪', '\\ud800']", ["é", "☪", "\ud800"]),
    ("({5: 1, a: {b: []}})", {"5": 1, "a": {"b": []}}),
    ("[1, , 3]", [1, undefined, 3]),
    ("Object.assign([1], {x: 1})", [1]),
    ("new Map([[1, new Set(['x'])]])", Map([(1, Set(["x"]))])),
    ("new Date(5)", datetime.datetime(1970, 1, 1, 0, 0, 0, 5000, UTC)),
    ("[new Date(NaN), new Date(8.64e15)]", [Date(), Date(8.64e15)]),
    ("[/a/i, /a/g]", [re.compile("a", re.I), RegExp("a", "g")]),
    ("[Buffer.from('hi'), new Uint8Array([1]), new Uint8ClampedArray([1]), new Float64Array([1.5])]",
     [b"hi", array.array("B", [1]), array.array("B", [1]), array.array("d", [1.5])]),
    ("[new DataView(new ArrayBuffer(2)), new ArrayBuffer(2)]", [b"\0\0", bytearray(2)]),
    ("[Object(1), Object('x'), Object(true), Object(5n)]", [1, "x", True, 5]),
    ("[new Blob([]), new URL('http://x')]", [{}, {}]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "value"), FROM_NODE)
def test_what_node_sends_arrives(node: NodePeer, code: str, value: Any) -> None:
    """Value and type of what Node's own serializer wrote."""
    arrived = node.ask({"run": code})

    assert arrived == value
    assert [type(one) for one in arrived] == [type(one) for one in value] if isinstance(value, list) else True


def test_half_floats_are_read_where_node_has_them(node: NodePeer) -> None:
    """Float16Array came with Node 24."""
    if not node.ask({"run": "typeof Float16Array === 'function'"}):
        pytest.skip("this Node has no Float16Array")

    assert node.ask({"run": "new Float16Array([1.5])"}) == array.array("f", [1.5])


@pytest.mark.parametrize("name", ["TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "Error"])
def test_errors_of_node_arrive_and_go_back(node: NodePeer, name: str) -> None:
    """The class is kept both ways, and the text is the bare message."""
    arrived = node.ask({"run": f"new {name}('bad', {{ cause: 1 }})"})
    [_, message, stack, cause] = node.ask({"show": [arrived]})

    assert (str(arrived), arrived.name, arrived.cause) == ("bad", name, 1)
    assert (message, stack, cause) == ("bad", arrived.stack, "1")


@pytest.mark.parametrize("version", [13, 14])
def test_older_versions_are_read_by_both(node: NodePeer, version: int) -> None:
    """What we read, Node reads."""
    node.send_bytes(bytes((0, 0, 0, 4, 0xFF, version, 0x49, 2)))

    assert node.receive() == 1


TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12).map(
    lambda text: text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
)
DATES = st.datetimes(datetime.datetime(1, 1, 2), timezones=st.just(UTC)).map(
    lambda date: date.replace(microsecond=date.microsecond // 1000 * 1000)
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False).filter(lambda number: not (number.is_integer() and abs(number) <= 2**53))
    | TEXT
    | st.binary(max_size=9)
    | st.just(undefined)
    | DATES
    | st.lists(st.floats(width=64, allow_nan=False), max_size=3).map(lambda items: array.array("d", items))
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXT, inner, max_size=4)
        | st.lists(st.tuples(TEXT, inner), max_size=3).map(Map)
        | st.lists(TEXT | st.integers(), max_size=3).map(Set)
    ),
    max_leaves=25,
)


@given(VALUES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_any_value_comes_back_from_node(node: NodePeer, value: Any) -> None:
    """Node reads what we write and we read what it writes, at every alignment."""
    assert node.ask(["echo", value]) == ["echo", value]


def test_large_messages_go_both_ways(node: NodePeer) -> None:
    """A frame of megabytes in pieces."""
    value = {"data": bytes(range(256)) * 8192, "wide": "☪" * 50_000, "rows": [{"n": index} for index in range(5000)]}

    assert node.ask(value) == value
