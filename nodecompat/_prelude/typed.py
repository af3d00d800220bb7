"""Typed arrays, ArrayBuffer and SharedArrayBuffer. Source: ECMA-262 23.2, 25.1, 25.2.

What must stay true: a typed array is a `memoryview` of its buffer, so that those of one buffer see what each other
writes, and all of Python takes them; what others made, a `bytearray` of a message and an `array.array`, is one as well.
An element out of range is cut to its bits, as JavaScript cuts it.
"""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import kind_of
from nodecompat._js.memory import CLAMPED, NAMES, OF_OTHERS, Memory, is_big, is_memory, typed_name
from nodecompat._js.numbers import is_number, number_of
from nodecompat._js.text import number_text
from nodecompat._on_use import on_use
from nodecompat.values import undefined

from . import base_texts
from .bigints import BigInt
from .calling import callback, integer, relative
from .faults import RangeError
from .iterating import each

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable

    from .terms import Found, Given
else:
    ctypes = on_use("ctypes")  # only who asks where a view begins needs it

_CODES: Final[dict[str, Any]] = {name: code for code, name in NAMES.items()}
_MOST_ITEMS: Final = 2**33  # V8's own limit


def element(code: str, value: Given) -> Found:
    """What an element of a typed array becomes of a value, by the format of its kind."""
    number = number_of(value)
    if code in "fd":
        return float(number)
    if code == CLAMPED:
        return min(max(round(min(max(number, 0), 255)), 0), 255) if number == number else 0
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


# -- ArrayBuffer -----------------------------------------------------------------------------------------


class _Allocated(Memory):
    def __init__(self, size: Given = 0, *_: object) -> None:
        try:
            super().__init__(_size(number_of(size), "Invalid array buffer length"))
        except MemoryError:
            raise RangeError("Array buffer allocation failed") from None


