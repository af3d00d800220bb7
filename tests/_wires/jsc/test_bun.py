"""The codec against a real Bun: what we write it reads, and it writes what we read."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support_bun import BunChild, needs_bun

from nodecompat._wires import DIALECTS
from nodecompat._wires.jsc.write import encode
from nodecompat.values import Map, RegExp, Set, undefined

pytestmark = needs_bun

ECHO = """
import { inspect } from "util";
process.on("message", (message) => {
  process.send(inspect(message, { depth: 9 }).replace(/\\s+/g, " "));
  process.send([message]);
});
process.on("disconnect", () => process.exit(0));
"""


@pytest.fixture
def echo(tmp_path: Path) -> Iterator[BunChild]:
    """A Bun that says what it got, and sends it back."""
    script = tmp_path / "echo.ts"
    script.write_text(ECHO)
    child = BunChild(script)
    child.send(DIALECTS["jsc"].encoder()("hello"))
    assert [child.receive(), child.receive()] == ["'hello'", ["hello"]]
    yield child
    child.close()


CYCLE: dict[str, Any] = {"a": 1}
CYCLE["me"] = CYCLE
SHARED = {"x": 1}
FLOATS = array("d", [1.5])

# value, what Bun makes of it, what comes back (the value itself unless given)
TABLE: list[tuple[Any, ...]] = [
    (None, "null"),
    (True, "true"),
    (2**31, "2147483648"),
    (-(2**31), "-2147483648"),
    ([2**53 + 1, -(2**64)], "[ 9007199254740993n, -18446744073709551616n ]"),
    (-0.0, "-0"),
    (float("inf"), "Infinity"),
    ("", "''"),
    ("é€😀", "'é€😀'"),
    ("\ud800", "'\\uD800'"),
    ({}, "{}"),
    ({1: "x", None: 4, 1.5: 5}, "{ '1': 'x', null: 4, '1.5': 5 }", {"1": "x", "null": 4, "1.5": 5}),
    (((), ()), "[ [], [] ]", [[], []]),
    ([undefined, None], "[ undefined, null ]"),
    ([SHARED, SHARED], "[ { x: 1 }, { x: 1 } ]"),
    (Map([(1, 2), ("k", {"v": 1})]), "Map(2) { 1 => 2, 'k' => { v: 1 } }"),
    (Set([1, "a"]), "Set(2) { 1, 'a' }"),
    (datetime(2020, 1, 2, 3, 4, 5, 678000, UTC), "2020-01-02T03:04:05.678Z"),
    (re.compile("a.b", re.IGNORECASE | re.MULTILINE), "/a.b/im"),
    (RegExp("(?<n>x)", "gy"), "/(?<n>x)/gy"),
    (b"", "<Buffer >"),
    (b"hi", "<Buffer 68 69>"),
    ({"a": b"x", "b": SHARED, "c": SHARED}, "{ a: <Buffer 78>, b: { x: 1 }, c: { x: 1 } }"),
    ([FLOATS, FLOATS], "[ Float64Array(1) [ 1.5 ], Float64Array(1) [ 1.5 ] ]"),
    (array("q", [5]), "BigInt64Array(1) [ 5n ]"),
    (memoryview(b"abc"), "Uint8Array(3) [ 97, 98, 99 ]", array("B", b"abc")),
]


def test_bun_reads_what_we_write_and_we_read_it_again(echo: BunChild) -> None:
    """The whole table, there and back."""
    for row in TABLE:
        value, shown = row[:2]
        echo.send(encode(value))

        assert echo.receive().lower() == shown.lower()
        assert echo.receive() == [row[2] if len(row) > 2 else value]


def test_cycles_survive_the_way_there_and_back(echo: BunChild) -> None:
    """By identity."""
    echo.send(encode(CYCLE))

    assert echo.receive() == "<ref *1> { a: 1, me: [Circular *1] }"
    (back,) = echo.receive()
    assert back["me"] is back


def test_references_of_every_width_are_understood(echo: BunChild) -> None:
    """With and without Buffers, whose numbers are counted twice."""
    counts = [126, 127, 128, 253, 254, 255, 256]
    plain = [[*([] for _ in range(count)), SHARED, SHARED] for count in counts]
    for value in (*plain, *([*([b"q"] * count), SHARED, SHARED] for count in counts)):
        echo.send(encode(value))
        echo.receive()
        (back,) = echo.receive()
        assert back == value
        assert back[-1] is back[-2]


def test_errors_arrive_as_errors(echo: BunChild) -> None:
    """With their standard class, and a traceback for a stack."""
    try:
        raise TypeError("boom")
    except TypeError as error:
        echo.send(encode(error))

    assert "Traceback (most recent call last):" in echo.receive()
    (back,) = echo.receive()
    assert (type(back).__name__, str(back)) == ("NodeTypeError", "boom")


def test_a_megabyte_goes_there_and_back(echo: BunChild) -> None:
    """Frames larger than any socket buffer."""
    echo.send(encode({"data": bytes(1 << 20), "text": "y" * 70000}))

    echo.receive()
    assert echo.receive() == [{"data": bytes(1 << 20), "text": "y" * 70000}]


def test_bun_begins_with_its_prelude(echo: BunChild) -> None:
    """By which the dialect is known."""
    assert echo.first[:5] == b"\x01\x02\x00\x00\x00"
