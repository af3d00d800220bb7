"""How frames are shown to a person (NODE_DEBUG=ipc): what all wires share, and what is shown of most.

A wire whose frames can be read in part shows them itself, in a `show` of its own with the same two functions. Of the
others the value is shown, in the manner of `util.inspect` on one line; where there is none, the bytes.

What must stay true: a text is at most as long as was asked for, and the work is bounded by it, however large the
value is; no code of the value's own class runs; nothing is raised. Cycles need no care: the text is full some time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from re import Pattern
from typing import Any, Final

from nodecompat._js.text import number_text
from nodecompat.values import Map, RegExp, Set, undefined

LIMIT: Final = 200  # characters
MORE: Final = "..."
KEPT: Final = 1024  # bytes of a frame, enough for any text

_CONSTANTS: Final = {None: "null", True: "true", False: "false"}
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BITS: Final = 512  # of an integer that is written in full


class FullError(Exception):
    """The text is long enough."""


def good(start: bytes, size: int, *value: object) -> str:
    """A frame by its first bytes, its size, and the value that it stands for, if that is known."""
    return preview(value[0]) if value else hexadecimal(start)


def bad(start: bytes, size: int) -> str:
    """What is no frame, but stands where one was expected."""
    return hexadecimal(start)


# -- bytes and texts ---------------------------------------------------------------------------------


def shortened(text: str, limit: int = LIMIT) -> str:
    """A text of at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - len(MORE)] + MORE


def printable(text: str) -> str:
    """A text without what a terminal would obey, and without lone surrogates: `\\u001b`."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(one: str) -> str:
    units = one.encode("utf-16-be", "surrogatepass")
    return _SHORT.get(one) or "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def hexadecimal(data: bytes, limit: int = LIMIT) -> str:
    """Bytes as `h'…'`, of at most `limit` characters."""
    most = max(limit - 3 - len(MORE), 0) // 2
    return f"h'{data.hex()}'" if len(data) * 2 + 3 <= limit else f"h'{data[:most].hex()}{MORE}'"


def decoded(data: bytes) -> str:
    """UTF-8 as text; a character that is cut at the end is left out, invalid bytes become U+FFFD."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            data = data[: error.start]
        return data.decode("utf-8", "replace")


# -- values ------------------------------------------------------------------------------------------


def preview(value: Any, limit: int = LIMIT) -> str:
    """A value as text of at most `limit` characters."""
    parts: list[str] = []
    room = limit
    # What is still to be written, the next on top: texts, and iterators of texts and (value,) tuples.
    pending: list[Any] = [_pieces(value, limit)]
    while pending and room >= 0:
        piece = next(pending[-1], None)
        if piece is None:
            pending.pop()
        elif type(piece) is str:
            parts.append(piece)
            room -= len(piece)
        else:
            pending.append(_pieces(piece[0], limit))
    return shortened("".join(parts), limit)


def _pieces(value: Any, limit: int) -> Iterator[Any]:
    """What a value's text is made of: texts, and `(value,)` for values within it."""
    kind = type(value)
    if kind is dict:
        return _listed("{", ((*_key(key, limit), ": ", (one,)) for key, one in value.items()), "}", len(value))
    if kind is list or kind is tuple:
        return _listed("[", (((one,),) for one in value), "]", len(value))
    if kind is Map:
        pairs = (((key,), " => ", (one,)) for key, one in value.items())
        return _listed(f"Map({len(value)}) {{", pairs, "}", len(value))
    if kind is Set or kind is set or kind is frozenset:
        return _listed(f"Set({len(value)}) {{", (((one,),) for one in value), "}", len(value))
    return iter((_scalar(value, limit),))


def _listed(opening: str, entries: Iterator[tuple[Any, ...]], close: str, size: int) -> Iterator[Any]:
    yield opening
    before = " "
    try:
        for entry in entries:
            yield before
            yield from entry
            before = ", "
    except RuntimeError:  # another thread changes it
        yield MORE
    yield f" {close}" if size else close


def _key(key: Any, limit: int) -> tuple[Any, ...]:
    if isinstance(key, str) and key.isidentifier() and len(key) <= limit:
        return (key,)
    return ((key,),)


def _scalar(value: Any, limit: int) -> str:
    if value is undefined:
        return "undefined"
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        return int.__repr__(value) if value.bit_length() <= _BITS else f"[an integer of {value.bit_length()} bits]"
    if isinstance(value, float):
        return number_text(float(value))
    if isinstance(value, str):
        text = printable(value[: limit + 1]).replace("'", "\\'")
        return f"'{text}'"
    if isinstance(value, (bytes, bytearray)):
        return f"<Buffer{''.join(f' {byte:02x}' for byte in islice(value, limit // 3 + 1))}>"
    if isinstance(value, datetime):
        return datetime.isoformat(value)
    if isinstance(value, RegExp):
        return f"/{printable(value.source[:limit])}/{value.flags}"
    if isinstance(value, Pattern):
        return f"/{printable(str(value.pattern[:limit]))}/"
    if isinstance(value, BaseException):
        first = value.args[0] if value.args else ""
        return f"[{type(value).__name__}{': ' + printable(first[:limit]) if isinstance(first, str) and first else ''}]"
    return f"[{type(value).__name__} object]"
