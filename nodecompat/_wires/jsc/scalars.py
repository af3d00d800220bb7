"""The values without content on Bun's `advanced` wire: text, numbers, dates, patterns, errors, buffers.

What must stay true: what these writers append, Bun reads, for a frame that Bun cannot read ends it; a writer for
something that is an object in JavaScript counts it in `seen`, because JavaScriptCore numbers it. Writers have the
form all writers have, `(value, out, seen, depth)`, see `jsc_encoder`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, Final

from nodecompat._errors.base import received
from nodecompat._errors.travelling import error_parts
from nodecompat._js.dates import microseconds
from nodecompat._js.kinds import MAX_INTEGER_BYTES, RefusedError
from nodecompat._wires.jsc import tags as tags
from nodecompat.values import RegExp

Out = list[Any]  # the parts of a frame, bytes; the first is its type while it is written
Writer = Callable[[Any, Out, "Seen", int], None]

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow what is before
_MAX_SAFE: Final = 1 << 53  # up to here every integer is a JavaScript number

_u32 = tags.U32.pack
_head = struct.Struct("<BI").pack
_double = struct.Struct("<Bd").pack
_view = struct.Struct("<BBQQBQ").pack  # a view of the whole of an ArrayBuffer that begins right behind it

NULL, UNDEFINED = bytes((tags.NULL,)), bytes((tags.UNDEFINED,))
TRUE, FALSE = bytes((tags.TRUE,)), bytes((tags.FALSE,))
END: Final = _u32(tags.TERMINATOR)
_EMPTY: Final = bytes((tags.EMPTY_TEXT,))
SMALL: Final = [bytes((tags.ZERO,)), bytes((tags.ONE,)), *(_head(tags.INT32, number) for number in range(2, 256))]

_TEXTS: Final[dict[Any, bytes]] = {}  # short texts seen before, encoded: keys and the words of enumerations
_MAX_TEXTS: Final = 2048
_SHORT: Final = 32
text_of = _TEXTS.get


class Seen:
    """The objects written so far.

    `numbers` maps the identity of what may be met again to its number, `kept` keeps alive what was made for the
    message alone, `buffers` holds the numbers of Buffers: None in a message that must not have any (yet), `large`
    says that there are buffers that are not copied into the frame.
    """

    __slots__ = ("buffers", "count", "kept", "large", "numbers")

    def __init__(self, count: int, buffers: list[int] | None) -> None:
        self.numbers: dict[int, int] = {}
        self.count = count
        self.kept: list[Any] = []
        self.large = False
        self.buffers = buffers

    def add(self, value: object) -> None:
        """Number an object."""
        self.numbers[id(value)] = self.count
        self.count += 1

    def reference(self, number: int) -> bytes:
        """A reference to an earlier object; its width follows from how many there are."""
        count = self.count
        width = 1 if count <= 0xFF else 2 if count <= 0xFFFF else 4
        return bytes((tags.REFERENCE,)) + number.to_bytes(width, "little")

    def forget(self, count: int) -> None:
        """Forget what was numbered since there were so many."""
        self.count = count
        while self.numbers and next(reversed(self.numbers.values())) >= count:
            self.numbers.popitem()
        while self.buffers and self.buffers[-1] >= count:
            self.buffers.pop()


class OddKeyError(Exception):
    """A dict has a key that is no string."""


class HoldsBuffersError(Exception):
    """A message turned out to hold Buffers: it must be written in the other form."""


# -- text --------------------------------------------------------------------------------------------


def text(value: str) -> bytes:
    """Latin-1 where it fits, else UTF-16, which carries lone surrogates too. It is spelled out each time it is met."""
    try:
        data = value.encode("latin-1")
    except UnicodeEncodeError:
        data = value.encode("utf-16-le", "surrogatepass")
        return _u32(len(data) >> 1) + data
    size = len(data)
    data = _u32(size | tags.LATIN1) + data
    if size <= _SHORT:
        if len(_TEXTS) >= _MAX_TEXTS:
            _TEXTS.clear()
        _TEXTS[value] = data
    return data


def key_text(key: Any) -> bytes:
    """The text of a key. Raises OddKeyError for what is no string."""
    if type(key) is not str:
        raise OddKeyError
    return text(key)


def write_text(value: Any, out: Out, seen: Seen, depth: int) -> None:
    value = str.__str__(value)
    if not value:
        return out.append(_EMPTY)
    out.append(b"\x10")
    out.append(text(value))


def write_as_text(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """UUID, Decimal and paths, as on the json wire."""
    write_text(str(value), out, seen, depth)


def nullable(value: str | None) -> bytes:
    return b"\1\0\0\0" if value is None else b"\0\0\0\0" + text(value)


# -- numbers -----------------------------------------------------------------------------------------


def integer(value: int) -> bytes:
    """A JavaScript number as long as it is exact, then a BigInt."""
    if 0 <= value < 256:
        return SMALL[value]
    if -0x80000000 <= value <= 0x7FFFFFFF:
        return _head(tags.INT32, value & 0xFFFFFFFF)
    if -_MAX_SAFE <= value <= _MAX_SAFE:
        return _double(tags.NUMBER, value)
    magnitude = abs(value)
    count = (magnitude.bit_length() + 63) // 64
    if 8 * count > MAX_INTEGER_BYTES:
        raise RefusedError(f"an integer of {8 * count} bytes")
    return bytes((tags.BIGINT, value < 0)) + _u32(count) + magnitude.to_bytes(8 * count, "little")


def write_int(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(integer(int(value)))


def write_float(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(_double(tags.NUMBER, value if value == value else _NAN))


_NAN: Final = float("nan")  # the bits of others would be a value of their own in JavaScriptCore


def write_bool(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(TRUE if value else FALSE)


def write_none(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(NULL)


def write_undefined(value: Any, out: Out, seen: Seen, depth: int) -> None:
    out.append(UNDEFINED)


# -- dates, patterns, errors -------------------------------------------------------------------------


def write_date(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """Milliseconds with a fraction; JavaScript cuts the fraction off."""
    seen.count += 1
    out.append(_double(tags.DATE, microseconds(value) / 1000))


def write_regexp(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A pattern or flag that JavaScript cannot read is refused here, because it ends a Bun that receives it."""
    from nodecompat._wires.javascript import pattern_parts

    source, letters = pattern_parts(value)
    if isinstance(value, RegExp) and not (set(letters) <= set(tags.REGEXP_FLAGS) and len(set(letters)) == len(letters)):
        raise RefusedError(f"a pattern with the flags {letters[:40]!r}")
    seen.count += 1
    flags = "".join(letter for letter in tags.REGEXP_FLAGS if letter in letters)
    out.append(bytes((tags.REGEXP,)) + text(source) + text(flags))


