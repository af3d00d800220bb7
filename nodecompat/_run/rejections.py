"""Rejections that nobody handled: 'unhandledRejection', 'rejectionHandled', and what happens without listeners.

The mode is that of Node's `--unhandled-rejections`, read from `NODE_OPTIONS` when one shows up:
`throw` (the default), `strict`, `warn`, `warn-with-error-code`, `none`.

What must stay true: a promise that got its handler before it was reported is not reported; only one that was
reported causes 'rejectionHandled'; a listener that raises loses the rest of its batch.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from .._errors.base import NodeError, Thrown, inspect_brief
from .._errors.rare import UnhandledRejectionError
from .._loop.current import engine
from .._process.warning import WarningError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..process import Process

    Fatal = Callable[[BaseException, str], None]

_WARNING_TEXT = (
    "Unhandled promise rejection. This error originated either by throwing inside of an async function without "
    "a catch block, or by rejecting a promise which was not handled with .catch(). To terminate the process on "
    "unhandled promise rejection, set NODE_OPTIONS=--unhandled-rejections=strict. (rejection id: {})"
)

_reported: WeakKeyDictionary[Any, int] = WeakKeyDictionary()  # promise -> its number
_count = 0


class _HandledLate:
    """Stands in the queue of rejections for a promise that was handled after it was reported."""

    __slots__ = ("number", "promise")

    def __init__(self, promise: Any, number: int) -> None:
        self.promise = promise
        self.number = number


def handled_late(promise: Any) -> None:
    """Remember to emit 'rejectionHandled' at the next check."""
    number = _reported.pop(promise, None)
    if number is not None:
        engine.add_rejection(_HandledLate(promise, number))


def report(process: Process, batch: list[Any], fatal: Fatal) -> None:
    """Report a batch, in order, the late handlers first."""
    for entry in batch:
        if type(entry) is _HandledLate and not process.emit("rejectionHandled", entry.promise):
            text = f"Promise rejection was handled asynchronously (rejection id: {entry.number})"
            process.emitWarning(_warning("PromiseRejectionHandledWarning", text))
    for promise in batch:
        if type(promise) is not _HandledLate and not promise._handled:
            _report_one(process, promise, fatal)


def _report_one(process: Process, promise: Any, fatal: Fatal) -> None:
    global _count
    _count += 1
    number = _reported[promise] = _count
    reason = promise._value
    if isinstance(reason, Thrown):
        reason = reason.value
    _MODES[mode()](process, reason, promise, number, fatal)


def mode() -> str:
    """The mode that `NODE_OPTIONS` asks for; the last one given counts."""
    found = "throw"
    for option in os.environ.get("NODE_OPTIONS", "").split():
        name, _, value = option.partition("=")
        if name == "--unhandled-rejections" and value in _MODES:
            found = value
    return found


def _throw(process: Process, reason: Any, promise: Any, number: int, fatal: Fatal) -> None:
    if not process.emit("unhandledRejection", reason, promise):
        fatal(_as_error(reason), "unhandledRejection")


def _strict(process: Process, reason: Any, promise: Any, number: int, fatal: Fatal) -> None:
    fatal(_as_error(reason), "unhandledRejection")
    if not process.emit("unhandledRejection", reason, promise):
        _warn_twice(process, reason, number)


def _warn(process: Process, reason: Any, promise: Any, number: int, fatal: Fatal) -> None:
    process.emit("unhandledRejection", reason, promise)
    _warn_twice(process, reason, number)


def _warn_with_error_code(process: Process, reason: Any, promise: Any, number: int, fatal: Fatal) -> None:
    if not process.emit("unhandledRejection", reason, promise):
        _warn_twice(process, reason, number)
        process.exitCode = 1


def _none(process: Process, reason: Any, promise: Any, number: int, fatal: Fatal) -> None:
    process.emit("unhandledRejection", reason, promise)


_MODES: dict[str, Callable[[Process, Any, Any, int, Fatal], None]] = {
    "throw": _throw,
    "strict": _strict,
    "warn": _warn,
    "warn-with-error-code": _warn_with_error_code,
    "none": _none,
}


def _as_error(reason: Any) -> BaseException:
    return reason if isinstance(reason, BaseException) else UnhandledRejectionError(reason)


def _warn_twice(process: Process, reason: Any, number: int) -> None:
    name = "UnhandledPromiseRejectionWarning"
    process.emitWarning(_warning(name, _reason_text(reason)))
    process.emitWarning(_warning(name, _WARNING_TEXT.format(number)))


def _reason_text(reason: Any) -> str:
    if not isinstance(reason, BaseException):
        return reason if isinstance(reason, str) else inspect_brief(reason)
    from traceback import format_exception

    return "".join(format_exception(reason)).rstrip("\n")


def _warning(name: str, text: str) -> NodeError:
    warning = WarningError(text)
    warning.name = name
    return warning
