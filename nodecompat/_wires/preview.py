"""A value in a few words, in the manner of `util.inspect`: for wires whose bytes cannot be read in part.

What must stay true: the text is at most as long as was asked for, and the work is bounded by it, however large the
value is; no code of the value's own class runs; nothing is raised. Cycles need no care: the text is full some time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from re import Pattern
from typing import Any, Final

from nodecompat._wires.cbor.show import LIMIT, printable, shortened
from nodecompat.values import Map, RegExp, Set, undefined

_WORDS: Final = {None: "null", True: "true", False: "false"}
_BITS: Final = 512  # of an integer that is written in full


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
        yield "..."
    yield f" {close}" if size else close


def _key(key: Any, limit: int) -> tuple[Any, ...]:
    if isinstance(key, str) and key.isidentifier() and len(key) <= limit:
        return (key,)
    return ((key,),)


def _scalar(value: Any, limit: int) -> str:
    if value is undefined:
        return "undefined"
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return int.__repr__(value) if value.bit_length() <= _BITS else f"[an integer of {value.bit_length()} bits]"
    if isinstance(value, float):
        return _number(float(value))
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


def _number(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), -float("inf")):
        return "Infinity" if value > 0 else "-Infinity"
    text = float.__repr__(value)
    return text.removesuffix(".0") if "e" not in text else text