class ArrayBuffer(_Allocated):
    """JavaScript's ArrayBuffer: so many bytes, which typed arrays, DataViews and Buffers look at."""

    @staticmethod
    def isView(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a typed array, a Buffer or a DataView."""
        if is_memory(value):
            return False
        return kind_of(type(value)) in ("bytes", "typed") or type(value).__name__ == "DataView"


class SharedArrayBuffer(_Allocated):
    """JavaScript's SharedArrayBuffer: as an ArrayBuffer, in this process alone."""


def memory_of(data: bytes | bytearray) -> ArrayBuffer:
    """An ArrayBuffer with such bytes."""
    made = ArrayBuffer.__new__(ArrayBuffer)
    bytearray.__init__(made, data)
    return made


def buffer_of(value: Given) -> Found:
    """The ArrayBuffer that a typed array or a Buffer looks at: JavaScript's `value.buffer`."""
    whole = getattr(value, "whole", None)  # of a Buffer that is a part
    owner = value.obj if type(value) is memoryview else value if whole is None else whole
    return owner if is_memory(owner) else memoryview(owner).cast("B").cast(OF_OTHERS)


def offset_of(value: Given) -> int:
    """At which byte of its ArrayBuffer a view begins: JavaScript's `value.byteOffset`."""
    if type(value) is not memoryview:
        return getattr(value, "offset", 0)
    if not value.nbytes or value.readonly:
        return 0
    begin = ctypes.c_char.from_buffer
    return ctypes.addressof(begin(value)) - ctypes.addressof(begin(memoryview(value.obj).cast("B")))


def slice_of(memory: Given, start: Given = undefined, end: Given = undefined, *_: object) -> Found:
    """The copy of a part: JavaScript's `buffer.slice(start, end)`."""
    size = len(memory)
    part = bytes(memory)[relative(start, size) : relative(end, size, size)]
    made = type(memory).__new__(type(memory)) if isinstance(memory, Memory) else ArrayBuffer.__new__(ArrayBuffer)
    bytearray.__init__(made, part)
    return made


def transfer(memory: Given, size: Given = undefined, *_: object) -> Found:
    """The same bytes as another ArrayBuffer, cut or filled up to a size; this one has none afterwards."""
    wanted = integer(size, len(memory))
    made = memory_of(bytes(memory)[:wanted].ljust(wanted, b"\0"))
    memory.detached = True
    return made


OF_BYTES: Final[dict[str, Callable[[Given], Found]]] = {
    "BYTES_PER_ELEMENT": lambda value: undefined if is_memory(value) else memoryview(value).itemsize,
    "buffer": lambda value: undefined if is_memory(value) else buffer_of(value),
    "byteLength": lambda value: 0 if getattr(value, "detached", False) else memoryview(value).nbytes,
    "byteOffset": lambda value: undefined if is_memory(value) else offset_of(value),
    "detached": lambda value: getattr(value, "detached", False) if is_memory(value) else undefined,
    "maxByteLength": lambda value: len(value) if is_memory(value) else undefined,
    "resizable": lambda value: False if is_memory(value) else undefined,
}
"""What such values have besides Python's own attributes."""

# -- typed arrays ----------------------------------------------------------------------------------------


def view_of(code: Any, items: list[Any]) -> memoryview:
    """A typed array of elements that are in range already."""
    return memoryview(memory_of(array(code.lstrip("@"), items).tobytes())).cast("B").cast(code)


def code_of(data: Given) -> str:
    """The format of the elements of a typed array or of bytes."""
    return "B" if isinstance(data, (bytes, bytearray)) else memoryview(data).format


def part_of(data: Given, start: Given = undefined, end: Given = undefined, *_: object) -> memoryview:
    """A typed array of a part, which sees the same bytes: JavaScript's `data.subarray(start, end)`."""
    size = len(data)
    return memoryview(data)[relative(start, size) : max(relative(start, size), relative(end, size, size))]


def items_of(data: Given) -> list[Any]:
    """The elements of a typed array or of bytes."""
    return [*map(BigInt, data)] if is_big(data) else [*data]


class TypedArray:
    """One of the classes of typed arrays: call it to make one; `isinstance` and `instanceof` know its arrays."""

    def __init__(self, name: str) -> None:
        self.__name__ = name
        self._code: Any = _CODES[name]
        self.BYTES_PER_ELEMENT = struct.calcsize(self._code)

    def __call__(self, source: Given = 0, offset: Given = undefined, length: Given = undefined, *_: object) -> Found:
        if is_number(source):
            size = _size(source, f"Invalid typed array length: {number_text(source)}")
            return memoryview(ArrayBuffer(size * self.BYTES_PER_ELEMENT)).cast("B").cast(self._code)
        if is_memory(source) or (offset is not undefined and kind_of(type(source)) in ("bytes", "typed")):
            return self._view(source, integer(offset), length)
        if isinstance(source, dict) and "length" in source:
            source = [dict.get(source, str(place), undefined) for place in range(integer(source["length"]))]
        items = [] if source is undefined or source is None else each(source)
        return view_of(self._code, [element(self._code, item) for item in items])

    def _view(self, source: Given, start: int, length: Given) -> Found:
        """What looks at a part of a buffer. Raises RangeError with V8's texts."""
        size, whole = self.BYTES_PER_ELEMENT, memoryview(source).cast("B")
        if start % size:
            raise RangeError(f"start offset of {self.__name__} should be a multiple of {size}")
        if length is undefined:
            if len(whole) % size:
                raise RangeError(f"byte length of {self.__name__} should be a multiple of {size}")
            if not 0 <= start <= len(whole):
                raise RangeError(f"Start offset {start} is outside the bounds of the buffer")
            return whole[start:].cast(self._code)
        count = integer(length)
        if start < 0 or count < 0 or start + count * size > len(whole):
            raise RangeError(f"Invalid typed array length: {count}")
        return whole[start : start + count * size].cast(self._code)

    def from_(self, source: Given = undefined, function: Given = undefined, *_: object) -> Found:
        """One of what is iterated, or has a length (`from` in JavaScript)."""
        if isinstance(source, dict) and "length" in source:
            return self.from_([*self(source)], function)
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
        if isinstance(value, (bytes, bytearray)):
            return self.__name__ == "Uint8Array" and not isinstance(value, Memory)
        return kind_of(type(value)) == "typed" and memoryview(value).format == self._code  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"[Function: {self.__name__}]"


def class_of(value: Given) -> Found:
    """The class of a typed array or an ArrayBuffer."""
    name = typed_name(value)
    return _CLASSES.get(name) or {"ArrayBuffer": ArrayBuffer, "SharedArrayBuffer": SharedArrayBuffer}.get(name)


_CLASSES: Final = {name: TypedArray(name) for name in _CODES}
Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array = [*_CLASSES.values()][:6]
Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array = [*_CLASSES.values()][6:]
