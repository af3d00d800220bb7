"""Buffer: bytes that can be changed, with Node's methods; they work on every bytes of Python's. Node: Buffer.

What must stay true: one is a `bytearray` and travels as Node's Buffer does, arriving as `bytes`; positions and lengths
are checked with Node's errors. A part sees what is written into the whole, and the whole what is written into it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import (
    InvalidArgTypeError,
    InvalidArgValueError,
    NodeRangeError,
    NodeTypeError,
    OutOfRangeError,
)
from nodecompat._js.kinds import kind_of
from nodecompat._js.memory import is_memory, store
from nodecompat._js.numbers import is_number, number_of, uint32
from nodecompat._stream import encodings, octets
from nodecompat.values import undefined

from . import buffer_numbers, shared_bytes
from .calling import integer, relative
from .operators import text as text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .terms import Found, Given

_BYTES: Final = ("bytes", "typed")
_EXPECTED: Final = "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object"


def encoding_of(name: Given) -> str:
    """The encoding of that name, utf8 if undefined. Raises ERR_UNKNOWN_ENCODING."""
    if name is undefined or name is None:
        return "utf8"
    if not encodings.is_encoding(text := str(name)):
        raise NodeTypeError(f"Unknown encoding: {name}", code="ERR_UNKNOWN_ENCODING")
    return encodings.known(text)


def encoded(text: str, encoding: Given = undefined) -> bytes:
    """The bytes of a text, as Node's encodings make them: what is no digit ends or is left out."""
    return encodings.encode(text, encoding_of(encoding))


def decoded(data: Given, encoding: Given = undefined) -> str:
    """The text of some bytes in one of Node's encodings."""
    return encodings.decoder(encoding_of(encoding)).decode(bytes(data), True)


class _Buffers(type):
    def __instancecheck__(cls, value: object) -> bool:
        return type.__instancecheck__(cls, value) or (cls is Buffer and isinstance(value, octets.Buffer))


class Buffer(bytearray, metaclass=_Buffers):
    """Node's Buffer: `Buffer.from_(…)` (`from` is a keyword), `Buffer.alloc(size)`, `Buffer.concat(list)` make one."""

    poolSize = 65536

    def __init__(self, value: Given = b"", encoding: Given = undefined, length: Given = undefined) -> None:
        """Bytes from a text, a size, a list of numbers or other bytes: `Buffer(value)`, which Node deprecates."""
        if isinstance(value, str):
            super().__init__(encoded(value, encoding))
        elif encoding is undefined:
            super().__init__(value)
        else:
            start = integer(encoding)
            super().__init__(bytes(value)[start : start + integer(length, len(value))])

    @staticmethod
    def from_(value: Given = undefined, encoding: Given = undefined, length: Given = undefined, *_: object) -> Buffer:
        """The bytes of a text in an encoding, of a list of numbers, of other bytes (`Buffer.from` in JavaScript).

        Raises ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING.
        """
        if isinstance(value, str):
            return Buffer(encoded(value, encoding))
        if (
            isinstance(value, dict)
            and dict.get(value, "type") == "Buffer"
            and isinstance(dict.get(value, "data"), list)
        ):
            value = value["data"]
        if isinstance(value, (list, tuple)):
            return Buffer(uint32(float(number_of(item))) & 255 for item in value)
        if kind_of(type(value)) not in _BYTES:
            raise InvalidArgTypeError("first argument", _EXPECTED, value)
        if is_memory(value):
            return _of_memory(value, encoding, length)
        if kind_of(type(value)) == "typed" and memoryview(value).itemsize > 1:
            return Buffer(uint32(float(number_of(item))) & 255 for item in value)
        return Buffer(bytes(value))

    @staticmethod
    def alloc(size: Given = undefined, fill: Given = 0, encoding: Given = undefined, *_: object) -> Buffer:
        """So many bytes, filled with a number, a text or bytes. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
        if not is_number(size):
            raise InvalidArgTypeError("size", "of type number", size)
        if not 0 <= size <= 2**53:
            raise OutOfRangeError("size", ">= 0 && <= 9007199254740991", size)
        data = Buffer(int(size))
        _filled(data, fill, 0, int(size), encoding)
        return data

    @staticmethod
    def allocUnsafe(size: Given = undefined, *_: object) -> Buffer:
        """So many bytes."""
        return Buffer.alloc(size)

    allocUnsafeSlow = allocUnsafe

    @staticmethod
    def concat(parts: Given = undefined, size: Given = undefined, *_: object) -> Buffer:
        """One Buffer of several, cut or filled up to a size. Raises ERR_INVALID_ARG_TYPE."""
        if not isinstance(parts, (list, tuple)):
            raise InvalidArgTypeError("list", "an instance of Array", parts)
        for index, part in enumerate(parts):
            if kind_of(type(part)) not in _BYTES:
                raise InvalidArgTypeError(f"list[{index}]", "an instance of Buffer or Uint8Array", part)
        data = b"".join(map(bytes, parts))
        whole = integer(size, len(data))
        return Buffer(data[:whole].ljust(whole, b"\0"))

    @staticmethod
    def copyBytesFrom(
        view: Given = undefined, offset: Given = undefined, length: Given = undefined, *_: object
    ) -> Buffer:
        """The bytes of an array, or of so many of its elements from one on. Raises ERR_INVALID_ARG_TYPE."""
        if kind_of(type(view)) not in _BYTES:
            raise InvalidArgTypeError("view", "an instance of TypedArray", view)
        start = integer(offset)
        part = memoryview(view)[start : start + integer(length, len(view))]
        return Buffer(part.tobytes())

    @staticmethod
    def byteLength(value: Given = undefined, encoding: Given = undefined, *_: object) -> int:
        """How many bytes a text has in an encoding, or other bytes have. Raises ERR_INVALID_ARG_TYPE."""
        if isinstance(value, str):
            return len(encoded(value, encoding))
        if kind_of(type(value)) not in _BYTES:
            raise InvalidArgTypeError("string", "of type string or an instance of Buffer or ArrayBuffer", value)
        return memoryview(value).nbytes

    @staticmethod
    def isBuffer(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a Buffer: one of these, or `bytes`."""
        return isinstance(value, (bytes, Buffer))

    @staticmethod
    def isEncoding(name: Given = undefined, *_: object) -> bool:
        """Whether there is an encoding of that name."""
        return encodings.is_encoding(name)

    @staticmethod
    def compare(one: Given = undefined, other: Given = undefined, *_: object) -> int:
        """-1, 0 or 1, by the bytes."""
        return compare(one, other)

    def __getattr__(self, name: str) -> Any:
        if name in ("length", "byteLength"):
            return len(self)
        method = METHODS.get(name)
        if method is None:
            raise AttributeError(f"'Buffer' object has no attribute {name!r}")
        return lambda *args: method(self, *args)

    def __getitem__(self, place: Given) -> Any:
        if isinstance(place, slice):
            return Buffer(bytearray.__getitem__(self, place))
        return bytearray.__getitem__(self, place) if 0 <= place < len(self) else undefined

    def __setitem__(self, place: Given, value: Given) -> None:
        if isinstance(place, slice):
            bytearray.__setitem__(self, place, value)
        elif 0 <= place < len(self):
            bytearray.__setitem__(self, place, uint32(float(number_of(value))) & 255)

    def copy(self, *args: Given) -> Any:
        """Copy a part into another Buffer: `copy(target, place, start, end)`; of its own, without arguments, a copy."""
        return copy(self, *args) if args else Buffer(self)

    def find(self, value: Given, *args: Any) -> int:
        """Python's `bytearray.find`; `js.find(buffer, function)` is JavaScript's."""
        return bytearray.find(self, value, *args)

    def __str__(self) -> str:
        return decoded(self)

    def __repr__(self) -> str:
        return repr_of(self)

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return repr(self)

    def toJSON(self, *_: object) -> dict[str, Any]:
        """`{type: 'Buffer', data: [...]}`."""
        return {"type": "Buffer", "data": [*bytes(self)]}


