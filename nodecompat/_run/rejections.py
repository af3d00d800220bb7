"""Rejections that nobody handled: 'unhandledRejection', 'rejectionHandled', and what happens without listeners.

The mode is that of Node's `--unhandled-rejections`, read from `NODE_OPTIONS` when one shows up:
`throw` (the default), `strict`, `warn`, `warn-with-error-code`, `none`.

What must stay true: a promise that got its handler before it was reported is not reported; only one that was
reported causes 'rejectionHandled'; a listener that raises loses the rest of its batch.
"""

from __future__ import annotations

import os
from itertools import count
from traceback import format_exception
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from .._alive import unsettled
from .._errors.base import Thrown, inspect_brief
from .._errors.rare import UnhandledRejectionError
from .._loop.current import engine
from .._os.node_options import options_in
from .._process.warning import WarningError
from ..process import process

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..promise import Promise

_WARNING_TEXT = (
    "Unhandled promise rejection. This error originated either by throwing inside of an async function without "
    "a catch block, or by rejecting a promise which was not handled with .catch(). To terminate the process on "
    "unhandled promise rejection, set NODE_OPTIONS=--unhandled-rejections=strict. (rejection id: {})"
)

_reported: WeakKeyDictionary[Promise[Any], int] = WeakKeyDictionary()  # promise -> its number
_numbers = count(1)


class _HandledLate:
    """Stands in the queue of rejections for a promise that was handled after it was reported."""

    __slots__ = ("number", "promise")

    def __init__(self, promise: Promise[Any], number: int) -> None:
        self.promise = promise
        self.number = number


def handled_late(promise: Promise[Any]) -> None:
    """Remember to emit 'rejectionHandled' at the next check."""
    number = _reported.pop(promise, None)
    if number is not None:
        engine.add_rejection(_HandledLate(promise, number))


def report(batch: list[Promise[Any] | _HandledLate]) -> None:
    """Report a batch, in order, the late handlers first.

    Inside somebody's asyncio loop a promise may have been given to a task that has not begun to await it.
    """
    for entry in batch:
        if isinstance(entry, _HandledLate) and not process.emit("rejectionHandled", entry.promise):
            text = f"Promise rejection was handled asynchronously (rejection id: {entry.number})"
            _warn("PromiseRejectionHandledWarning", text)
    rejected = [entry for entry in batch if not isinstance(entry, _HandledLate)]
    if rejected:
        engine.after_round(lambda: _report(rejected))


def _report(rejected: list[Promise[Any]]) -> None:
    for entry in rejected:
        if not entry._handled:
            number = _reported[entry] = next(_numbers)
            reason = entry._value
            unsettled.report(entry)
            _MODES[mode()](reason.value if isinstance(reason, Thrown) else reason, entry, number)


def mode() -> str:
    """The mode that `NODE_OPTIONS` asks for; the last one given counts."""
    found = "throw"
    for name, value in options_in(os.environ.get("NODE_OPTIONS", "")):
        if name == "--unhandled-rejections" and value in _MODES:
            found = value
    return found


def _throw(reason: object, promise: Promise[Any], number: int) -> None:
    if not process.emit("unhandledRejection", reason, promise):
        engine.fatal(_as_error(reason), "unhandledRejection")


def _strict(reason: object, promise: Promise[Any], number: int) -> None:
    engine.fatal(_as_error(reason), "unhandledRejection")
    if not process.emit("unhandledRejection", reason, promise):
        _warn_twice(reason, number)


def _warn_always(reason: object, promise: Promise[Any], number: int) -> None:
    process.emit("unhandledRejection", reason, promise)
    _warn_twice(reason, number)


def _warn_with_error_code(reason: object, promise: Promise[Any], number: int) -> None:
    if not process.emit("unhandledRejection", reason, promise):
        _warn_twice(reason, number)
        process.exitCode = 1


def _none(reason: object, promise: Promise[Any], number: int) -> None:
    process.emit("unhandledRejection", reason, promise)


_MODES: dict[str, Callable[[object, Promise[Any], int], None]] = {
    "throw": _throw,
    "strict": _strict,
    "warn": _warn_always,
    "warn-with-error-code": _warn_with_error_code,
    "none": _none,
}


def _as_error(reason: object) -> BaseException:
    return reason if isinstance(reason, BaseException) else UnhandledRejectionError(reason)


def _warn_twice(reason: object, number: int) -> None:
    name = "UnhandledPromiseRejectionWarning"
    _warn(name, _reason_text(reason))
    _warn(name, _WARNING_TEXT.format(number))


def _reason_text(reason: object) -> str:
    if isinstance(reason, BaseException):
        return "".join(format_exception(reason)).rstrip("\n")
    return reason if isinstance(reason, str) else inspect_brief(reason)


def _warn(name: str, text: str) -> None:
    warning = WarningError(text)
    warning.name = name
    engine.warn(warning)
