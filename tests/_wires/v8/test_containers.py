"""Objects and arrays of the `advanced` wire: the short forms that are read in place, and the long ones beside them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from nodecompat._wires.v8 import read
from nodecompat._wires.v8.write import encode
from nodecompat.values import undefined

decode: Any = read.decode

INTEGERS = [
    (0, "4900"),
    (-1, "4901"),
    (63, "497e"),
    (-64, "497f"),
    (64, "498001"),
    (-65, "498101"),
    (1023, "49fe0f"),
    (1024, "498010"),
    (8191, "49fe7f"),
    (-8192, "49ff7f"),
    (8192, "49808001"),
    (1048575, "49feff7f"),
    (-1048576, "49ffff7f"),
    (1048576, "4980808001"),
    (2**31 - 1, "49feffffff0f"),
    (-(2**31), "49ffffffff0f"),
    (2**31, "4e000000000000e041"),
    (-(2**31) - 1, "4e000020000000e0c1"),
]


def body(value: Any) -> bytes:
    frame = encode(value)
    assert isinstance(frame, bytes)
    return frame[4:]


@pytest.mark.parametrize(("number", "spelled"), INTEGERS)
def test_integers_of_every_length(number: int, spelled: str) -> None:
    """Alone, in an object and in an array, written twice over and read: one spelling, one number."""
    item = bytes.fromhex(spelled)
    in_object = b"\xff\x0f\x6f\x22\x01a" + item + b"\x22\x01b" + item + b"\x7b\x02"
    in_array = b"\xff\x0f\x41\x02" + item + item + b"\x24\x00\x02"

    assert (body(number), decode(b"\xff\x0f" + item)) == (b"\xff\x0f" + item, number)
    assert (body({"a": number, "b": number}), decode(in_object)) == (in_object, {"a": number, "b": number})
    assert (body([number, number]), decode(in_array)) == (in_array, [number, number])


@pytest.mark.parametrize("size", [0, 1, 127, 128, 16383, 16384])
def test_text_of_every_length(size: int) -> None:
    """Keys, values and items whose size takes one byte, two or three."""
    text = "é" * size
    value = {text: text, "items": [text, text], "end": 1}

    assert decode(body(value)) == value


@pytest.mark.parametrize("count", [0, 1, 63, 64, 127, 128, 300])
def test_containers_of_every_length(count: int) -> None:
    """Objects and arrays whose number of members takes one byte or two."""
    value = [{f"key{index}": index for index in range(count)}, [*range(count)], [{}] * count, ["x"] * count]

    assert decode(body(value)) == value


def test_arrays_that_begin_with_doubles() -> None:
    """A run of doubles is read at once: what is whole becomes an int, what follows the run is read one by one."""
    items = [1.5, -0.0, math.inf, 1e300, 2.0**60, 0.1, "then", 7, undefined, 2.5, None]
    nan = decode(body([math.nan] * 5))
    numbers = decode(body([2.0, -3.0, 2.0**53, 2.0**54, 0.5]))
    same = decode(body(items))

    assert same == items
    assert math.copysign(1, same[1]) == -1
    assert all(map(math.isnan, nan))
    assert [type(number) for number in numbers] == [int, int, int, float, float]


def test_a_run_of_doubles_may_be_cut_off() -> None:
    """No number is made of half a number, and the length may be a lie."""
    whole = body([1.5, 2.5, 3.5, 4.5])

    for end in range(3, len(whole)):
        with pytest.raises(ValueError, match="cut off"):
            decode(whole[:end])
    with pytest.raises(ValueError, match="0x24 where a value must begin"):
        decode(whole.replace(b"\x41\x04", b"\x41\xff\xff\xff\xff\x0f"))


def test_a_run_of_doubles_may_be_short() -> None:
    """The byte that marks a double may be anywhere in what follows; a long run is read in parts."""
    many = [index + 0.5 for index in range(3000)]
    text = "NNNNNNNNN" * 3

    assert decode(body([1.5, text, text, text, text])) == [1.5, text, text, text, text]
    assert decode(body([1.5, 1.5, 8.0, text])) == [1.5, 1.5, 8, text]
    assert decode(body([*many, text])) == [*many, text]
    assert decode(body(many[:1024])) == many[:1024]


@pytest.mark.parametrize("frame", ["ff0f41012d240001", "ff0f41042d2d49022d240004"])
def test_holes_stand_in_arrays_only(frame: str) -> None:
    """A hole arrives as undefined; where no element stands it is no value."""
    assert decode(bytes.fromhex(frame))[0] is undefined
    for other in ("ff0f2d", "ff0f6f2201612d7b01", "ff0f3b2d2d3a02"):
        with pytest.raises(ValueError, match="0x2d where a value must begin"):
            decode(bytes.fromhex(other))
