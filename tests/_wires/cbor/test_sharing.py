"""Shared objects and cycles on the cbor wire: found by identity, while the objects live."""

from __future__ import annotations

import array
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from nodecompat import Symbol
from nodecompat._channel.protocol import Channel
from nodecompat._wires.cbor.read import decode
from nodecompat.errors import DataCloneError
from nodecompat.values import undefined


class Fresh(Mapping[str, list[str]]):
    """Makes its values anew whenever it is asked."""

    def __getitem__(self, key: str) -> list[str]:
        return [key]

    def __iter__(self) -> Iterator[str]:
        return iter("abcd")

    def __len__(self) -> int:
        return 4


def arrived(value: Any) -> Any:
    frame = Channel("cbor").send(value)
    [(_, received)], _ = Channel("cbor").receive(frame if isinstance(frame, bytes) else b"".join(frame))
    return received


def test_values_that_a_mapping_makes_anew_are_not_taken_for_shared_ones() -> None:
    """A freed value's identity may come again; it says nothing then."""
    plain = {"a": ["a"], "b": ["b"], "c": ["c"], "d": ["d"]}

    assert arrived([Fresh() for _ in range(50)]) == [plain] * 50


def test_they_may_stand_beside_really_shared_ones() -> None:
    """Both passes over a message with shared parts meet the same values."""
    shared = Fresh()
    first, second, other = arrived([shared, shared, [Fresh()] * 2])

    assert first is second
    assert first == {"a": ["a"], "b": ["b"], "c": ["c"], "d": ["d"]}
    assert other[0] is other[1]


def test_identity_and_cycles_are_kept() -> None:
    """As structured clone does."""
    part = [1]
    message: dict[str, Any] = {"a": part, "b": part}
    message["self"] = message
    received = arrived(message)

    assert received["a"] is received["b"]
    assert received["self"] is received


def test_errors_and_arrays_keep_their_identity() -> None:
    """What can be changed is one object again where it was one object."""
    error, numbers = ValueError("m"), array.array("d", [1])
    made = arrived([error, numbers, {"error": error, "numbers": numbers}])

    assert made[0] is made[2]["error"]
    assert made[1] is made[2]["numbers"]


def test_an_error_that_holds_itself_travels_without_that() -> None:
    """The property is left behind; the error, which is met elsewhere too, is one."""
    error: Any = ValueError("m")
    error.own, error.me, error.code = [1], [error], "E"
    made = arrived([error, error])

    assert made[0] is made[1]
    assert (made[0].code, made[0].own, hasattr(made[0], "me")) == ("E", [1], False)


def test_what_is_made_of_an_error_is_not_taken_for_shared() -> None:
    """The lists of arguments and of errors are made anew at each look; a freed one's identity is given out again."""
    group = ExceptionGroup("g", [ValueError(str(number), number) for number in range(50)])
    made = arrived([group, shared := [1], shared, *(OSError(number, "text") for number in range(50))])

    assert [error.args for error in made[0].exceptions] == [(str(number), number) for number in range(50)]
    assert made[1] is made[2]
    assert [error.args for error in made[3:]] == [(number, "text") for number in range(50)]


def test_entries_whose_key_is_a_symbol_stay_behind() -> None:
    """As in structured clone; what else the message is, cycles and errors among it, stays so."""
    message: dict[Any, Any] = {"a": 1, Symbol("b"): print, "l": [{Symbol("c"): 1, "d": undefined}]}
    message["self"] = message
    message["error"] = ValueError("m")
    received = arrived(message)

    assert received["self"] is received
    assert [*received] == ["a", "l", "self", "error"]
    assert received["l"] == [{"d": undefined}]
    assert repr(received["error"]) == "ValueError('m')"
    with pytest.raises(DataCloneError, match=r"function print could not be cloned \(at message.x\)") as caught:
        arrived({Symbol("b"): 1, "x": print})
    assert caught.value.code == "ERR_DATA_CLONE"
    with pytest.raises(DataCloneError, match=r"^function could not be cloned \(at message\[0\]\)"):
        arrived([lambda: 1])


def test_an_error_that_a_peer_lets_hold_itself_is_refused() -> None:
    """It is made of its content, and so cannot be there before; as no writer of ours writes it."""
    body = bytes.fromhex("d81c d81b 83 6145 616d a1 6178 d81d00".replace(" ", ""))

    with pytest.raises(ValueError, match="shared"):
        decode(body)
