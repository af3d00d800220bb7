"""`timers/promises`: timers that return promises.

What must stay true: a bad argument rejects the promise (for `setInterval`, at the first step of the
iterator); an abort clears the timer and rejects with an AbortError whose cause is the signal's reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import timers
from .._errors.base import InvalidArgTypeError
from .._errors.rare import AbortError
from .._js.numbers import is_number
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

__all__ = ["scheduler", "setImmediate", "setInterval", "setTimeout"]


def setTimeout(delay: Any = undefined, value: Any = None, options: dict[str, Any] | Any = undefined) -> Promise[Any]:
    """A promise fulfilled with `value` after `delay` milliseconds.

    Options: `signal`, an AbortSignal; `ref`, False to let the process end meanwhile. Rejects with
    ERR_INVALID_ARG_TYPE for a bad argument and with an AbortError when aborted. Node: timersPromises.setTimeout.
    """

    def arm(fire: Callable[[], None]) -> tuple[Any, Callable[[Any], None]]:
        if delay is not undefined and not is_number(delay):
            raise InvalidArgTypeError("delay", "of type number", delay)
        return timers.setTimeout(fire, delay), timers.clearTimeout

    return _promised(arm, value, options)


def setImmediate(value: Any = None, options: dict[str, Any] | Any = undefined) -> Promise[Any]:
    """A promise fulfilled with `value` in the next check phase; options as for `setTimeout`."""
    return _promised(lambda fire: (timers.setImmediate(fire), timers.clearImmediate), value, options)


async def setInterval(
    delay: Any = undefined, value: Any = None, options: dict[str, Any] | Any = undefined
) -> AsyncIterator[Any]:
    """An async iterator that yields `value` every `delay` milliseconds, with the ones that were missed.

    Options as for `setTimeout`. Node: timersPromises.setInterval.
    """
    if delay is not undefined and not is_number(delay):
        raise InvalidArgTypeError("delay", "of type number", delay)
    signal, ref = _options(options)
    waiting: list[Callable[..., None]] = []
    due = 0

    def fire() -> None:
        nonlocal due
        due += 1
        while waiting:
            waiting.pop()()

    if signal is not None and signal.aborted:
        raise AbortError(cause=signal.reason)
    timer = timers.setInterval(fire, delay)
    if not ref:
        timer.unref()
    if signal is not None:
        signal.addEventListener("abort", fire_on_abort := lambda *_: [wake() for wake in waiting])
    try:
        while True:
            if not due:
                promise, resolve, _ = Promise.withResolvers()
                waiting.append(resolve)
                await promise
            if signal is not None and signal.aborted:
                raise AbortError(cause=signal.reason)
            while due:
                due -= 1
                yield value
    finally:
        timers.clearInterval(timer)
        if signal is not None:
            signal.removeEventListener("abort", fire_on_abort)


class _Scheduler:
    """`timersPromises.scheduler`."""

    def wait(self, delay: Any, options: dict[str, Any] | Any = undefined) -> Promise[Any]:
        """A promise fulfilled after `delay` milliseconds."""
        return setTimeout(delay, None, options)

    def yield_(self) -> Promise[Any]:
        """A promise fulfilled in the next check phase (`scheduler.yield` in JavaScript)."""
        return setImmediate()


scheduler = _Scheduler()


def _promised(
    arm: Callable[[Callable[[], None]], tuple[Any, Callable[[Any], None]]], value: Any, options: Any
) -> Promise[Any]:
    promise, resolve, reject = Promise.withResolvers()
    try:
        signal, ref = _options(options)
        if signal is not None and signal.aborted:
            raise AbortError(cause=signal.reason)

        def fire() -> None:
            if signal is not None:
                signal.removeEventListener("abort", abort)
            resolve(value)

        timer, clear = arm(fire)
    except Exception as error:
        reject(error)
        return promise

    def abort(*_: Any) -> None:
        clear(timer)
        reject(AbortError(cause=signal.reason))

    if not ref:
        timer.unref()
    if signal is not None:
        signal.addEventListener("abort", abort, {"once": True})
    return promise


def _options(options: Any) -> tuple[Any, bool]:
    if options is undefined:
        return None, True
    if not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    signal, ref = options.get("signal", undefined), options.get("ref", True)
    if signal is not undefined and not hasattr(signal, "aborted"):
        raise InvalidArgTypeError("options.signal", "an instance of AbortSignal", signal)
    if ref is not undefined and not isinstance(ref, bool):
        raise InvalidArgTypeError("options.ref", "of type boolean", ref)
    return None if signal is undefined else signal, ref is not False
