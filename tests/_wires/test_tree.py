"""What all wires share: refusals and their errors, the table of writers, large parts, keys that collide."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from nodecompat._errors.base import InvalidArgValueError
from nodecompat._errors.rare import DataCloneError
from nodecompat._js.kinds import MAX_INTEGER_BYTES, RefusedError, TooDeepError
from nodecompat._wires import tree
from nodecompat._wires.javascript import OddKeyError, Writers
from nodecompat._wires.v8 import write as v8_write


def test_a_refusal_names_the_way_to_the_culprit() -> None:
    """The steps are collected from the inside."""
    refusal = RefusedError("a lock")
    refusal.steps += ["fn", 2, "jobs"]
    error = tree.unsendable(refusal, {})

    assert isinstance(error, DataCloneError)
    assert (error.path, str(error)) == ("message.jobs[2].fn", "a lock could not be cloned (at message.jobs[2].fn)")


def test_too_many_levels_are_an_invalid_argument() -> None:
    """The text shows where, shortened; the error's path is whole."""
    fault = TooDeepError()
    fault.steps += ["a"] * 1000
    error = tree.unsendable(fault, [])

    assert isinstance(error, InvalidArgValueError)
    assert str(error).startswith("The argument 'message' has more than 1000 levels (at message.a.a.a")
    assert len(str(error)) < 160
    assert error.path == "message" + ".a" * 1000


def test_python_running_out_of_calls_is_tried_again_with_more() -> None:
    """And what runs out of those, too, is an error of the program's own."""
    usual = sys.getrecursionlimit()

    def write(levels: int) -> int:
        return 1 + write(levels - 1) if levels else 0

    with pytest.raises(RecursionError) as caught:
        write(5000)
    assert tree.rescue(caught.value, write, 5000) == 5000
    with pytest.raises(RecursionError):
        tree.rescue(caught.value, write, 100_000)
    assert sys.getrecursionlimit() == usual


@pytest.mark.parametrize(("value", "unit", "data"), [(0, 8, b""), (1, 8, b"\1" + bytes(7)), (-258, 1, b"\2\1")])
def test_an_integer_is_whole_units_of_bytes(value: int, unit: int, data: bytes) -> None:
    """Without its sign, the lowest byte first."""
    assert tree.magnitude(value, unit) == data
    assert tree.big_integer(b"x" + data, 1, len(data)) == abs(value)


def test_integers_are_bounded_both_ways() -> None:
    """Because int() of a long one takes long."""
    with pytest.raises(RefusedError):
        tree.magnitude(1 << 8 * MAX_INTEGER_BYTES, 8)
    with pytest.raises(ValueError, match="a bigint of more than 4096 bytes"):
        tree.big_integer(b"", 0, MAX_INTEGER_BYTES + 1)


def test_a_type_is_remembered_up_to_a_bound() -> None:
    """Classes that are made at run time do not grow the table for ever."""
    writers: dict[type, int] = {}
    for number in range(2000):
        assert tree.remember(writers, type("Made", (), {}), number) == number

    assert len(writers) == 1024


def test_the_first_instance_of_a_class_brings_its_writer() -> None:
    """And `Writers` keeps it."""

    class Point:
        x = 1

    assert Point not in v8_write.WRITERS
    v8_write.encode(Point())

    assert Point in v8_write.WRITERS
    assert isinstance(v8_write.WRITERS, Writers)


def test_large_parts_stay_apart() -> None:
    """Small ones are joined; what is joined to one part is no list."""
    large = bytes(tree.LARGE)

    assert tree.gather([b"a", b"b"]) == b"ab"
    assert tree.gather([b"a", b"b", large, large, b"c"]) == [b"ab", large, large, b"c"]
    assert tree.gather([large]) == large


class Colliding:
    """A key whose hash its maker chose."""

    def __hash__(self) -> int:
        return 1


def test_keys_that_collide_are_refused() -> None:
    """Fifty-one of one hash, among others or not."""
    keys: list[Any] = [*range(1000), *(Colliding() for _ in range(51))]

    tree.check_collisions(keys[:1000] + keys[:1000])  # small integers and texts cannot
    with pytest.raises(ValueError, match="keys chosen to collide"):
        tree.check_collisions(keys)
    tree.check_collisions(keys[-50:])


def test_an_odd_key_never_gets_out() -> None:
    """The dict is written again with text for keys, also within others, and what it holds keeps its identity."""
    shared: list[int] = []
    frame = v8_write.encode({"a": {1: shared}, "b": [shared, {None: 1}]})

    assert isinstance(frame, bytes)
    assert not issubclass(OddKeyError, ValueError)
    assert frame == v8_write.encode({"a": {"1": shared}, "b": [shared, {"null": 1}]})
