"""Typed arrays and ArrayBuffer, as far as Python's own serve: `bytearray` and `array.array`. Source: ECMA-262 23.2,
25.1.

What must stay true: `Uint8Array(3)` makes what a Uint8Array of a message is; an element out of range is cut to its
bits, as JavaScript cuts it.
"""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import kind_of
from nodecompat._js.numbers import is_number, number_of
from nodecompat._js.text import number_text
from nodecompat.values import undefined

from . import base_texts
from .calling import callback
from .faults import RangeError
from .iterating import each

if TYPE_CHECKING:
    from .terms import Found, Given

_KINDS: Final = {
    "Int8Array": "b", "Uint8Array": "B", "Uint8ClampedArray": "B", "Int16Array": "h", "Uint16Array": "H",
    "Int32Array": "i", "Uint32Array": "I", "Float32Array": "f", "Float64Array": "d",
    "BigInt64Array": "q", "BigUint64Array": "Q",
}  # fmt: skip

_MOST_ITEMS: Final = 2**33  # V8's own limit


def element(code: str, value: Given) -> Found:
    """What an element of a typed array becomes of a value, by the letter of its kind."""
    number = number_of(value)
    if code in "fd":
        return float(number)
    if number != number or number - number != 0:
        return 0
    bits = 8 * struct.calcsize(code)
    low = int(number) & ((1 << bits) - 1)
    return low - (1 << bits) if code.islower() and low >> (bits - 1) else low


def _size(given: float, fault: str) -> int:
    """So many items as a number says. Raises RangeError, with that text. Source: ECMA-262 7.1.22 ToIndex."""
    if given != given:
        return 0
    if not -1 < given <= _MOST_ITEMS:
        raise RangeError(fault)
    return int(given)


class TypedArray:
    """One of the classes of typed arrays: call it to make one; `isinstance` and `instanceof` know its arrays."""

    def __init__(self, name: str) -> None:
        self.__name__ = name
        self._code = _KINDS[name]
        self.BYTES_PER_ELEMENT = struct.calcsize(self._code)

    def __call__(self, source: Given = 0, *_: object) -> Found:
        if is_number(source):
            items: list[Any] = [0] * _size(source, f"Invalid typed array length: {number_text(source)}")
        else:
            items = [] if source is undefined or source is None else [*each(source)]
        if self.__name__ == "Uint8ClampedArray":
            items = [min(max(round(number_of(item)), 0), 255) for item in items]
        return self._made([element(self._code, item) for item in items])

    def _made(self, items: list[Any]) -> Found:
        return bytearray(items) if self.__name__ == "Uint8Array" else array(self._code, items)

    def from_(self, source: Given = undefined, function: Given = undefined, *_: object) -> Found:
        """One of what is iterated (`from` in JavaScript)."""
        items = [*each(source)]
        if function is not undefined:
            call = callback(function, 2)
            items = [call(item, index) for index, item in enumerate(items)]
        return self(items)

    def of(self, *items: Given) -> Found:
        """One of the items."""
        return self([*items])

    def __getattr__(self, name: str) -> Any:
        if name == "from":
            return self.from_
        if name in base_texts.STATICS and self.__name__ == "Uint8Array":
            return base_texts.STATICS[name]
        raise AttributeError(name)

    def has(self, value: object) -> bool:
        """Whether a value is such an array."""
        if self.__name__ == "Uint8Array":
            return isinstance(value, (bytes, bytearray))
        return kind_of(type(value)) == "typed" and memoryview(value).format == self._code  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"[Function: {self.__name__}]"


class _ArrayBuffer:
    """JavaScript's ArrayBuffer: `ArrayBuffer(8)` are so many bytes, a `bytearray`."""

    __name__ = "ArrayBuffer"

    def __call__(self, size: Given = 0, *_: object) -> bytearray:
        size = _size(number_of(size), "Invalid array buffer length")
        try:
            return bytearray(size)
        except MemoryError:
            raise RangeError("Array buffer allocation failed") from None

    @staticmethod
    def isView(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a typed array, a Buffer or a DataView."""
        return kind_of(type(value)) in ("bytes", "typed") or type(value).__name__ == "DataView"

    def __repr__(self) -> str:
        return "[Function: ArrayBuffer]"


ArrayBuffer: Final = _ArrayBuffer()
"""JavaScript's ArrayBuffer."""


Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array = map(TypedArray, [*_KINDS][:6])
Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array = map(TypedArray, [*_KINDS][6:])
