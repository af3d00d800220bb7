"""Values to frames of Bun's advanced wire."""

from __future__ import annotations

import re
from array import array
from collections import deque
from datetime import UTC, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support_values import levels

from nodecompat._js import MAX_DEPTH
from nodecompat._wires import DIALECTS
from nodecompat._wires.jsc import read
from nodecompat._wires.jsc.write import encode
from nodecompat.errors import DataCloneError, InvalidArgValueError
from nodecompat.values import Map, RegExp, Set, undefined

decode: Any = read.decode


def whole(frame: bytes | list[Any]) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(frame)


class Color(Enum):
    RED = "red"


# Bun 1.4.2 writes the same bytes for the same value.
BYTES: list[tuple[Any, str]] = [
    (None, "04"),
    (undefined, "03"),
    (True, "09"),
    (False, "08"),
    (0, "06"),
    (1, "07"),
    (2, "05 02000000"),
    (-5, "05 fbffffff"),
    (2**31, "0a 000000000000e041"),
    (2**53, "0a 0000000000004043"),
    (-(2**53) - 1, "2f 01 01000000 0100000000002000"),
    (1 << 64, "2f 00 02000000 0000000000000000 0100000000000000"),
    (1.5, "0a 000000000000f83f"),
    (-0.0, "0a 0000000000000080"),
    ("", "11"),
    ("hi", "10 02000080 6869"),
    ("é", "10 01000080 e9"),
    ("€", "10 01000000 ac20"),
    ("\ud800", "10 01000000 00d8"),
    ([], "01 00000000 ffffffff"),
    ([1, "a"], "01 02000000 00000000 07 01000000 10 01000080 61 ffffffff"),
    ((), "01 00000000 ffffffff"),
    ({"a": 1}, "02 01000080 61 07 ffffffff"),
    ({5: 1}, "02 01000080 35 07 ffffffff"),
    (Map([(1, 2)]), "1e 07 05 02000000 1f ffffffff"),
    (Set([1]), "1d 07 20 ffffffff"),
    (datetime(1970, 1, 1, 0, 0, 0, 5000, UTC), "0b 0000000000001440"),
    (re.compile("a", re.IGNORECASE | re.MULTILINE), "12 01000080 61 02000080 696d"),
    (RegExp("a", "yg"), "12 01000080 61 02000080 6779"),
    (array("h", [-2]), "16 04 0000000000000000 0200000000000000 15 0200000000000000 feff"),
    (Color.RED, "10 03000080 726564"),
    (UUID(int=5), "10 24000080" + b"00000000-0000-0000-0000-000000000005".hex()),
    (deque([1]), "01 01000000 00000000 07 ffffffff"),
]


@pytest.mark.parametrize(("value", "expected"), BYTES)
def test_each_value_is_written_as_bun_writes_it(value: Any, expected: str) -> None:
    """Type 2, the length, version 14, the value."""
    body = bytes.fromhex("0e000000" + expected)

    assert encode(value) == b"\x02" + len(body).to_bytes(4, "little") + body


def test_bytes_are_buffers_by_the_list_beside_the_message() -> None:
    """A frame of type 4, as Bun's: the array of the message and of references to its Buffers."""
    assert whole(encode(b"hi"))[9:] == bytes.fromhex(
        "01 02000000 00000000 16 02 0000000000000000 0200000000000000 15 0200000000000000 6869"
        "01000000 01 01000000 00000000 13 02 ffffffff ffffffff"
    )
    assert whole(encode({"a": [b"x"]}))[0] == 4


def test_a_bytearray_keeps_its_identity_and_its_content_of_now() -> None:
    """It may be changed as soon as it was sent."""
    shared = bytearray(b"zz")
    frame = whole(encode([shared, shared]))
    shared[0] = 0

    assert frame.count(b"zz") == 1
    assert decode(frame) == [b"zz", b"zz"]


