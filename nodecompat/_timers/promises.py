"""`timers/promises`: timers that return promises.

What must stay true: a bad argument rejects the promise (for `setInterval`, at the first step of the
iterator); an abort clears the timer and rejects with an AbortError whose cause is the signal's reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_signal
from .._errors.rare import AbortError
from .._events.target import AbortSubscription
from .._js.kinds import defined
from .._js.numbers import is_number
from ..promise import Promise
from ..values import undefined
from . import scheduling

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from typing import TypedDict

    from ..abort import AbortSignal
    from ..values import Undefined

    Timer = scheduling.Timeout | scheduling.Immediate

    class TimerOptions(TypedDict, total=False):
        """The options of all functions here: what aborts the timer, and whether it keeps the process alive."""

        signal: AbortSignal
        ref: bool


__all__ = ["scheduler", "setImmediate", "setInterval", "setTimeout"]


def setTimeout(
    delay: float | Undefined = undefined,
    value: object = undefined,
    options: TimerOptions | Undefined = undefined,
) -> Promise[Any]:
    """A promise fulfilled with `value` after `delay` milliseconds.

    Options: `signal`, an AbortSignal; `ref`, False to let the process end meanwhile. Rejects with
    ERR_INVALID_ARG_TYPE for a bad argument and with an AbortError when aborted. Node: timersPromises.setTimeout.
    """

    def start(fire: Callable[[], None]) -> Timer:
        _check_delay(delay)
        return scheduling.setTimeout(fire, delay)

    return _promised(start, value, options)


def setImmediate(
    value: object = undefined,
    options: TimerOptions | Undefined = undefined,
) -> Promise[Any]:
    """A promise fulfilled with `value` in the next check phase.

    Options and rejections as of `setTimeout`. Node: timersPromises.setImmediate.
    """
    return _promised(scheduling.setImmediate, value, options)


async def setInterval(
    delay: float | Undefined = undefined,
    value: object = undefined,
    options: TimerOptions | Undefined = undefined,
) -> AsyncIterator[Any]:
    """An async iterator that yields `value` every `delay` milliseconds, with the ones that were missed.

    Options as of `setTimeout`; a bad argument and an abort are raised in the iteration.
    Node: timersPromises.setInterval.
    """
    _check_delay(delay)
    signal, ref = _options(options)
    waiting: list[Callable[[None], None]] = []
    due = 0

    def fire() -> None:
        nonlocal due
        due += 1
        wake()

    def wake(*_: object) -> None:
        while waiting:
            waiting.pop()(None)

    _raise_if_aborted(signal)
    timer = scheduling.setInterval(fire, delay)
    if not ref:
        timer.unref()
    subscription = AbortSubscription(signal, wake).start()
    try:
        while True:
            if not due:
                promise, resolve, _ = Promise.withResolvers()
                waiting.append(resolve)
                await promise
            _raise_if_aborted(signal)
            while due:
                due -= 1
                yield value
    finally:
        scheduling.clearInterval(timer)
        subscription.dispose()


class _Scheduler:
    """`timersPromises.scheduler`."""

    def wait(self, delay: float, options: TimerOptions | Undefined = undefined) -> Promise[None]:
        """A promise fulfilled after `delay` milliseconds. Node: timersPromises.scheduler.wait."""
        return setTimeout(delay, undefined, options)

    def yield_(self) -> Promise[None]:
        """A promise fulfilled in the next check phase (`scheduler.yield` in JavaScript)."""
        return setImmediate()


scheduler = _Scheduler()


def _promised(
    start: Callable[[Callable[[], None]], Timer], value: object, options: TimerOptions | Undefined
) -> Promise[Any]:
    """A promise that `start`, given a function to call, fulfils with a value, unless the signal aborts first."""
    promise, resolve, reject = Promise.withResolvers()
    try:
        signal, ref = _options(options)
        _raise_if_aborted(signal)
        timer = start(lambda: resolve(value))
    except Exception as error:
        reject(error)
        return promise

    if not ref:
        timer.unref()
    if signal is None:
        return promise

    def abort() -> None:
        timer.close() if isinstance(timer, scheduling.Timeout) else scheduling.clearImmediate(timer)
        reject(AbortError(cause=signal.reason))

    return promise.finally_(AbortSubscription(signal, abort).start().dispose)


def _options(options: object) -> tuple[AbortSignal | None, bool]:
    """The signal and whether to keep the process alive. Raises ERR_INVALID_ARG_TYPE."""
    if options is undefined:
        return None, True
    if not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    given = defined(options)
    signal, ref = given.get("signal"), given.get("ref", True)
    if "signal" in given:
        check_signal(signal, "options.signal")
    if not isinstance(ref, bool):
        raise InvalidArgTypeError("options.ref", "of type boolean", ref)
    return signal, ref


def _check_delay(delay: float | Undefined) -> None:
    if delay is not undefined and not is_number(delay):
        raise InvalidArgTypeError("delay", "of type number", delay)


def _raise_if_aborted(signal: AbortSignal | None) -> None:
    if signal is not None and signal.aborted:
        raise AbortError(cause=signal.reason)
