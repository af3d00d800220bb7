"""Values that are not plain to V8's format: patterns, errors, buffers, and the containers that all wires share.

What must stay true: what these writers append, Node 20 and Node 24 read. What is an object in JavaScript takes a
number in `seen`, because V8 numbers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._errors.travelling import error_parts, standard_class
from nodecompat._js import MAX_DEPTH
from nodecompat._js.kinds import RefusedError, TooDeepError
from nodecompat._wires.javascript import APART, LARGE, Numbers, skip_number
from nodecompat._wires.javascript_rest import NumberedRest, pattern_parts
from nodecompat._wires.typed_arrays import typed_array
from nodecompat._wires.v8 import tags
from nodecompat._wires.v8.tags import text, varint
from nodecompat.values import RegExp

if TYPE_CHECKING:
    from re import Pattern

Out = list[bytes]

_BUFFER: Final = bytes((tags.HOST, 0, tags.BUFFER))
_HEADS: Final = {"object": bytes((tags.OBJECT,)), "Map": bytes((tags.MAP,)), "set": bytes((tags.SET,))}


class Rest(NumberedRest):
    """Node's and Deno's objects."""

    undefined_tag, date_tag = bytes((tags.UNDEFINED,)), bytes((tags.DATE,))

    def head(self, kind: str, size: int) -> bytes:
        return _HEADS[kind]

    def end(self, kind: str, size: int) -> bytes:
        if kind == "Map":
            return bytes((tags.MAP_END,)) + varint(2 * size)
        return bytes((tags.OBJECT_END if kind == "object" else tags.SET_END,)) + varint(size)

    def key(self, key: str, out: Out, depth: int) -> bytes:
        return text(key, out)

    def write_error(self, value: BaseException, out: Out, seen: Numbers, depth: int) -> None:
        """Message, stack and cause, in the order both Node 20 and Node 24 read.

        A cause that cannot travel stays behind: an exception often drags requests, locks or itself along, and a
        report of a failure must not fail. While it is written, an error's number is negative in `seen`: Node 20
        dies of an error that is its own cause.
        """
        if id(value) in seen:
            return self.again(value, out, seen)
        if depth > MAX_DEPTH:
            raise TooDeepError
        number = len(seen)
        seen[id(value)] = ~number
        _, message, fields = error_parts(value)
        letter = tags.ERROR_LETTERS.get(standard_class(value))
        out.append(bytes((tags.ERROR, letter)) if letter else bytes((tags.ERROR,)))
        for mark, part in ((tags.ERROR_MESSAGE, message), (tags.ERROR_STACK, fields["stack"])):
            out.append(bytes((mark,)))
            out.append(text(part, out))
        if "cause" in fields:
            parts, numbers = len(out), len(seen)
            out.append(bytes((tags.ERROR_CAUSE,)))
            try:
                self.write_any(fields["cause"], out, seen, depth + 1)
            except RefusedError:
                self.undo(out, parts, seen, numbers)
        out.append(bytes((tags.ERROR_END,)))
        seen[id(value)] = (number, fields)

    def write_regexp(self, value: Pattern[str] | RegExp, out: Out, seen: Numbers, depth: int) -> None:
        """A pattern JavaScript cannot read is refused here, because a Node that receives it dies of it."""
        source, letters = pattern_parts(value)
        skip_number(seen)
        out.append(bytes((tags.REGEXP,)))
        out.append(text(source, out))
        out.append(varint(sum(bit for letter, bit in tags.REGEXP_FLAGS if letter in letters)))

    def write_bytes(self, value: bytes | bytearray, out: Out, seen: Numbers, depth: int) -> None:
        """A Buffer. A bytearray is copied, because it may be changed before it is out, and keeps its identity."""
        if not isinstance(value, bytearray):
            skip_number(seen)
        elif id(value) in seen:
            return self.again(value, out, seen)
        else:
            seen[id(value)] = len(seen)
        size = len(value)
        out.append(_BUFFER + varint(size))
        if size >= LARGE:
            out[0] = APART
        out.append(value if type(value) is bytes else bytes(value))

    def write_typed(self, value: object, out: Out, seen: Numbers, depth: int) -> None:
        """A typed array. The same one again is a back reference, as two names of one array in JavaScript are."""
        pieces = self.enter(value, typed_array, out, seen)
        if pieces is not None:
            number, data = pieces
            out.append(bytes((tags.HOST, 0, number)) + varint(len(data)))
            if len(data) >= LARGE:
                out[0] = APART
            out.append(data)