def test_cycles_and_shared_containers_are_references() -> None:
    """Also through the second pass that a message with bytes takes."""
    circle: dict[str, Any] = {"data": b"x"}
    circle["me"] = circle
    found = decode(whole(encode(circle)))

    assert found["me"] is found
    shared: list[Any] = []
    first, second, third = decode(whole(encode([shared, shared, datetime(2020, 1, 1, tzinfo=UTC)])))
    assert first is second
    assert third == datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("count", [252, 253, 254, 255, 256, 65534, 65535, 65536])
def test_references_beyond_one_and_two_bytes(count: int) -> None:
    """The width of a reference follows from how many objects there are at that place."""
    found = decode(whole(encode([*([] for _ in range(count)), shared := {"x": 1}, shared, [shared]])))

    assert found[-1][0] is found[-2] is found[-3]


def test_keys_that_are_no_strings_come_late() -> None:
    """What was written before one shows up is written anew: numbers, Buffers and references agree."""
    shared: list[Any] = [1]
    value = {"first": shared, "data": b"x", 5: shared, None: b"y", "5": shared}

    found = decode(whole(encode({"outer": value, "again": shared})))
    assert found == {"outer": {"first": [1], "data": b"x", "5": [1], "null": b"y"}, "again": [1]}
    assert found["outer"]["first"] is found["outer"]["5"] is found["again"]


def test_an_error_has_class_message_and_stack() -> None:
    """The class is the standard one by name or by Python class; the traceback is the stack; a cause stays behind."""
    try:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            raise TypeError("boom") from inner
    except TypeError as error:
        found = decode(whole(encode({"error": error, "same": error})))

    assert found["error"] is found["same"]
    assert (found["error"].name, str(found["error"])) == ("TypeError", "boom")
    assert found["error"].stack.startswith("Traceback (most recent call last):")
    assert not hasattr(found["error"], "cause")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (print, "function print could not be cloned (at message.job[1])"),
        (re.compile("(?P<name>x)"), "the pattern '(?P<name>x)', which JavaScript cannot read, could not be cloned"),
        (re.compile(b"x"), "a pattern over bytes could not be cloned"),
        (RegExp("a", "q"), "a pattern with the flags 'q' could not be cloned"),
        (RegExp("a", "gg"), "a pattern with the flags 'gg' could not be cloned"),
        pytest.param(1 << 40000, "an integer of 5008 bytes could not be cloned", id="integer"),
    ],
)
def test_what_cannot_travel_is_named_with_its_place(value: Any, what: str) -> None:
    """A flag or a pattern Bun cannot read would end it, so it is refused here."""
    with pytest.raises(DataCloneError, match=re.escape(what)) as caught:
        encode({"job": [b"x", value]})
    assert caught.value.path == "message.job[1]"


def test_more_levels_than_the_limit_are_refused() -> None:
    """The same limit as for reading."""
    deep: Any = []
    for _ in range(MAX_DEPTH - 1):
        deep = [deep]
    assert levels(decode(whole(encode(deep)))) == MAX_DEPTH

    with pytest.raises(InvalidArgValueError, match=f"has more than {MAX_DEPTH} levels"):
        encode([deep])


def test_a_large_buffer_is_not_copied_into_the_frame() -> None:
    """It follows what is before it as a part of its own."""
    large = bytes(1 << 20)
    frame = encode({"a": large, "b": 1})

    assert isinstance(frame, list)
    assert any(part is large for part in frame)
    assert decode(whole(frame)) == {"a": large, "b": 1}


def test_the_first_frame_of_a_channel_follows_the_prelude() -> None:
    """Bun begins so, too. A message that cannot be encoded does not use it up."""
    first = DIALECTS["jsc"].encoder()
    with pytest.raises(DataCloneError):
        first(print)

    assert first(1) == b"\x01\x02\x00\x00\x00" + whole(encode(1))
    assert first(1) == encode(1)
    assert whole(DIALECTS["jsc"].encoder()(bytes(1 << 17)))[:6] == b"\x01\x02\x00\x00\x00\x04"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 70), 1 << 70) | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=4), inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@given(VALUES)
@settings(max_examples=200, deadline=None)
@pytest.mark.slow
def test_what_is_written_is_read_again(value: Any) -> None:
    """Any nesting of plain values, with and without bytes."""
    assert decode(whole(encode(value))) == value
