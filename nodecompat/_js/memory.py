"""The memory of an ArrayBuffer, and which typed array a view of memory is.

What must stay true: the memory is a `bytearray`, so that all of Python takes it; who looks at it does so with a
`memoryview`, whose format is the kind of its elements, and sees what others write. Source: ECMA-262 23.2, 25.1.
"""

from __future__ import annotations

from array import array
from typing import Any, Final

CLAMPED: Final = "@B"
"""The format of a Uint8ClampedArray: bytes as others, under a name of their own."""

OF_OTHERS: Final = "c"
"""The format of what stands for the ArrayBuffer of bytes that no ArrayBuffer holds: those of a Buffer, of `bytes`."""

NAMES: Final = {
    "b": "Int8Array", "B": "Uint8Array", CLAMPED: "Uint8ClampedArray", "h": "Int16Array", "H": "Uint16Array",
    "i": "Int32Array", "I": "Uint32Array", "f": "Float32Array", "d": "Float64Array",
    "q": "BigInt64Array", "Q": "BigUint64Array",
}  # fmt: skip


class Memory(bytearray):
    """So many bytes that views share; `detached` as soon as it was given away."""

    detached = False


def is_memory(value: object) -> bool:
    """Whether a value is an ArrayBuffer, or stands for one."""
    return isinstance(value, Memory) or (type(value) is memoryview and value.format == OF_OTHERS)


def is_big(value: object) -> bool:
    """Whether the elements of a typed array are BigInts."""
    cls = type(value)
    return (cls is memoryview and value.format in ("q", "Q")) or (cls is array and value.typecode in ("q", "Q"))  # type: ignore[attr-defined]


def store(data: Any, at: int, piece: bytes) -> None:
    """Put bytes at a place of others, as far as there is room; a Buffer that shares them is told."""
    whole = memoryview(data).cast("B")
    piece = piece[: max(0, len(whole) - at)]
    whole[at : at + len(piece)] = piece
    told = getattr(type(data), "told", None)
    if told is not None:
        told(data, at, at + len(piece))


def typed_name(value: Any) -> str:
    """JavaScript's name for the class of a typed array or an ArrayBuffer; '' for what is neither."""
    if isinstance(value, Memory):
        return type(value).__name__
    if type(value) is bytearray:
        return "Uint8Array"
    if type(value) is memoryview:
        return "ArrayBuffer" if value.format == OF_OTHERS else NAMES.get(value.format, "")
    return NAMES.get(value.typecode, "") if type(value) is array else ""
