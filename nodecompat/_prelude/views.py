"""DataView: numbers at any place of some bytes, in either order of theirs. Source: ECMA-262 25.3.

What must stay true: it sees the bytes themselves, not a copy; what lies outside is a RangeError with V8's text.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import truthy
from nodecompat._js.memory import is_memory
from nodecompat._js.numbers import number_of, whole
from nodecompat.values import undefined

from .bigints import BigInt
from .calling import integer
from .faults import RangeError, TypeError
from .typed import buffer_of, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given

_KINDS: Final = {
    "Int8": "b", "Uint8": "B", "Int16": "h", "Uint16": "H", "Int32": "i", "Uint32": "I",
    "Float16": "e", "Float32": "f", "Float64": "d", "BigInt64": "q", "BigUint64": "Q",
}  # fmt: skip


class DataView:
    """A view of a `bytearray` or an array: `getInt16(place, little)`, `setFloat64(place, value, little)`, and so on."""

    def __init__(
        self, buffer: Given = undefined, byteOffset: Given = 0, byteLength: Given = undefined, *_: object
    ) -> None:
        try:
            buffer = buffer if is_memory(buffer) or type(buffer) is bytearray else buffer_of(buffer)
            whole_of = memoryview(buffer).cast("B")
        except Exception:
            raise TypeError("First argument to DataView constructor must be an ArrayBuffer") from None
        start = integer(byteOffset)
        if not 0 <= start <= len(whole_of):
            raise RangeError(f"Start offset {start} is outside the bounds of the buffer")
        size = integer(byteLength, len(whole_of) - start)
        if size < 0 or start + size > len(whole_of):
            raise RangeError(f"Invalid DataView length {size}")
        self.buffer, self.byteOffset, self.byteLength = buffer, start, size
        self._view = whole_of[start : start + size]

    def __buffer__(self, _flags: int) -> memoryview:
        return self._view

    def __getattr__(self, name: str) -> Callable[..., Any]:
        code = _KINDS.get(name[3:])
        if code is None or name[:3] not in ("get", "set"):
            raise AttributeError(f"'DataView' object has no attribute {name!r}")
        return self._getter(code) if name[:3] == "get" else self._setter(code)

    def _getter(self, code: str) -> Callable[..., Any]:
        def get(place: Given = 0, little: Given = False, *_: object) -> Found:
            shape = self._shape(code, little)
            (found,) = struct.unpack_from(shape, self._view, self._place(place, shape))
            return BigInt(found) if code in "qQ" else whole(found) if code in "efd" else found

        return get

    def _setter(self, code: str) -> Callable[..., Any]:
        def set(place: Given = 0, value: Given = undefined, little: Given = False, *_: object) -> Found:
            shape = self._shape(code, little)
            at = self._place(place, shape)
            try:
                struct.pack_into(
                    shape, self._view, at, float(number_of(value)) if code in "efd" else element(code, value)
                )
            except OverflowError:  # too large for a float of that size
                struct.pack_into(shape, self._view, at, float("inf") if number_of(value) > 0 else float("-inf"))
            return undefined

        return set

    @staticmethod
    def _shape(code: str, little: Given) -> str:
        return ("<" if truthy(little) else ">") + code

    def _place(self, place: Given, shape: str) -> int:
        at = integer(place)
        if at < 0 or at + struct.calcsize(shape) > self.byteLength:
            raise RangeError("Offset is outside the bounds of the DataView")
        return at
