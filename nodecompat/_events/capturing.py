"""Captured rejections: what a listener returned fails, and its emitter is told.

What must stay true: only emitters that ask for it pay for it; the failure of what is told of a failure is not captured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js import arity, is_function
from .._loop.current import engine

if TYPE_CHECKING:
    from typing import Protocol

    class Capturing(Protocol):
        """An emitter that captures rejections."""

        _capturing: bool

        def emit(self, event: object, /, *args: Any) -> bool: ...


def capture(emitter: Capturing, result: Any, event: object, args: tuple[object, ...]) -> None:
    """Have the failure of a promise, task or future that a listener returned come back to its emitter, a tick later."""

    def failed(error: object) -> None:
        engine.next_tick(_report, emitter, error, event, args)

    def done(future: Any) -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            failed(error)

    try:
        if hasattr(type(result), "then"):
            if is_function(then := result.then):
                arity.fit(then, 2)(None, failed)
        elif is_function(getattr(type(result), "add_done_callback", None)):
            result.add_done_callback(done)
    except Exception as error:
        emitter.emit("error", error)


def _report(emitter: Capturing, error: object, event: object, args: tuple[object, ...]) -> object:
    """Give a captured rejection to the emitter's own method, else to 'error', whose failures are not captured."""
    method = getattr(emitter, "captureRejectionSymbol", None)
    if is_function(method):
        return arity.fit(method, 2 + len(args))(error, event, *args)
    before, emitter._capturing = emitter._capturing, False
    try:
        return emitter.emit("error", error)
    finally:
        emitter._capturing = before