def write_error(value: BaseException, out: Out, seen: Seen, depth: int) -> None:
    """Message and stack. A cause stays behind: the format has no place for it."""
    from nodecompat._errors.travelling import standard_class

    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    seen.add(value)
    _, message, fields = error_parts(value)
    if type(value).__name__ == "DOMException" and isinstance(value, Exception):
        name = getattr(value, "name", "Error")
        return out.append(bytes((tags.DOM_EXCEPTION,)) + text(message) + text(str(name)))
    out.append(bytes((tags.ERROR, tags.ERROR_NAMES.index(standard_class(value)))) + nullable(message) + bytes(8))
    out.append(nullable(None) + nullable(fields["stack"]))


# -- buffers -----------------------------------------------------------------------------------------


def write_bytes(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A Buffer. A bytearray is copied, because it may be changed before it is out, and keeps its identity."""
    if seen.buffers is None:
        raise HoldsBuffersError
    if isinstance(value, bytearray):
        known = seen.numbers.get(id(value))
        if known is not None:
            return out.append(seen.reference(known))
        seen.numbers[id(value)] = seen.count + 1
    seen.buffers.append(seen.count + 1)
    _append_view(tags.UINT8, value if type(value) is bytes else bytes(value), out, seen)


def write_typed(value: Any, out: Out, seen: Seen, depth: int) -> None:
    """A typed array. The same one again is a reference, as two names of one array in JavaScript are."""
    from nodecompat._wires.typed_arrays import typed_array

    known = seen.numbers.get(id(value))
    if known is not None:
        return out.append(seen.reference(known))
    pieces = typed_array(value)
    if pieces is None:
        raise RefusedError(received(value))
    seen.numbers[id(value)] = seen.count + 1
    _append_view(tags.NODE_VIEWS.index(pieces[0]), pieces[1], out, seen)


def _append_view(kind: int, data: bytes, out: Out, seen: Seen) -> None:
    """A view and the ArrayBuffer under it, which has the number before."""
    seen.count += 2
    seen.large = seen.large or len(data) >= LARGE
    out.append(_view(tags.VIEW, kind, 0, len(data), tags.ARRAY_BUFFER, len(data)))
    out.append(data)
