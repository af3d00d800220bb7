"""Plain values to frames of Bun's `advanced` wire, in one pass that checks what may travel while it writes.

Plain are text, numbers, true, false, null, and dicts, lists and tuples of them; `write_rest` has the others.

What must stay true: what is written, Bun and `read` understand. Writers have the form that `tree` describes; `seen`
maps the identity of each container met so far to the number JavaScriptCore gives it. Immutable values have no
identity worth keeping, but they are numbered, so their numbers are skipped. A message that holds Buffers has another
form, in which all numbers are one higher: it is begun again when the first one shows up.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._js.kinds import RefusedError, TooDeepError
from nodecompat._on_use import on_use
from nodecompat._wires.javascript import OddKeyError, Writers, number_of, skip_number
from nodecompat._wires.jsc import tags
from nodecompat._wires.jsc.tags import HoldsBuffersError, Seen, text, text_of

if TYPE_CHECKING:
    from nodecompat._wires import tree
    from nodecompat._wires.javascript_rest import NumberedRest
    from nodecompat._wires.jsc import write_rest
    from nodecompat._wires.protocols import Frame
    from nodecompat._wires.tree import Writer
else:
    tree = on_use("nodecompat._wires.tree")  # only values that are not plain need it
    write_rest = on_use("nodecompat._wires.jsc.write_rest")  # only values that are not plain need it

Out = list[bytes]

# -- pieces made in advance --------------------------------------------------------------------------

_MAX_FRAME: Final = (1 << 32) - 1
_MAX_SAFE: Final = 1 << 53  # up to here every integer is a JavaScript number
_NAN: Final = float("nan")  # the bits of others would be a value of their own in JavaScriptCore

_u32 = tags.U32.pack
_head = struct.Struct("<BI").pack
_double = struct.Struct("<Bd").pack

_NULL, _TRUE, _FALSE = (bytes((tag,)) for tag in (tags.NULL, tags.TRUE, tags.FALSE))
_ZERO, _ONE = bytes((tags.ZERO,)), bytes((tags.ONE,))
_OBJECT, _ARRAY, _TEXT = (bytes((tag,)) for tag in (tags.OBJECT, tags.ARRAY, tags.TEXT))
_EMPTY: Final = bytes((tags.EMPTY_TEXT,))
_END: Final = _u32(tags.TERMINATOR)


def _integer(value: int) -> bytes:
    """A JavaScript number as long as it is exact, then a BigInt."""
    if value in (0, 1):
        return _ONE if value else _ZERO
    if -0x80000000 <= value <= 0x7FFFFFFF:
        return _head(tags.INT32, value & 0xFFFFFFFF)
    if -_MAX_SAFE <= value <= _MAX_SAFE:
        return _double(tags.NUMBER, value)
    data = tree.magnitude(value, 8)
    return bytes((tags.BIGINT, value < 0)) + _u32(len(data) // 8) + data


# -- containers --------------------------------------------------------------------------------------


def _write_dict(value: dict[Any, Any], out: Out, seen: Seen, depth: int) -> None:
    if id(value) in seen:
        return _again(value, out, seen)
    if depth > MAX_DEPTH:
        raise TooDeepError
    number = seen[id(value)] = len(seen)
    start = len(out)
    out.append(_OBJECT)
    key = None
    try:
        for key, item in value.items():
            out.append(text_of(key) or _key(key))
            kind = type(item)
            if kind is str and item:
                out.append(_TEXT)
                out.append(text_of(item) or text(item))
            elif kind is int:
                out.append(_integer(item))
            elif item is True:
                out.append(_TRUE)
            else:
                WRITERS[kind](item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(key)
        raise
    except OddKeyError:
        return WRITERS.rest.rewrite(value, out, start, seen, number + 1, depth)
    out.append(_END)


def _key(key: object) -> bytes:
    if type(key) is not str:
        raise OddKeyError
    return text(key)


def _write_list(value: list[Any] | tuple[Any, ...], out: Out, seen: Seen, depth: int) -> None:
    if type(value) is tuple:  # tuples have no identity worth keeping, and () is shared by everybody
        skip_number(seen)
    elif id(value) in seen:
        return _again(value, out, seen)
    else:
        seen[id(value)] = len(seen)
    _write_items(value, out, seen, depth)


def _write_items(value: list[Any] | tuple[Any, ...], out: Out, seen: Seen, depth: int) -> None:
    """An array that has its number."""
    if depth > MAX_DEPTH:
        raise TooDeepError
    out.append(_ARRAY + _u32(len(value)))
    index = 0
    try:
        for index, item in enumerate(value):
            out.append(_u32(index))
            kind = type(item)
            if kind is str and item:
                out.append(_TEXT)
                out.append(text_of(item) or text(item))
            elif kind is int:
                out.append(_integer(item))
            else:
                WRITERS[kind](item, out, seen, depth + 1)
    except RefusedError as refusal:
        refusal.steps.append(index)
        raise
    out.append(_END)


def _again(value: object, out: Out, seen: Seen) -> None:
    """A reference to a container that was met before."""
    out.append(_reference(number_of(value, seen), seen))


def _reference(number: int, seen: Seen) -> bytes:
    """A reference by its number; its width follows from how many objects there are."""
    count = len(seen)
    width = 1 if count <= 0xFF else 2 if count <= 0xFFFF else 4
    return bytes((tags.REFERENCE,)) + number.to_bytes(width, "little")


# -- single values, and the table --------------------------------------------------------------------


def _write_text(value: str, out: Out, seen: Seen, depth: int) -> None:
    value = str.__str__(value)
    if value:
        out.append(_TEXT)
    out.append(text(value) if value else _EMPTY)


def _write_int(value: int, out: Out, seen: Seen, depth: int) -> None:
    out.append(_integer(int(value)))


def _write_float(value: float, out: Out, seen: Seen, depth: int) -> None:
    out.append(_double(tags.NUMBER, value if value == value else _NAN))


def _rest(writers: dict[type, Writer]) -> NumberedRest:
    return write_rest.Rest(writers, _write_items, _again)


WRITERS: Final = Writers(
    {True: _TRUE, False: _FALSE, None: _NULL},
    {
        str: _write_text,
        int: _write_int,
        float: _write_float,
        dict: _write_dict,
        list: _write_list,
        tuple: _write_list,
    },
    _rest,
)

# -- the frame ---------------------------------------------------------------------------------------

_VERSION: Final = _u32(tags.VERSION)
_PAIR: Final = bytes((tags.ARRAY, 2, 0, 0, 0, 0, 0, 0, 0))  # an array of two; its first item follows
_SECOND: Final = _u32(1)


def encode(value: object) -> Frame:
    """The frame of a message: bytes, or a list of buffers when the message holds large ones.

    Raises DataCloneError, which names the culprit, for what cannot travel, and InvalidArgValueError for a message of
    more than MAX_DEPTH levels or 4 GiB.
    """
    try:
        out, kind = _parts(value)
    except (RefusedError, RecursionError) as fault:
        out, kind = tree.rescue(fault, _parts, value)
    if out[0]:
        size = sum(map(len, out)) - len(out[0])
        out[0] = _frame_head(kind, size, value)
        return tree.gather(out)
    body = b"".join(out)
    return _frame_head(kind, len(body), value) + body


def _parts(value: object) -> tuple[Out, int]:
    """The parts of a message, and which kind of frame holds them."""
    out: Out = [b"", _VERSION]  # the first part becomes APART when the others cannot simply be joined
    try:
        WRITERS[type(value)](value, out, Seen(), 1)
    except HoldsBuffersError:
        return _with_buffers(value), tags.BUFFERS
    return out, tags.MESSAGE


def _with_buffers(value: object) -> Out:
    """The message beside the list of its Buffers, which Bun makes them of."""
    seen = Seen()
    skip_number(seen)
    seen.buffers = []
    out: Out = [b"", _VERSION, _PAIR]
    WRITERS[type(value)](value, out, seen, 1)
    skip_number(seen)
    out.append(_SECOND + _ARRAY + _u32(len(seen.buffers)))
    out += [_u32(index) + _reference(number, seen) for index, number in enumerate(seen.buffers)]
    out += (_END, _END)
    return out


def _frame_head(kind: int, size: int, value: object) -> bytes:
    if size > _MAX_FRAME:
        raise tree.too_large(value, "4 GiB")
    return _head(kind, size)
