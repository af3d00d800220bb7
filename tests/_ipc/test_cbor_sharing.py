"""Shared objects and cycles on the cbor wire: found by identity, while the objects live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nodecompat._ipc.protocol import Channel


class Fresh(Mapping[str, list[str]]):
    """Makes its values anew whenever it is asked."""

    def __getitem__(self, key: str) -> list[str]:
        return [key]

    def __iter__(self) -> Iterator[str]:
        return iter("abcd")

    def __len__(self) -> int:
        return 4


def arrived(value: Any) -> Any:
    [(_, received)] = Channel("cbor").receive(Channel("cbor").send(value))
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
