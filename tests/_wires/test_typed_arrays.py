"""Buffers on the `advanced` wire."""

from __future__ import annotations

import array
import ctypes
import struct
from typing import Any

import pytest

from nodecompat._js.kinds import RefusedError
from nodecompat._wires.typed_arrays import make_shared_view, make_view, typed_array


@pytest.mark.parametrize(
    ("value", "number", "data"),
    [
        (array.array("b", [-1]), 0, "ff"),
        (array.array("B", [1, 2]), 1, "0102"),
        (array.array("h", [1]), 3, "0100"),
        (array.array("H", [1]), 4, "0100"),
        (array.array("i", [1]), 5, "01000000"),
        (array.array("I", [1]), 6, "01000000"),
        (array.array("f", [1]), 7, "0000803f"),
        (array.array("d", [1]), 8, "000000000000f03f"),
        (array.array("q", [1]), 11, "0100000000000000"),
        (array.array("Q", [1]), 12, "0100000000000000"),
        (array.array("l", [1]), 11 if struct.calcsize("l") == 8 else 5, "01" + "00" * (struct.calcsize("l") - 1)),
        (memoryview(b"abcd")[::2], 1, "6163"),
        (memoryview(bytes(range(6))).cast("B", [2, 3]), 1, "000102030405"),
        (memoryview(array.array("h", [1, 2])).cast("B").cast("H"), 4, "01000200"),
        ((ctypes.c_int16.__ctype_be__ * 2)(1, 2), 3, "01000200"),
        (memoryview(b""), 1, ""),
    ],
)  # fmt: skip
def test_elements_have_their_type_and_bytes(value: Any, number: int, data: str) -> None:
    """Node's number of the type, and the elements in little-endian order, row by row."""
    assert typed_array(value) == (number, bytes.fromhex(data))


@pytest.mark.parametrize("value", [memoryview(b"ab").cast("c"), memoryview(b"ab").cast("?"), 5])
def test_what_has_no_type_in_javascript_is_refused(value: Any) -> None:
    """Characters and booleans are no elements there."""
    with pytest.raises(RefusedError):
        typed_array(value)


@pytest.mark.parametrize(
    ("number", "data", "made"),
    [
        (0, "ff", array.array("b", [-1])),
        (2, "ff", array.array("B", [255])),
        (9, "0102", b"\x01\x02"),
        (10, "0102", b"\x01\x02"),
        (12, "0100000000000000", array.array("Q", [1])),
        (13, "003e00bc", array.array("f", [1.5, -1])),
        (8, "", array.array("d")),
    ],
)
def test_views_arrive_as_arrays(number: int, data: str, made: Any) -> None:
    """Half floats become single ones; what has no elements is bytes."""
    arrived = make_view(number, bytes.fromhex(data))

    assert arrived == made
    assert getattr(arrived, "typecode", None) == getattr(made, "typecode", None)


def test_shared_views_are_windows() -> None:
    """A view over an ArrayBuffer reads and writes its memory, at an odd offset too where elements allow."""
    memory = bytearray(range(8))
    words, content = make_shared_view(6, memory, 4, 4), make_shared_view(9, memory, 1, 3)
    assert words is not None
    assert content is not None
    words[0] = 0

    assert memory == bytes([0, 1, 2, 3, 0, 0, 0, 0])
    assert content.tolist() == [1, 2, 3]
    assert make_shared_view(13, memory, 0, 2) is None


def test_numpy_arrays_travel() -> None:
    """Numbers of every size and order; half floats as single ones; booleans and objects do not."""
    numpy = pytest.importorskip("numpy")

    assert typed_array(numpy.array([1.5], "<f2")) == (7, struct.pack("<f", 1.5))
    assert typed_array(numpy.array([[1, 2], [3, 4]], ">u2").T) == (4, struct.pack("<4H", 1, 3, 2, 4))
    for refused in (numpy.array([True]), numpy.array([None])):
        with pytest.raises(RefusedError):
            typed_array(refused)
