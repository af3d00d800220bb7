"""Values without content, on their way in from Bun's `advanced` wire: text, numbers, dates, patterns, errors, buffers.

What must stay true: these readers never call a reader that may hold more values. They have the form all readers of
this wire have, see `jsc_codec`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from nodecompat._errors.travelling import make_error, standard_error
from nodecompat._js.dates import date_of
from nodecompat._js.kinds import MAX_INTEGER_BYTES
from nodecompat._js.regexps import make_regexp
from nodecompat._wires.javascript import latin1, whole_number
from nodecompat._wires.jsc import tags as tags
from nodecompat._wires.tree import MADE_OF_NOTHING
from nodecompat.values import undefined

PENDING: Final = object()  # in `State.objects`: what no reference may name
AUTO: Final = (1 << 64) - 1  # the size of a view that is as long as its buffer

LATIN1, PROPERTIES = tags.LATIN1, tags.PROPERTIES
_u32 = tags.U32.unpack_from
_u64 = tags.U64.unpack_from
_int = tags.INT.unpack_from
_double = tags.DOUBLE.unpack_from


class Lone:
    """In `State.objects`: an ArrayBuffer that nobody has referred to but its first view."""

    __slots__ = ()


LONE: Final = Lone()


class State:
    """What one pass over a message knows.

    `elements` is how many may still be made of nothing (holes, copies of views). `shared` are the numbers of the
    ArrayBuffers that are referred to more than once, `buffers` those of the Uint8Arrays that are Buffers; a first
    pass knows neither (`buffers` is then None for "all of them", or empty) and collects them in `found` and `uint8`.
    """

    __slots__ = ("buffers", "elements", "found", "long", "numbered", "objects", "shared", "text", "texts", "uint8")

    def __init__(self, data: bytes, version: int, shared: set[int], buffers: set[int] | None) -> None:
        self.text: Any = latin1(data)
        self.texts: list[str] = []
        self.objects: list[Any] = []
        self.elements = MADE_OF_NOTHING + 2 * len(data)
        self.long = version >= tags.LONG_SIZES
        self.numbered = version >= tags.NUMBERS_EVERYTHING
        self.shared = shared
        self.buffers = buffers
        self.found: set[int] = set()
        self.uint8: set[int] = set()

    def spend(self, elements: int) -> None:
        """Make elements of nothing."""
        self.elements -= elements
        if self.elements < 0:
            raise ValueError("more holes or copied elements than its size allows")


Reader = Callable[[bytes, int, State, int], tuple[Any, int]]


# -- text --------------------------------------------------------------------------------------------


def read_text(data: bytes, position: int, state: State, depth: int = 0) -> tuple[str, int]:
    """A text with its head."""
    (head,) = _u32(data, position)
    return finish_text(data, position + 4, head, state)


def finish_text(data: bytes, position: int, head: int, state: State) -> tuple[str, int]:
    """A text whose head was read."""
    if LATIN1 <= head < PROPERTIES:
        end = position + head - LATIN1
        text: str = state.text[position:end]
    elif head == tags.TEXT_REFERENCE:
        number, position = _read_number_of(data, position, len(state.texts))
        if number >= len(state.texts):
            raise ValueError(f"a reference to the text {number}, which is not there")
        return state.texts[number], position
    elif head >= PROPERTIES:
        raise ValueError("the end of something where text must stand")
    else:
        end = position + 2 * head
        text = data[position:end].decode("utf-16-le", "surrogatepass") if end <= len(data) else ""
    state.texts.append(text)
    return text, end


def _read_nullable_text(data: bytes, position: int, state: State) -> tuple[str | None, int]:
    (is_null,) = _u32(data, position)
    if is_null > 1:
        raise ValueError("neither text nor none")
    return (None, position + 4) if is_null else read_text(data, position + 4, state)


def _read_number_of(data: bytes, position: int, size: int) -> tuple[int, int]:
    """The number in a reference: its width follows from how many there are."""
    width = 1 if size <= 0xFF else 2 if size <= 0xFFFF else 4
    end = position + width
    if end > len(data):
        raise IndexError
    return int.from_bytes(data[position:end], "little"), end


# -- numbers, dates, patterns ------------------------------------------------------------------------


CONSTANTS: Final[dict[int, Any]] = {
    tags.UNDEFINED: undefined,
    tags.NULL: None,
    tags.FALSE: False,
    tags.TRUE: True,
    tags.ZERO: 0,
    tags.ONE: 1,
    tags.EMPTY_TEXT: "",
}


def constant(value: Any) -> Reader:
    def read_constant(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
        return value, position

    return read_constant


def read_int(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    return _int(data, position)[0], position + 4


def read_double(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    (value,) = _double(data, position)
    return value if value % 1.0 else whole_number(value), position + 8


def read_bigint(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    sign = data[position]
    size = 8 * _u32(data, position + 1)[0]
    if size > MAX_INTEGER_BYTES:
        raise ValueError(f"a bigint of more than {MAX_INTEGER_BYTES} bytes")
    start = position + 5
    magnitude = int.from_bytes(data[start : start + size], "little")
    return -magnitude if sign else magnitude, start + size


def numbered(read: Reader) -> Reader:
    """The reader of `new Number(…)` and its like: the plain value, which has a number all the same."""

    def read_numbered(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
        value, position = read(data, position, state, depth)
        state.objects.append(value)
        return value, position

    return read_numbered


def numbered_lately(read: Reader) -> Reader:
    """The reader of what has had a number since version 14."""

    def read_numbered(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
        value, position = read(data, position, state, depth)
        if state.numbered:
            state.objects.append(value)
        return value, position

    return read_numbered


def read_a_date(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    return date_of(_double(data, position)[0]), position + 8


def read_regexp(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    source, position = read_text(data, position, state)
    flags, position = read_text(data, position, state)
    if len(set(flags)) != len(flags) or not set(flags) <= set(tags.REGEXP_FLAGS):
        raise ValueError("a regular expression with unknown flags")
    return make_regexp(source, flags), position


# -- errors ------------------------------------------------------------------------------------------


def read_error(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    """An error of a standard class: message and stack. The place it was made at is in the stack, too."""
    kind = data[position]
    if kind >= len(tags.ERROR_NAMES):
        raise ValueError(f"an error of the unknown kind {kind}")
    message, position = _read_nullable_text(data, position + 1, state)
    _u32(data, position + 4)
    _, position = _read_nullable_text(data, position + 8, state)
    stack, position = _read_nullable_text(data, position, state)
    error = standard_error(tags.ERROR_NAMES[kind], message)
    if stack is not None:
        error.stack = stack
    return error, position


def read_dom_exception(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    message, position = read_text(data, position, state)
    name, position = read_text(data, position, state)
    return make_error(name, message, {}), position


# -- buffers and references --------------------------------------------------------------------------


def read_reference(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    number, position = read_reference_number(data, position, state)
    value = state.objects[number]
    if value is LONE:
        state.found.add(number)
    return value, position


def read_reference_number(data: bytes, position: int, state: State) -> tuple[int, int]:
    objects = state.objects
    number, position = _read_number_of(data, position, len(objects))
    if number >= len(objects) or objects[number] is PENDING:
        raise ValueError(f"a reference to the object {number}, which is not there")
    return number, position


def read_array_buffer(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    start, position = _extent(data, position, state, tags.ARRAY_BUFFER)
    made = bytearray(data[start:position])
    state.objects.append(made)
    return made, position


def read_resizable(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    start, position = _extent(data, position, state, tags.RESIZABLE)
    made = bytearray(data[start:position])
    state.objects.append(made)
    return made, position


def _size(data: bytes, position: int, state: State) -> tuple[int, int]:
    if state.long:
        return _u64(data, position)[0], position + 8
    size = _u32(data, position)[0]
    return AUTO if size == tags.TERMINATOR else size, position + 4


def _extent(data: bytes, position: int, state: State, tag: int) -> tuple[int, int]:
    """Where the bytes of an ArrayBuffer begin and end."""
    size, position = _size(data, position, state)
    if tag == tags.RESIZABLE:
        largest, position = _size(data, position, state)
        if size > largest:
            raise ValueError("an ArrayBuffer larger than its largest size")
    if position + size > len(data):
        raise IndexError
    return position, position + size


def read_view(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int]:
    """A view, and the ArrayBuffer it looks at unless that was there before.

    A view of a buffer that nobody else refers to gets its bytes straight out of the message.
    """
    kind = data[position]
    if kind >= len(tags.NODE_VIEWS):
        raise ValueError(f"a buffer of the unknown type {kind}")
    offset, position = _size(data, position + 1, state)
    size, position = _size(data, position, state)
    buffer, start, end, position = _viewed(data, position, state, depth)
    made: Any = b""
    if buffer is not LONE:  # else another pass will know it
        if size == AUTO:
            size = max(end - start - offset, 0)
        if start + offset + size > end:
            raise ValueError("a view that does not fit its ArrayBuffer")
        made = _make_view(kind, buffer, start + offset, size, state)
    if kind == tags.UINT8:
        state.uint8.add(len(state.objects))
    state.objects.append(made)
    return made, position


def _viewed(data: bytes, position: int, state: State, depth: int) -> tuple[Any, int, int, int]:
    """What a view looks at: the buffer, or the message itself where the buffer has no other view; its start and end."""
    tag = data[position]
    if tag == tags.REFERENCE:
        buffer, position = read_reference(data, position + 1, state, depth)
        if type(buffer) is bytearray:
            return buffer, 0, len(buffer), position
        if buffer is not LONE:
            raise ValueError("a view of something that is no ArrayBuffer")
        return buffer, 0, 0, position
    if tag not in (tags.ARRAY_BUFFER, tags.RESIZABLE):
        raise ValueError("a view without an ArrayBuffer")
    start, end = _extent(data, position + 1, state, tag)
    if len(state.objects) not in state.shared:
        state.objects.append(LONE)
        return data, start, end, end
    buffer = bytearray(data[start:end])
    state.objects.append(buffer)
    return buffer, 0, end - start, end


def _make_view(kind: int, buffer: Any, start: int, size: int, state: State) -> Any:
    from nodecompat._wires.typed_arrays import make_shared_view, make_view

    if type(buffer) is not bytearray:
        content = buffer[start : start + size]
    elif _is_buffer(kind, state):
        state.spend(size)
        content = bytes(memoryview(buffer)[start : start + size])
    else:
        made = make_shared_view(tags.NODE_VIEWS[kind], buffer, start, size)
        if made is not None:
            return made
        state.spend(size)
        content = bytes(memoryview(buffer)[start : start + size])
    return content if _is_buffer(kind, state) else make_view(tags.NODE_VIEWS[kind], content)


def _is_buffer(kind: int, state: State) -> bool:
    return kind == tags.UINT8 and (state.buffers is None or len(state.objects) in state.buffers)
