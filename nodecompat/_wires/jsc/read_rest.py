"""Values that are not plain, on their way in from Bun's `advanced` wire: Map, Set, errors, dates, patterns, buffers.

What must stay true: what is an object in JavaScript is put among the objects, because JavaScriptCore numbers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._errors.travelling import make_error, standard_error
from nodecompat._wires.javascript import PENDING, Reader, Text, constant, numbered
from nodecompat._wires.javascript_rest import RestReader, read_date
from nodecompat._wires.jsc import tags
from nodecompat._wires.tree import big_integer, make_of_nothing, regexp, spend
from nodecompat._wires.typed_arrays import make_shared_view, make_view

if TYPE_CHECKING:
    from nodecompat._wires.jsc.read import Pass

_AUTO: Final = (1 << 64) - 1  # the size of a view that is as long as its buffer
_LONE: Final = object()  # among the objects: an ArrayBuffer that nobody has referred to but its first view

_PAIR: Final = bytes((tags.ARRAY, 2, 0, 0, 0, 0, 0, 0, 0))
_LIST: Final = bytes((1, 0, 0, 0, tags.ARRAY))

_u32 = tags.U32.unpack_from
_u64 = tags.U64.unpack_from


class Rest(RestReader["Pass"]):
    """The readers that hold other values or text; `read_text` reads a text with its head."""

    map_end, set_end = tags.MAP_END, tags.SET_END

    def __init__(self, readers: list[Reader], read_text: Reader) -> None:
        super().__init__(readers)
        self.read_text = read_text

    def by_tag(self) -> dict[int, Reader]:
        """The readers of this file."""
        return {
            tags.DATE: numbered_lately(read_date),
            tags.REGEXP: numbered_lately(self.read_regexp),
            tags.REFERENCE: read_reference,
            tags.ARRAY_BUFFER: read_array_buffer,
            tags.RESIZABLE: read_resizable,
            tags.VIEW: read_view,
            tags.TRUE_OBJECT: numbered(constant(True)),
            tags.FALSE_OBJECT: numbered(constant(False)),
            tags.TEXT_OBJECT: numbered(self.read_text),
            tags.EMPTY_TEXT_OBJECT: numbered(constant("")),
            tags.NUMBER_OBJECT: numbered(self.readers[tags.NUMBER]),
            tags.SET: self.read_set,
            tags.MAP: self.read_map,
            tags.BIGINT: read_bigint,
            tags.BIGINT_OBJECT: numbered(read_bigint),
            tags.DOM_EXCEPTION: numbered_lately(self.read_dom_exception),
            tags.ERROR: numbered_lately(self.read_error),
        }

    def end(self, data: bytes, text: Text, position: int, objects: Pass, depth: int, size: int) -> int:
        return self.skip_properties(data, text, position, objects, depth)

    def skip_properties(self, data: bytes, text: Text, position: int, objects: Pass, depth: int) -> int:
        """Named properties, which nothing but an object has in Python; their values count as objects all the same."""
        while _u32(data, position)[0] != tags.TERMINATOR:
            _, position = self.read_text(data, text, position, objects, depth)
            _, position = self.readers[data[position]](data, text, position + 1, objects, depth + 1)
        return position + 4

    def read_with_buffers(self, data: bytes, text: Text, objects: Pass) -> tuple[object, int, set[int]]:
        """A message beside the list of its Buffers; and the numbers of those."""
        position = _expect(data, tags.START, _PAIR)
        objects.append(PENDING)
        value, position = self.readers[data[position]](data, text, position + 1, objects, 1)
        position = _expect(data, position, _LIST) + 4
        objects.append(PENDING)
        buffers: set[int] = set()
        while _u32(data, position)[0] != tags.TERMINATOR:
            tag = data[position + 4]
            if tag == tags.REFERENCE:
                number, position = read_reference_number(data, position + 5, objects)
                buffers.add(number)
            else:  # what a getter made anew
                _, position = self.readers[tag](data, text, position + 5, objects, 1)
        return value, position + 4, buffers

    def read_regexp(self, data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
        """A pattern."""
        source, position = self.read_text(data, text, position, objects, depth)
        flags, position = self.read_text(data, text, position, objects, depth)
        if len(set(flags)) != len(flags) or not set(flags) <= set(tags.REGEXP_FLAGS):
            raise ValueError("a regular expression with unknown flags")
        return regexp(source, flags), position

    def read_error(self, data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
        """An error of a standard class: message and stack. The place it was made at is in the stack, too."""
        kind = data[position]
        if kind >= len(tags.ERROR_NAMES):
            raise ValueError(f"an error of the unknown kind {kind}")
        message, position = self._nullable_text(data, text, position + 1, objects)
        _u32(data, position + 4)
        _, position = self._nullable_text(data, text, position + 8, objects)
        stack, position = self._nullable_text(data, text, position, objects)
        spend(objects, len(message or ""), len(data))  # it may be a text that many refer to
        error = standard_error(tags.ERROR_NAMES[kind], message)
        if stack is not None:
            error.stack = stack
        return error, position

    def read_dom_exception(
        self, data: bytes, text: Text, position: int, objects: Pass, depth: int
    ) -> tuple[object, int]:
        """A DOMException."""
        message, position = self.read_text(data, text, position, objects, depth)
        name, position = self.read_text(data, text, position, objects, depth)
        spend(objects, len(message), len(data))
        return make_error("DOMException", message, {"name": name}), position

    def _nullable_text(self, data: bytes, text: Text, position: int, objects: Pass) -> tuple[str | None, int]:
        (is_null,) = _u32(data, position)
        if is_null > 1:
            raise ValueError("neither text nor none")
        return (None, position + 4) if is_null else self.read_text(data, text, position + 4, objects, 0)


def numbered_lately(read: Reader) -> Reader:
    """The reader of what has had a number since version 14."""

    def read_numbered(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
        value, position = read(data, text, position, objects, depth)
        if objects.version >= tags.NUMBERS_EVERYTHING:
            objects.append(value)
        return value, position

    return read_numbered


def _expect(data: bytes, position: int, piece: bytes) -> int:
    found = data[position : position + len(piece)]
    if found != piece:
        raise ValueError("a message with Buffers of another form" if len(found) == len(piece) else "cut off")
    return position + len(piece)


# -- numbers -----------------------------------------------------------------------------------------


def read_bigint(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[int, int]:
    """A sign, and bytes."""
    size = 8 * _u32(data, position + 1)[0]
    number = big_integer(data, position + 5, size)
    return -number if data[position] else number, position + 5 + size


# -- buffers and references --------------------------------------------------------------------------


def read_reference(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    """An object that was read before."""
    number, position = read_reference_number(data, position, objects)
    value = objects[number]
    if value is _LONE:
        objects.found.add(number)
    return value, position


def read_reference_number(data: bytes, position: int, objects: Pass) -> tuple[int, int]:
    """The number of an object that was read before."""
    number, position = tags.read_number_of(data, position, len(objects))
    objects.named(number)
    return number, position


def read_array_buffer(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    """An ArrayBuffer."""
    return _copied(data, objects, *_extent(data, position, objects, tags.ARRAY_BUFFER))


def read_resizable(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    """An ArrayBuffer that can be resized."""
    return _copied(data, objects, *_extent(data, position, objects, tags.RESIZABLE))


def _copied(data: bytes, objects: Pass, start: int, end: int) -> tuple[bytearray, int]:
    made = bytearray(data[start:end])
    objects.append(made)
    return made, end


def _size(data: bytes, position: int, objects: Pass) -> tuple[int, int]:
    if objects.version >= tags.LONG_SIZES:
        return _u64(data, position)[0], position + 8
    size = _u32(data, position)[0]
    return _AUTO if size == tags.TERMINATOR else size, position + 4


def _extent(data: bytes, position: int, objects: Pass, tag: int) -> tuple[int, int]:
    """Where the bytes of an ArrayBuffer begin and end."""
    size, position = _size(data, position, objects)
    if tag == tags.RESIZABLE:
        largest, position = _size(data, position, objects)
        if size > largest:
            raise ValueError("an ArrayBuffer larger than its largest size")
    if position + size > len(data):
        raise IndexError
    return position, position + size


def read_view(data: bytes, text: Text, position: int, objects: Pass, depth: int) -> tuple[object, int]:
    """A view, and the ArrayBuffer it looks at unless that was there before.

    A view of a buffer that nobody else refers to gets its bytes straight out of the message.
    """
    kind = data[position]
    if kind >= len(tags.NODE_VIEWS):
        raise ValueError(f"a buffer of the unknown type {kind}")
    offset, position = _size(data, position + 1, objects)
    size, position = _size(data, position, objects)
    buffer, start, end, position = _viewed(data, position, objects)
    made: object = b""
    if buffer is not None:  # else another pass will know it
        if size == _AUTO:
            size = max(end - start - offset, 0)
        if start + offset + size > end:
            raise ValueError("a view that does not fit its ArrayBuffer")
        made = _make_view(kind, buffer, start + offset, size, objects, len(data))
    if kind == tags.UINT8:
        objects.uint8.add(len(objects))
    objects.append(made)
    return made, position


def _viewed(data: bytes, position: int, objects: Pass) -> tuple[bytes | bytearray | None, int, int, int]:
    """What a view looks at: the buffer, or the message itself where the buffer has no other view; its start and end.

    None for a buffer that turns out to have another.
    """
    tag = data[position]
    if tag == tags.REFERENCE:
        buffer, position = read_reference(data, "", position + 1, objects, 0)
        if isinstance(buffer, bytearray):
            return buffer, 0, len(buffer), position
        if buffer is not _LONE:
            raise ValueError("a view of something that is no ArrayBuffer")
        return None, 0, 0, position
    if tag not in (tags.ARRAY_BUFFER, tags.RESIZABLE):
        raise ValueError("a view without an ArrayBuffer")
    start, end = _extent(data, position + 1, objects, tag)
    if len(objects) not in objects.shared:
        objects.append(_LONE)
        return data, start, end, end
    made, _ = _copied(data, objects, start, end)
    return made, 0, end - start, end


def _make_view(kind: int, buffer: bytes | bytearray, start: int, size: int, objects: Pass, frame_size: int) -> object:
    is_buffer = kind == tags.UINT8 and (objects.buffers is None or len(objects) in objects.buffers)
    if isinstance(buffer, bytearray):
        made = None if is_buffer else make_shared_view(tags.NODE_VIEWS[kind], buffer, start, size)
        if made is not None:
            return made
        make_of_nothing(objects, size, frame_size)
        content = bytes(memoryview(buffer)[start : start + size])
    else:
        content = buffer[start : start + size]
    return content if is_buffer else make_view(tags.NODE_VIEWS[kind], content)
