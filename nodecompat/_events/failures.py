"""What becomes of failures: an 'error' that nobody listens to, and rejections that an emitter captures.

What must stay true: an exception is raised as the object it is; a captured rejection comes back one tick
later, and what fails while it is reported is not captured again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.rare import UnhandledError
from .._js.arity import fit
from .._loop.current import engine

if TYPE_CHECKING:
    from typing import Protocol

    class Emitter(Protocol):
        """What is needed of an EventEmitter here."""

        _capturing: bool

        def emit(self, event: object, /, *args: object) -> bool:
            """Call the listeners."""


def unhandled_error(value: object) -> BaseException:
    """What 'error' without a listener raises: its argument, or ERR_UNHANDLED_ERROR around what is no exception."""
    return value if isinstance(value, BaseException) else UnhandledError(value)


def capture(emitter: Emitter, result: object, event: object, args: tuple[object, ...]) -> None:
    """Have the failure of a promise that a listener returned come back to its emitter."""
    try:
        then = getattr(result, "then", None)
        if callable(then):
            fit(then, 2)(None, lambda error: engine.next_tick(_report, emitter, error, event, args))
    except Exception as error:
        emitter.emit("error", error)


def _report(emitter: Emitter, error: object, event: object, args: tuple[object, ...]) -> object:
    """Give a captured rejection to the emitter's own method, else to 'error'."""
    method = getattr(emitter, "captureRejectionSymbol", None)
    if callable(method):
        return fit(method, 2 + len(args))(error, event, *args)
    before, emitter._capturing = emitter._capturing, False
    try:
        return emitter.emit("error", error)
    finally:
        emitter._capturing = before
