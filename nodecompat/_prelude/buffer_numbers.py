"""Numbers in a Buffer: `readUInt32BE` and its kin. Node: Buffer.

What must stay true: a method's name says all there is to it, so each is made of its name's parts; offsets and values
are checked with Node's errors.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import InvalidArgTypeError, NodeRangeError, OutOfRangeError
from nodecompat._js.memory import store
from nodecompat._js.numbers import is_number, number_of, whole
from nodecompat.values import undefined

from .bigints import BigInt
from .calling import integer

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Given

_KINDS: Final = {  # the name's part: format, bytes
    "UInt8": "B", "Int8": "b", "UInt16": "H", "Int16": "h", "UInt32": "I", "Int32": "i",
    "BigUInt64": "Q", "BigInt64": "q", "Float": "f", "Double": "d",
}  # fmt: skip


def _offset(data: Given, offset: Given, size: int) -> int:
    place = 0 if offset is undefined else offset
    if not is_number(place):
        raise InvalidArgTypeError("offset", "of type number", offset)
    if isinstance(place, float) and not place.is_integer():
        raise OutOfRangeError("offset", "an integer", offset)
    if len(data) < size:
        raise NodeRangeError("Attempt to access memory outside buffer bounds", code="ERR_BUFFER_OUT_OF_BOUNDS")
    if not 0 <= place <= len(data) - size:
        raise OutOfRangeError("offset", f">= 0 and <= {len(data) - size}", offset)
    return int(place)


def _reader(kind: str, layout: str) -> Callable[..., Any]:
    size = struct.calcsize(layout)

    def read(data: Given, offset: Given = undefined, *_: object) -> Any:
        found = struct.unpack_from(layout, bytes(data), _offset(data, offset, size))[0]
        return BigInt(found) if kind.startswith("Big") else whole(found) if isinstance(found, float) else found

    return read


def _writer(kind: str, layout: str) -> Callable[..., int]:
    size = struct.calcsize(layout)
    signed = layout[-1].islower()
    low, high = (-(1 << (8 * size - 1)), (1 << (8 * size - 1)) - 1) if signed else (0, (1 << (8 * size)) - 1)

    def write(data: Given, value: Given = undefined, offset: Given = undefined, *_: object) -> int:
        number = number_of(value)
        if kind not in ("Float", "Double"):
            number = 0 if number != number else number
            if not low <= number <= high:
                raise OutOfRangeError("value", _range_text(kind, size, low, high), value)
            number = int(number)
        place = _offset(data, offset, size)
        try:
            packed = struct.pack(layout, number)
        except OverflowError:
            packed = struct.pack(layout, float("inf") if number > 0 else float("-inf"))
        store(data, place, packed)
        return place + size

    return write


def _range_text(kind: str, size: int, low: int, high: int) -> str:
    n = "n" if kind.startswith("Big") else ""
    if size > 4:
        power = size * 8
        return (
            f">= 0{n} and < 2{n} ** {power}{n}"
            if low == 0
            else f">= -(2{n} ** {power - 1}{n}) and < 2{n} ** {power - 1}{n}"
        )
    return f">= {low} and <= {high}"


def _read_bytes(order: Any, signed: bool) -> Callable[..., int]:
    def read(data: Given, offset: Given = undefined, count: Given = 6, *_: object) -> int:
        size = integer(count)
        place = _offset(data, offset, size)
        return int.from_bytes(bytes(data)[place : place + size], order, signed=signed)

    return read


def _write_bytes(order: Any, signed: bool) -> Callable[..., int]:
    def write(data: Given, value: Given, offset: Given = undefined, count: Given = 6, *_: object) -> int:
        size = integer(count)
        place = _offset(data, offset, size)
        packed = int(number_of(value)).to_bytes(size, order, signed=signed)
        store(data, place, packed)
        return place + size

    return write


def _made() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for kind, letter in _KINDS.items():
        for ending, order in (("", ""),) if letter in "Bb" else (("BE", ">"), ("LE", "<")):
            for name in {kind, kind.replace("UInt", "Uint")}:
                found[f"read{name}{ending}"] = _reader(kind, f"{order}{letter}")
                found[f"write{name}{ending}"] = _writer(kind, f"{order}{letter}")
    for ending, order in (("BE", "big"), ("LE", "little")):
        for name, signed in (("UInt", False), ("Uint", False), ("Int", True)):
            found[f"read{name}{ending}"] = _read_bytes(order, signed)
            found[f"write{name}{ending}"] = _write_bytes(order, signed)
    return found


METHODS: Final = _made()
"""The methods by their names."""
