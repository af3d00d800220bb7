"""The messages of one read: each is one by itself, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, Channel
from nodecompat._wires.cbor.tags import cbor_head
from nodecompat._wires.json.fast import fast
from nodecompat.values import Map, undefined


def cbor(*bodies: str) -> bytes:
    return b"".join(cbor_head(len(bytes.fromhex(body))) + bytes.fromhex(body) for body in bodies)


@pytest.fixture(autouse=True)
def _json_as_before() -> Iterator[None]:
    before = fast.dumps is not None
    yield
    (fast.take if before else fast.leave_alone)()


CBOR = {
    "plain": (["01", "6161", "a16162f6", "80"], [1, "a", {"b": None}, []]),
    "undefined": (["01", "f7", "81f7"], [1, undefined, [undefined]]),
    "odd keys": (["a10102", "01"], [{1: 2}, 1]),
    "a Map": (["da6e6f644d81820102", "01"], [Map([(1, 2)]), 1]),
}


@pytest.mark.parametrize("name", CBOR)
def test_cbor_messages_of_one_read(name: str) -> None:
    """Whatever they hold."""
    bodies, values = CBOR[name]
    assert Channel("cbor").receive(cbor(*bodies))[0] == [(MESSAGE, value) for value in values]


def test_shared_values_are_those_of_one_message() -> None:
    """Two messages that each hold themselves, in one read."""
    ((_, first), (_, second)), _ = Channel("cbor").receive(cbor("d81c81d81d00", "d81c82d81d0001"))
    assert first[0] is first
    assert second[0] is second
    assert second[1] == 1


def test_a_reference_into_another_message_is_refused() -> None:
    """The first message marks a value, the second refers to it: no message sees anything of another."""
    (first, second), _ = Channel("cbor").receive(cbor("d81c80", "d81d00"))
    assert first == (MESSAGE, [])
    assert second[0] == BAD_FRAME


@pytest.mark.parametrize("bad", ["0102", "", "82", "8201", "ff", "f0", "d9ffff01"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_bad_cbor_message_among_good_ones(bad: str, place: int) -> None:
    """What stands before it comes out, its offset is told, nothing after it comes out."""
    bodies = ["6161", "6162", "6163"]
    bodies.insert(place, bad)
    notices, _ = Channel("cbor").receive(cbor(*bodies))
    assert notices[:-1] == [(MESSAGE, letter) for letter in "abc"[:place]]
    assert notices[-1][0] == BAD_FRAME
    assert notices[-1][1].offset == 5 * place


def test_items_that_make_up_for_each_other_are_refused() -> None:
    """A message of two items and an empty one have as many items as messages."""
    assert [kind for kind, _ in Channel("cbor").receive(cbor("0102", ""))[0]] == [BAD_FRAME]
    assert [kind for kind, _ in Channel("cbor").receive(cbor("8201", "02"))[0]] == [BAD_FRAME]


@pytest.mark.parametrize("orjson", [True, False])
@pytest.mark.parametrize(
    "lines",
    [
        ["1,2"],
        ["[1", "2]"],
        ["[1", "2]", "3,4"],
        ['"a', 'b"'],
        ["1,2", "3"],
        ["", "1]", "[2"],
        ['{"a":1', '"b":2}'],
        ["1,2,3"],
        ["1,2,3", "4"],
        ["1,2,3,4,5", "6", "7"],
        ["1,2,3", "4,5,6", "7"],
    ],
)
def test_json_lines_that_make_up_for_each_other_are_refused(orjson: bool, lines: list[str]) -> None:
    """Each line is a text by itself; with orjson and without."""
    use(orjson)
    stream = "".join(line + "\n" for line in ["0", *lines]).encode()
    notices, _ = Channel("json").receive(stream)
    assert notices[0] == (MESSAGE, 0)
    assert notices[1][0] == BAD_FRAME
    assert len(notices) == 2


@pytest.mark.parametrize("orjson", [True, False])
def test_json_lines_of_one_read(orjson: bool) -> None:
    """Also integers over 64 bits, of which orjson would make floats, and what only JSON.parse takes."""
    use(orjson)
    stream = b'{"a":[1]}\n123456789012345678901234567890\n"\\ud800"\n 1.5e3\r\n18446744073709551615\n'
    assert Channel("json").receive(stream)[0] == [
        (MESSAGE, {"a": [1]}),
        (MESSAGE, 123456789012345678901234567890),
        (MESSAGE, "\ud800"),
        (MESSAGE, 1500.0),
        (MESSAGE, 18446744073709551615),
    ]


def use(orjson: bool) -> None:
    if not orjson:
        fast.leave_alone()
    elif not fast.take():
        pytest.skip("no orjson")
