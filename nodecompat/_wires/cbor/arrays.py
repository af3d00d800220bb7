"""Typed arrays on the `cbor` wire: RFC 8746, one tag for each element type.

What must stay true: the elements travel in this machine's byte order, without being copied where their
memory is contiguous; what arrives is an `array.array`, or with tag 40 an array of several dimensions.
"""

from __future__ import annotations

import struct
import sys
from typing import Any, Final

from nodecompat._js.kinds import numpy_loaded
from nodecompat._wires.cbor.tags import TAG_MULTI_DIMENSIONAL, TYPED_ARRAYS, head

_BIG_HERE: Final = sys.byteorder == "big"
_KIND_OF_FORMAT: Final = {**dict.fromkeys("BHILQN", "u"), **dict.fromkeys("bhilqn", "i"), **dict.fromkeys("efd", "f")}
_TAGS: Final = {
    (kind, size, big): tag for tag, (kind, size, big) in reversed(TYPED_ARRAYS.items()) if tag not in (64, 68)
} | {("u", 1, False): 64, ("u", 1, True): 64, ("i", 1, True): 72}
_CODES: Final = {
    **{("u", struct.calcsize(code)): code for code in "LQIHB"},
    **{("i", struct.calcsize(code)): code for code in "lqihb"},
    ("f", 4): "f",
    ("f", 8): "d",
}
_MAX_DIMENSIONS: Final = 64  # Python's own limit for buffers


def typed_array(value: Any) -> tuple[bytes, Any] | None:
    """The head and the data of a buffer's elements; None when its element type has no tag."""
    try:
        view = memoryview(value)
    except (TypeError, ValueError):
        return None
    element = view.format.lstrip("@=<>!")
    kind = _KIND_OF_FORMAT.get(element)
    big = _BIG_HERE if view.format[0] not in "<>!" else view.format[0] != "<"
    tag = _TAGS.get((kind or "", view.itemsize, big))
    if tag is None:
        return None
    if view.c_contiguous and view.format[0] not in "<>!=" and view.nbytes:
        data: Any = view.cast("B") if view.ndim != 1 or view.format != "B" else view
    else:
        data = view.tobytes()
    start = head(0xC0, tag) + head(0x40, view.nbytes)
    if view.ndim != 1:
        sizes = b"".join([head(0x00, size) for size in view.shape or ()])
        start = head(0xC0, TAG_MULTI_DIMENSIONAL) + b"\x82" + head(0x80, view.ndim) + sizes + start
    return start, data


def make_typed_array(tag: int, data: Any) -> Any:
    """The `array.array` of a typed array's bytes. Half floats, which it cannot hold, become single ones."""
    from array import array

    kind, size, big = TYPED_ARRAYS[tag]
    if type(data) is not bytes or len(data) % size:
        raise ValueError(f"a typed array (tag {tag}) that is no whole number of elements")
    if (kind, size) == ("f", 2):
        return array("f", struct.unpack(f"{'>' if big else '<'}{len(data) // 2}e", data))
    made: Any = array(_CODES[kind, size])
    made.frombytes(data)
    if big != _BIG_HERE and size > 1:
        made.byteswap()
    return made


def make_multi_dimensional(value: Any) -> Any:
    """A numpy array when the program has imported numpy, else a memoryview of that shape."""
    if type(value) is not list or len(value) != 2 or type(value[0]) is not list:
        raise ValueError("a multi-dimensional array (tag 40) that is no pair of dimensions and elements")
    sizes, elements = value
    count = 1
    for size in sizes:
        if type(size) is not int or not 0 <= size < 1 << 40:
            raise ValueError("a multi-dimensional array (tag 40) with a bad dimension")
        count *= size
    if not hasattr(elements, "typecode") or count != len(elements) or len(sizes) > _MAX_DIMENSIONS:
        raise ValueError("a multi-dimensional array (tag 40) whose dimensions do not fit its elements")
    numpy = numpy_loaded()
    if numpy is not None:
        return numpy.frombuffer(elements, dtype=elements.typecode).reshape(sizes)
    if not count:
        return memoryview(elements)
    return memoryview(elements).cast("B").cast(elements.typecode, sizes)
