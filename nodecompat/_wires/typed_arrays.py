"""Elements of typed arrays, for every wire that has such; and the buffers of JavaScript.

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

What must stay true: the bytes of a view are little-endian and taken at once, so that whoever changes an
array after `send()` changes nothing that travels; half floats are never written, because Node 20 dies of
them; arrays of several dimensions lose their shape, which JavaScript cannot say.
"""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING, Final

from nodecompat._errors.base import received
from nodecompat._js.kinds import RefusedError, advice_for
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    import array
else:
    array = on_use("array")  # an extension module, and only typed arrays need it

Elements = tuple[str, int]  # the kind of number ("i", "u" or "f"), and the bytes of an element

# By Node's numbers of views; None stands for bytes as they are.
VIEWS: Final[dict[int, Elements | None]] = {
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

BIG_HERE: Final = sys.byteorder == "big"
_HALF: Final = ("f", 2)
_KIND_OF_FORMAT: Final = {**dict.fromkeys("BHILQN", "u"), **dict.fromkeys("bhilqn", "i"), **dict.fromkeys("efd", "f")}
_NUMBERS: Final = {elements: number for number, elements in reversed(VIEWS.items()) if elements is not None}
_CODES: Final = {
    **{("u", struct.calcsize(code)): code for code in "LQIHB"},
    **{("i", struct.calcsize(code)): code for code in "lqihb"},
    ("f", 4): "f",
    ("f", 8): "d",
}

# -- elements, for every wire ------------------------------------------------------------------------


def view_of(value: object) -> tuple[memoryview, Elements, bool]:
    """A view of a buffer, its elements, and whether those are big-endian. Raises RefusedError without a buffer."""
    try:
        view = memoryview(value)  # type: ignore[arg-type]  # Python 3.11 has no type for it
    except (TypeError, ValueError):
        raise RefusedError(received(value), advice_for(value)) from None
    kind = _KIND_OF_FORMAT.get(view.format.lstrip("@=<>!"), "")
    big = BIG_HERE if view.format[0] not in "<>!" else view.format[0] != "<"
    return view, (kind, view.itemsize), big


def make_array(elements: Elements, data: bytes, big: bool) -> array.array[float]:
    """The array of such bytes. Half floats, which it cannot hold, become single ones."""
    if elements == _HALF:
        return array.array("f", struct.unpack(f"{'>' if big else '<'}{len(data) // 2}e", data))
    made: array.array[float] = array.array(_CODES[elements])
    made.frombytes(data)
    if big != BIG_HERE and elements[1] > 1:
        made.byteswap()
    return made


# -- the views of JavaScript -------------------------------------------------------------------------


def typed_array(value: object) -> tuple[int, bytes]:
    """Node's number of a buffer's type, and its data. Raises RefusedError when JavaScript has no such elements."""
    view, elements, big = view_of(value)
    number = _NUMBERS.get(elements)
    if number is None:
        raise RefusedError(received(value), advice_for(value))
    data = view.tobytes()
    if elements == _HALF:
        number, data, big = _NUMBERS["f", 4], make_array(elements, data, big).tobytes(), BIG_HERE
        elements = ("f", 4)
    if big and elements[1] > 1:
        swapped = array.array(_CODES[elements], data)
        swapped.byteswap()
        data = swapped.tobytes()
    return number, data


def make_view(number: int, data: bytes) -> array.array[float] | bytes:
    """What the bytes of a view arrive as, by Node's number of its type."""
    if number not in VIEWS:
        raise ValueError(f"a buffer of the unknown type {number}")
    elements = VIEWS[number]
    if elements is None:
        return data
    if len(data) % elements[1]:
        raise ValueError(f"a typed array (type {number}) that is no whole number of elements")
    return make_array(elements, data, False)


def make_shared_view(number: int, buffer: bytearray, offset: int, size: int) -> memoryview | None:
    """A view that shares an ArrayBuffer's memory; None where elements must be converted, as half floats must.

    Nothing is copied, so that many views over one buffer cost a peer as much as us.
    """
    elements = VIEWS[number] or ("u", 1)
    if offset + size > len(buffer) or offset % elements[1] or size % elements[1]:
        raise ValueError("a view that does not fit its ArrayBuffer")
    if elements == _HALF or (BIG_HERE and elements[1] > 1):
        return None
    view = memoryview(buffer)[offset : offset + size]
    return view.cast(_CODES[elements])  # type: ignore[call-overload, no-any-return]
