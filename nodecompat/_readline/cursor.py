"""What moves the cursor of a terminal, and clears it: sequences that are written to a stream."""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from .._js.arity import fit, is_function
from .._js.numbers import is_number
from .._loop.current import engine
from ..values import undefined


def _put(stream: Any, text: str, callback: object) -> bool:
    if callback is not undefined and not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    if stream is None or stream is undefined or not text:
        if is_function(callback):
            engine.next_tick(fit(callback, 1), None)
        return True
    return bool(stream.write(text, callback) if is_function(callback) else stream.write(text))


def clearLine(stream: Any = undefined, dir: float = 0, callback: object = undefined) -> bool:
    """Clear the line left of the cursor (-1), right of it (1), or all of it. Node: readline.clearLine."""
    return _put(stream, f"\x1b[{1 if dir < 0 else 0 if dir > 0 else 2}K", callback)


def clearScreenDown(stream: Any = undefined, callback: object = undefined) -> bool:
    """Clear the screen from the cursor on. Node: readline.clearScreenDown."""
    return _put(stream, "\x1b[0J", callback)


def cursorTo(stream: Any = undefined, x: Any = undefined, y: Any = undefined, callback: object = undefined) -> bool:
    """Move the cursor to a column, and a row. Node: readline.cursorTo.

    Raises ERR_INVALID_ARG_VALUE, ERR_INVALID_CURSOR_POS.
    """
    if is_function(y):
        y, callback = undefined, y
    for name, value in (("x", x), ("y", y)):
        if value != value:
            raise InvalidArgValueError(name, value)
    if stream is None or stream is undefined or not (is_number(x) or is_number(y)):
        return _put(None, "", callback)
    if not is_number(x):
        text = "Cannot set cursor row without setting its column"
        raise NodeTypeError(text, code="ERR_INVALID_CURSOR_POS")
    return _put(stream, f"\x1b[{x + 1}G" if not is_number(y) else f"\x1b[{y + 1};{x + 1}H", callback)


def moveCursor(stream: Any = undefined, dx: int = 0, dy: int = 0, callback: object = undefined) -> bool:
    """Move the cursor by so many columns and rows. Node: readline.moveCursor."""
    text = f"\x1b[{abs(dx)}{'D' if dx < 0 else 'C'}" if dx else ""
    text += f"\x1b[{abs(dy)}{'A' if dy < 0 else 'B'}" if dy else ""
    return _put(stream, text, callback)
