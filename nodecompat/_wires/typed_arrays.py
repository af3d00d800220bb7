"""Buffers on the `advanced` wires: bytes and typed arrays.

======================================== =============================== ==========================
Python                                   JavaScript                      arrives in Python as
======================================== =============================== ==========================
bytes, bytearray                         Buffer                          bytes
array.array, memoryview, numpy array     the typed array of its elements array.array
half floats of numpy or a memoryview     Float32Array                    array.array("f")
-                                        Uint8ClampedArray               array.array("B")
-                                        Float16Array                    array.array("f")
-                                        DataView                        bytes
-                                        ArrayBuffer                     bytearray
-                                        views that share an ArrayBuffer memoryview of the bytearray
======================================== =============================== ==========================

What must stay true: the bytes on the wire are little-endian and taken at once, so that whoever changes an
array after `send()` changes nothing that travels; half floats are never written, because Node 20 dies of
them; arrays of several dimensions lose their shape, which JavaScript cannot say.
"""

from __future__ import annotations

import struct
import sys
from typing import Any, Final

# Node's numbers of views -> (kind of number, bytes of an element); None stands for bytes as they are.
VIEWS: Final[dict[int, tuple[str, int] | None]] = {
    0: ("i", 1),
    1: ("u", 1),
    2: ("u", 1),  # clamped
    3: ("i", 2),
    4: ("u", 2),
    5: ("i", 4),
    6: ("u", 4),
    7: ("f", 4),
    8: ("f", 8),
    9: None,  # DataView
    10: None,  # Buffer
    11: ("i", 8),
    12: ("u", 8),
    13: ("f", 2),
}

_BIG_HERE: Final = sys.byteorder == "big"
_KIND_OF_FORMAT: Final = {**dict.fromkeys("BHILQN", "u"), **dict.fromkeys("bhilqn", "i"), **dict.fromkeys("efd", "f")}
_NUMBERS: Final = {key: number for number, key in reversed(VIEWS.items()) if key is not None}
_CODES: Final = {
    **{("u", struct.calcsize(code)): code for code in "LQIHB"},
    **{("i", struct.calcsize(code)): code for code in "lqihb"},
    ("f", 4): "f",
    ("f", 8): "d",
}


def typed_array(value: Any) -> tuple[int, bytes] | None:
    """Node's number of a buffer's type, and its data; None when JavaScript has no such elements."""
    from array import array

    try:
        view = memoryview(value)
    except (TypeError, ValueError):
        return None
    kind, size = _KIND_OF_FORMAT.get(view.format.lstrip("@=<>!"), ""), view.itemsize
    number = _NUMBERS.get((kind, size))
    if number is None:
        return None
    data = view.tobytes()
    big = _BIG_HERE if view.format[0] not in "<>!" else view.format[0] != "<"
    if (kind, size) == ("f", 2):
        halves = struct.unpack(f"{'>' if big else '<'}{len(data) // 2}e", data)
        data, number, size, big = array("f", halves).tobytes(), _NUMBERS["f", 4], 4, _BIG_HERE
    if big and size > 1:
        swapped = array(_CODES[kind, size], data)
        swapped.byteswap()
        data = swapped.tobytes()
    return number, data


def make_view(number: int, data: bytes) -> Any:
    """What the bytes of a view arrive as, by Node's number of its type."""
    key = VIEWS.get(number, ())
    if key == ():
        raise ValueError(f"a buffer of the unknown type {number}")
    if not key:
        return data
    from array import array

    kind, size = key
    if len(data) % size:
        raise ValueError(f"a typed array (type {number}) that is no whole number of elements")
    if key == ("f", 2):
        return array("f", struct.unpack(f"<{len(data) // 2}e", data))
    made: Any = array(_CODES[kind, size])
    made.frombytes(data)
    if _BIG_HERE and size > 1:
        made.byteswap()
    return made


def make_shared_view(number: int, buffer: bytearray, offset: int, size: int) -> Any:
    """A view that shares an ArrayBuffer's memory; None where elements must be converted, as half floats must.

    Nothing is copied, so that many views over one buffer cost a peer as much as us.
    """
    key = VIEWS[number] or ("u", 1)
    if offset + size > len(buffer) or offset % key[1] or size % key[1]:
        raise ValueError("a view that does not fit its ArrayBuffer")
    if key == ("f", 2) or (_BIG_HERE and key[1] > 1):
        return None
    view: Any = memoryview(buffer)[offset : offset + size]
    return view.cast(_CODES[key])
