"""Values that are not plain to Bun's `advanced` wire.

What must stay true: what these writers append, Bun reads, for a frame that Bun cannot read ends it. What is an object
in JavaScript takes a number in `seen`, because JavaScriptCore numbers it.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.travelling import error_parts, standard_class
from nodecompat._js.kinds import RefusedError
from nodecompat._wires.javascript import APART, LARGE, Numbers, skip_number
from nodecompat._wires.javascript_rest import NumberedRest, pattern_parts
from nodecompat._wires.jsc import tags
from nodecompat._wires.jsc.tags import HoldsBuffersError, Seen, text
from nodecompat._wires.typed_arrays import typed_array
from nodecompat.values import RegExp

if TYPE_CHECKING:
    from re import Pattern

Out = list[bytes]

_END: Final = tags.U32.pack(tags.TERMINATOR)
_HEADS: Final = {"object": tags.OBJECT, "Map": tags.MAP, "set": tags.SET}
_ENDS: Final = {"object": _END, "Map": bytes((tags.MAP_END,)) + _END, "set": bytes((tags.SET_END,)) + _END}
_view = struct.Struct("<BBQQBQ").pack  # a view of the whole of an ArrayBuffer that begins right behind it


class Rest(NumberedRest):
    """Bun's objects."""

    undefined_tag, date_tag = bytes((tags.UNDEFINED,)), bytes((tags.DATE,))

    def head(self, kind: str, size: int) -> bytes:
        return bytes((_HEADS[kind],))

    def end(self, kind: str, size: int) -> bytes:
        return _ENDS[kind]

    def key(self, key: str, out: Out, depth: int) -> bytes:
        return text(key)

    def undo(self, out: list[Any], parts: int, seen: Numbers, count: int) -> None:
        super().undo(out, parts, seen, count)
        buffers = seen.buffers if isinstance(seen, Seen) else None
        while buffers and buffers[-1] >= count:
            buffers.pop()

    def write_error(self, value: BaseException, out: Out, seen: Seen, depth: int) -> None:
        """Message and stack. A cause stays behind: the format has no place for it."""
        parts = self.enter(value, error_parts, out, seen)
        if parts is None:
            return
        _, message, fields = parts
        if type(value).__name__ == "DOMException" and isinstance(value, Exception):
            name = getattr(value, "name", "Error")
            return out.append(bytes((tags.DOM_EXCEPTION,)) + text(message) + text(str(name)))
        out.append(bytes((tags.ERROR, tags.ERROR_NAMES.index(standard_class(value)))))
        out.append(_nullable(message) + bytes(8) + _nullable(None) + _nullable(fields["stack"]))

    def write_regexp(self, value: Pattern[str] | RegExp, out: Out, seen: Seen, depth: int) -> None:
        """A pattern or flag that JavaScript cannot read is refused here, because it ends a Bun that receives it."""
        source, letters = pattern_parts(value)
        if isinstance(value, RegExp) and not (
            set(letters) <= set(tags.REGEXP_FLAGS) and len(set(letters)) == len(letters)
        ):
            raise RefusedError(f"a pattern with the flags {letters[:40]!r}")
        skip_number(seen)
        flags = "".join(letter for letter in tags.REGEXP_FLAGS if letter in letters)
        out.append(bytes((tags.REGEXP,)) + text(source) + text(flags))

    def write_bytes(self, value: bytes | bytearray, out: Out, seen: Seen, depth: int) -> None:
        """A Buffer. A bytearray is copied, because it may be changed before it is out, and keeps its identity."""
        if seen.buffers is None:
            raise HoldsBuffersError
        is_array = isinstance(value, bytearray)
        if is_array and id(value) in seen:
            return self.again(value, out, seen)
        skip_number(seen)
        seen.buffers.append(len(seen))
        if is_array:
            seen[id(value)] = len(seen)
        else:
            skip_number(seen)
        append_view(tags.UINT8, value if type(value) is bytes else bytes(value), out)

    def write_typed(self, value: object, out: Out, seen: Seen, depth: int) -> None:
        """A typed array. The same one again is a reference, as two names of one array in JavaScript are."""
        if id(value) in seen:
            return self.again(value, out, seen)
        number, data = typed_array(value)
        skip_number(seen)
        seen[id(value)] = len(seen)
        append_view(tags.NODE_VIEWS.index(number), data, out)


def append_view(kind: int, data: bytes, out: Out) -> None:
    """A view and the ArrayBuffer under it, which has the number before."""
    size = len(data)
    if size >= LARGE:
        out[0] = APART
    out.append(_view(tags.VIEW, kind, 0, size, tags.ARRAY_BUFFER, size))
    out.append(data)


def _nullable(value: str | None) -> bytes:
    return b"\1\0\0\0" if value is None else b"\0\0\0\0" + text(value)
