"""Values that are not plain, on their way in from V8's format: Map, Set, errors, dates, patterns, buffers, references.

What must stay true: what is an object in JavaScript is put among the objects, because V8 numbers it.
"""

from __future__ import annotations

from typing import Final

from nodecompat._errors.travelling import standard_error
from nodecompat._js import MAX_DEPTH
from nodecompat._wires.javascript import PENDING, TOO_DEEP, Objects, Reader, Text, constant, numbered
from nodecompat._wires.javascript_rest import RestReader, read_date
from nodecompat._wires.tree import big_integer, make_of_nothing, regexp
from nodecompat._wires.typed_arrays import make_shared_view, make_view
from nodecompat._wires.v8 import tags
from nodecompat._wires.v8.tags import read_bytes, read_varint

_NAMES: Final = {letter: name for name, letter in tags.ERROR_LETTERS.items()}
_ALL_FLAGS: Final = sum(bit for _, bit in tags.REGEXP_FLAGS)


class Rest(RestReader[Objects]):
    """The readers that hold other values or text; `read_text` reads what must be text."""

    map_end, set_end = tags.MAP_END, tags.SET_END

    def __init__(self, readers: list[Reader], read_text: Reader) -> None:
        super().__init__(readers)
        self.read_text = read_text

    def by_tag(self) -> dict[int, Reader]:
        """The readers of this file."""
        return {
            tags.OBJECT_COUNT: self.read_object_count,
            tags.BIGINT: read_bigint,
            tags.TRUE_OBJECT: numbered(constant(True)),
            tags.FALSE_OBJECT: numbered(constant(False)),
            tags.NUMBER_OBJECT: numbered(self.readers[tags.NUMBER]),
            tags.BIGINT_OBJECT: numbered(read_bigint),
            tags.STRING_OBJECT: numbered(self.read_text),
            tags.MAP: self.read_map,
            tags.SET: self.read_set,
            tags.DATE: numbered(read_date),
            tags.REGEXP: numbered(self.read_regexp),
            tags.ERROR: self.read_error,
            tags.ARRAY_BUFFER: read_array_buffer,
            tags.RESIZABLE: read_resizable,
            tags.HOST: self.read_host,
            tags.REFERENCE: read_reference,
        }

    def end(self, data: bytes, text: Text, position: int, objects: Objects, depth: int, size: int) -> int:
        count, position = read_varint(data, position)
        if count != size:
            raise ValueError("a Map or Set with a wrong number of entries")
        return position

    def read_object_count(
        self, data: bytes, text: Text, position: int, objects: Objects, depth: int
    ) -> tuple[object, int]:
        """An obsolete number, and a value."""
        _, position = read_varint(data, position)
        return self.readers[data[position]](data, text, position + 1, objects, depth)

    def read_error(self, data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
        """An error. Node 20 writes the cause before the stack, Node 24 after it; it may be the error itself."""
        if depth > MAX_DEPTH:
            raise ValueError(TOO_DEEP)
        number = len(objects)
        objects.append(PENDING)
        name, error = "Error", None
        texts: dict[int, str | None] = {tags.ERROR_MESSAGE: "", tags.ERROR_STACK: None}
        while (part := data[position]) != tags.ERROR_END:
            position += 1
            if part in _NAMES:
                name = _NAMES[part]
            elif part in texts:
                texts[part], position = self.read_text(data, text, position, objects, depth)
            elif part == tags.ERROR_CAUSE:
                error = objects[number] = error or standard_error(name, texts[tags.ERROR_MESSAGE])
                cause, position = self.readers[data[position]](data, text, position + 1, objects, depth + 1)
                error.cause = cause
                error.__cause__ = cause if isinstance(cause, BaseException) else None
            else:
                raise ValueError(f"an error with the unknown part 0x{part:02x}")
        error = objects[number] = error or standard_error(name, texts[tags.ERROR_MESSAGE])
        if texts[tags.ERROR_STACK] is not None:
            error.stack = texts[tags.ERROR_STACK]
        return error, position + 1

    def read_regexp(self, data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
        """A pattern."""
        source, position = self.read_text(data, text, position, objects, depth)
        bits, position = read_varint(data, position)
        if bits & ~_ALL_FLAGS:
            raise ValueError("a regular expression with unknown flags")
        return regexp(source, "".join([letter for letter, bit in tags.REGEXP_FLAGS if bits & bit])), position

    def read_host(self, data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
        """What Node itself has written: a view, or a value."""
        kind = data[position]
        if kind == 0:
            return read_view(data, position + 1, objects)
        if kind != 1:
            raise ValueError(f"a host object of the unknown kind 0x{kind:02x}")
        if depth > MAX_DEPTH:
            raise ValueError(TOO_DEEP)
        place = len(objects)
        objects.append(PENDING)
        value, position = self.readers[data[position + 1]](data, text, position + 2, objects, depth + 1)
        objects[place] = value
        return value, position


# -- numbers -----------------------------------------------------------------------------------------


def read_bigint(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[int, int]:
    """A sign, and bytes."""
    size, position = read_varint(data, position)
    number = big_integer(data, position, size >> 1)
    return -number if size & 1 else number, position + (size >> 1)


# -- buffers and references --------------------------------------------------------------------------


def read_reference(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """An object that was read before, or another view of a buffer that was."""
    number, position = read_varint(data, position)
    value = objects.named(number)
    return _viewed(data, position, value, objects) if type(value) is bytearray else (value, position)


def read_array_buffer(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """An ArrayBuffer, and a view of it if one follows."""
    content, position = read_bytes(data, position)
    made = bytearray(content)
    objects.append(made)
    return _viewed(data, position, made, objects)


def read_resizable(data: bytes, text: Text, position: int, objects: Objects, depth: int) -> tuple[object, int]:
    """The same of an ArrayBuffer that can be resized."""
    size, position = read_varint(data, position)
    largest, position = read_varint(data, position)
    if size > largest or position + size > len(data):
        raise ValueError("an ArrayBuffer larger than its largest size, or cut off")
    made = bytearray(data[position : position + size])
    objects.append(made)
    return _viewed(data, position + size, made, objects)


def _viewed(data: bytes, position: int, buffer: bytearray, objects: Objects) -> tuple[object, int]:
    """The view of a buffer that follows it, if there is one, else the buffer."""
    if data[position : position + 1] != b"V":
        return buffer, position
    letter = data[position + 1]
    number = tags.VIEW_LETTERS.get(letter)
    if number is None:
        raise ValueError(f"a view of the unknown type 0x{letter:02x}")
    offset, position = read_varint(data, position + 2)
    size, position = read_varint(data, position)
    flags = 0
    if data[1] > 13:
        flags, position = read_varint(data, position)
    if flags & 1:  # as long as its buffer
        size = max(len(buffer) - offset, 0)
    made: object = make_shared_view(number, buffer, offset, size)
    if made is None:
        make_of_nothing(objects, size, len(data))
        made = make_view(number, bytes(buffer[offset : offset + size]))
    objects.append(made)
    return made, position


def read_view(data: bytes, position: int, objects: Objects) -> tuple[object, int]:
    """A view as Node writes it, with Node's number of its type."""
    number, position = read_varint(data, position)
    content, position = read_bytes(data, position)
    made = content if number == tags.BUFFER else make_view(number, content)
    objects.append(made)
    return made, position