setattr(Buffer, "from", Buffer.from_)
setattr(Buffer, "of", staticmethod(lambda *items: Buffer.from_([*items])))


_part: Callable[[Given, int, int], Buffer] = shared_bytes.parts_of(Buffer)

# -- methods ---------------------------------------------------------------------------------------------


def repr_of(data: bytes | bytearray) -> str:
    """What is shown of a Buffer: `<Buffer 68 69>`, at most 50 bytes."""
    shown = data[:50].hex(" ")
    more = f" ... {len(data) - 50} more byte{'s' if len(data) > 51 else ''}" if len(data) > 50 else ""
    return f"<Buffer {shown}{more}>"


def toString(
    data: Given, encoding: Given = undefined, start: Given = undefined, end: Given = undefined, *_: object
) -> str:
    """The text of the bytes, or of a part, in an encoding."""
    first = max(integer(start), 0)
    return decoded(bytes(data)[first : max(integer(end, len(data)), 0)], encoding)


def equals(data: Given, other: Given = undefined, *_: object) -> bool:
    """Whether two are the same bytes. Raises ERR_INVALID_ARG_TYPE."""
    if kind_of(type(other)) not in _BYTES:
        raise InvalidArgTypeError("otherBuffer", "an instance of Buffer or Uint8Array", other)
    return bytes(data) == bytes(other)


def compare(data: Given, other: Given = undefined, *_: object) -> int:
    """-1, 0 or 1, by the bytes."""
    one, two = bytes(data), bytes(other)
    return (one > two) - (one < two)


def _of_memory(memory: Given, offset: Given, length: Given) -> Buffer:
    """The Buffer that looks at an ArrayBuffer, or at a part of it. Raises ERR_BUFFER_OUT_OF_BOUNDS."""
    start = integer(offset)
    if start > len(memory):
        raise NodeRangeError('"offset" is outside of buffer bounds', code="ERR_BUFFER_OUT_OF_BOUNDS")
    size = integer(length, len(memory) - start)
    if start + size > len(memory):
        raise NodeRangeError('"length" is outside of buffer bounds', code="ERR_BUFFER_OUT_OF_BOUNDS")
    return _part(memory, start, start + max(0, size))


