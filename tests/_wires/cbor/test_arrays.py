"""Typed arrays on the cbor wire follow RFC 8746."""

from __future__ import annotations

import array
import sys
from typing import Any

import pytest
from support import label

from nodecompat._channel.protocol import Channel
from nodecompat._wires.cbor.read import decode
from nodecompat._wires.cbor.read_rest import ACCEPTED
from nodecompat._wires.cbor.write import encode

little = pytest.mark.skipif(sys.byteorder == "big", reason="literal bytes of a little-endian machine")


@pytest.mark.parametrize("code", "bBhHiIlLqQfd")
def test_each_element_type_travels(code: str) -> None:
    """Every type code of array.array but the deprecated text arrives with its values; by size, not by name."""
    sent = array.array(code, [0, 1, 100])
    ((_, arrived),), _ = Channel("cbor").receive(as_bytes(encode(sent)))  # fmt: skip

    assert arrived == sent
    assert arrived.itemsize == sent.itemsize


def as_bytes(frame: Any) -> bytes:
    return frame if isinstance(frame, bytes) else b"".join(frame)


@little
@pytest.mark.parametrize(
    ("encoded", "code", "values"),
    [
        ("d840420102", "B", [1, 2]),
        ("d844420102", "B", [1, 2]),
        ("d848420102", "b", [1, 2]),
        ("d841420102", "H", [0x0102]),
        ("d845420102", "H", [0x0201]),
        ("d8494101ff", None, []),
        ("d84f480100000000000000", "q", [1]),
        ("d8525803ff0000", None, []),
        ("d852483ff8000000000000", "d", [1.5]),
        ("d856480000000000 00f83f".replace(" ", ""), "d", [1.5]),
        ("d850423e00", "f", [1.5]),
        ("d85442003e", "f", [1.5]),
        ("d85540", "f", []),
    ],
)
def test_both_byte_orders_are_read(encoded: str, code: str | None, values: list[float]) -> None:
    """Elements are turned to this machine's order; a broken number of bytes is refused."""
    if code is None:
        with pytest.raises(ValueError, match=r"."):
            decode(bytes.fromhex(encoded))
        return
    arrived = decode(bytes.fromhex(encoded))

    assert (arrived.typecode, list(arrived)) == (code, values)


def test_several_dimensions_travel() -> None:
    """A memoryview of shape 2 x 3 arrives in that shape."""
    view = memoryview(array.array("h", range(6))).cast("B").cast("h", (2, 3))
    ((_, arrived),), _ = Channel("cbor").receive(as_bytes(encode([view])))  # fmt: skip

    assert arrived[0].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_strided_view_is_gathered() -> None:
    """Elements that do not lie side by side are written in their order."""
    ((_, arrived),), _ = Channel("cbor").receive(as_bytes(encode(memoryview(b"abcdef")[::2])))  # fmt: skip

    assert arrived == array.array("B", b"ace")


def test_a_large_array_is_not_copied() -> None:
    """Its memory follows the head in the frame's list of buffers."""
    numbers = array.array("d", bytes(8 * 100_000))
    frame = encode(numbers)

    assert isinstance(frame, list)
    assert isinstance(frame[1], memoryview)
    assert frame[1].obj is numbers
    assert Channel("cbor").receive(as_bytes(frame))[0][0][1] == numbers


@pytest.mark.parametrize(
    "value",
    [
        5,
        [1, 2, 3],
        [[2], 5],
        [[-1], array.array("B", b"a")],
        [[1 << 50], array.array("B", b"a")],
        [[2, 2], array.array("B", b"abc")],
        [["2"], array.array("B", b"ab")],
        [[], array.array("B", b"ab")],
        [[1] * 65, array.array("B", b"a")],
    ],
    ids=label,
)
def test_bad_dimensions_are_refused(value: Any) -> None:
    """Dimensions must fit the elements exactly."""
    with pytest.raises(ValueError, match="tag 40"):
        ACCEPTED[40](value, False)


def test_numpy_arrays_travel() -> None:
    """When numpy is there: any contiguous or strided array, and scalars, and arrays arrive as numpy's."""
    numpy = pytest.importorskip("numpy")
    grid = numpy.arange(6, dtype="<f4").reshape(2, 3).T
    ((_, arrived),), _ = Channel("cbor").receive(as_bytes(encode([grid, numpy.float64(1.5), numpy.int32(3)])))  # fmt: skip

    assert arrived[0].tolist() == [[0, 3], [1, 4], [2, 5]]
    assert arrived[1:] == [1.5, 3]


def test_numpy_arrays_of_no_dimension_and_of_nothing_travel() -> None:
    """What the encoder writes the decoder accepts, whatever the shape; without numpy as a memoryview."""
    numpy = pytest.importorskip("numpy")
    ((_, arrived),), _ = Channel("cbor").receive(as_bytes(encode([numpy.array(5, dtype="i4"), numpy.zeros((0, 3))])))  # fmt: skip

    assert [(one.shape, one.tolist()) for one in arrived] == [((), 5), ((0, 3), [])]


def test_an_array_of_no_dimension_is_one_element() -> None:
    """RFC 8746 lets the list of dimensions be empty."""
    made = ACCEPTED[40]([[], array.array("i", [5])], False)

    assert (made.shape, made.tolist()) == ((), 5)