def subarray(data: Given, start: Given = undefined, end: Given = undefined, *_: object) -> Found:
    """A part that sees the same bytes; of bytes that cannot be changed, a copy."""
    size = len(data)
    first = relative(start, size)
    last = max(first, relative(end, size, size))
    return Buffer(data[first:last]) if isinstance(data, bytes) else _part(data, first, last)


def set_(data: Given, source: Given = undefined, place: Given = 0, *_: object) -> Found:
    """Put numbers, or the bytes of another one, from a place on."""
    items = bytes([integer(each) & 0xFF for each in source])
    at = integer(place)
    if at < 0 or at + len(items) > len(data):
        raise NodeRangeError("offset is out of bounds")
    store(data, at, items)
    return undefined


def copy(data: Given, target: Given, place: Given = 0, start: Given = 0, end: Given = undefined, *_: object) -> int:
    """Copy a part into another Buffer; returns how many bytes."""
    part = bytes(data)[integer(start) : integer(end, len(data))]
    at = integer(place)
    part = part[: max(0, memoryview(target).nbytes - at)]
    store(target, at, part)
    return len(part)


def fill(
    data: Given, value: Given = 0, start: Given = undefined, end: Given = undefined, encoding: Given = undefined
) -> Found:
    """Fill it, or a part, with a number, a text or bytes; returns it."""
    if isinstance(start, str):
        start, encoding = undefined, start
    return _filled(data, value, integer(start), integer(end, len(data)), encoding)


def _filled(data: Given, value: Given, start: int, end: int, encoding: Given) -> Found:
    piece = _piece(value, encoding)
    if not piece:
        if isinstance(value, str) and value:
            raise InvalidArgValueError("value", value)
        piece = b"\0"
    size = max(0, end - start)
    store(data, start, (piece * (size // len(piece) + 1))[:size])
    return data


def _piece(value: Given, encoding: Given = undefined) -> bytes:
    if isinstance(value, str):
        return encoded(value, encoding)
    return bytes([uint32(float(number_of(value))) & 255]) if is_number(value) or value is undefined else bytes(value)


def write(data: Given, text: Given, *rest: Given) -> int:
    """Write a text at an offset (0), at most so many bytes, in an encoding; returns how many bytes."""
    encoding = next((one for one in rest if isinstance(one, str)), undefined)
    numbers = [integer(one) for one in rest if is_number(one)]
    offset = numbers[0] if numbers else 0
    room = min(len(data) - offset, numbers[1] if len(numbers) > 1 else len(data))
    part = encoded(text_of(text), encoding)[: max(0, room)]
    while (
        part
        and encoding_of(encoding) == "utf8"
        and "\ufffd" in part.decode("utf-8", "replace")
        and "\ufffd" not in text
    ):
        part = part[:-1]  # no half character
    store(data, offset, part)
    return len(part)


def indexOf(data: Given, value: Given, start: Given = 0, encoding: Given = undefined, *_: object) -> int:
    """The first place of a number, a text or bytes; -1 when it is not there."""
    return bytes(data).find(_piece(value, encoding), relative(start, len(data)))


def lastIndexOf(data: Given, value: Given, start: Given = undefined, encoding: Given = undefined, *_: object) -> int:
    """The last place of a number, a text or bytes; -1 when it is not there."""
    piece = _piece(value, encoding)
    return bytes(data).rfind(piece, 0, integer(start, len(data)) + len(piece))


def includes(data: Given, value: Given, start: Given = 0, encoding: Given = undefined, *_: object) -> bool:
    """Whether a number, a text or bytes are there."""
    return indexOf(data, value, start, encoding) >= 0


def swap(size: int) -> Callable[..., Any]:
    """The method that turns each so many bytes around."""

    def swapped(data: Given, *_: object) -> Found:
        if len(data) % size:
            text = f"Buffer size must be a multiple of {size * 8}-bits"
            raise NodeRangeError(text, code="ERR_INVALID_BUFFER_SIZE")
        for at in range(0, len(data), size):
            store(data, at, bytes(data)[at : at + size][::-1])
        return data

    return swapped


def toJSON(data: Given, *_: object) -> dict[str, Any]:
    """`{type: 'Buffer', data: [...]}`."""
    return {"type": "Buffer", "data": [*bytes(data)]}


def values(data: Given, *_: object) -> Iterator[int]:
    """The bytes."""
    return iter(bytes(data))


METHODS: Final[dict[str, Callable[..., Any]]] = {
    **buffer_numbers.METHODS,
    "toString": toString,
    "toLocaleString": toString,
    "equals": equals,
    "compare": compare,
    "subarray": subarray,
    "slice": subarray,
    "copy": copy,
    "set": set_,
    "fill": fill,
    "write": write,
    "indexOf": indexOf,
    "lastIndexOf": lastIndexOf,
    "includes": includes,
    "swap16": swap(2),
    "swap32": swap(4),
    "swap64": swap(8),
    "toJSON": toJSON,
    "values": values,
}
"""The methods of bytes by the names that Node has for them; the others are those of arrays."""
