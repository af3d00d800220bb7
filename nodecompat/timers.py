"""Node's timers: `setTimeout`, `setInterval`, `setImmediate`, their clear functions, and `timers/promises`.

What must stay true: the order of callbacks is Node's (see `_loop`); a timer keeps the process alive until
it is cleared or `unref`ed; clearing anything that is no timer does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, SupportsFloat

from ._errors.base import InvalidArgTypeError
from ._js.arity import fit
from ._js.text import number_text, string_of
from ._loop.current import engine
from ._on_use import on_use
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._js import numbers
    from ._loop.timer_lists import TimerList
    from ._timers import promises as promises
else:
    numbers = on_use("nodecompat._js.numbers")  # a whole number, the usual delay, needs no conversion

__all__ = [
    "Immediate",
    "Timeout",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "promises",
    "queueMicrotask",
    "setImmediate",
    "setInterval",
    "setTimeout",
]

TIMEOUT_MAX = 2**31 - 1

_by_id: dict[int, Timeout] = {}  # timers whose number was taken
_warned: set[str] = set()
_next_id = 0


class Timeout:
    """What `setTimeout` and `setInterval` return.

    `int(timer)` is a number that the clear functions take instead of the timer (Node: `timer[Symbol.toPrimitive]`).
    Usable as a context manager, which clears it at the end (Node: `Symbol.dispose`).
    """

    __slots__ = ("__weakref__", "_callback", "_destroyed", "_duration", "_id", "_list", "_ref", "_repeat", "_start")

    def __init__(self, callback: Callable[..., Any], delay: float, args: tuple[Any, ...], *, repeat: bool) -> None:
        self._callback: Callable[[], Any] | None = _bind(callback, args)
        self._duration = int(delay)
        self._repeat = repeat
        self._list: TimerList | None = None
        self._start = 0
        self._ref = True
        self._destroyed = False
        self._id: int | None = None
        engine.ref_timers += 1

    def _begin(self) -> None:
        if self._callback is not None and self._list is None:
            self._insert(engine.clock())

    def ref(self) -> Timeout:
        """Let the timer keep the process alive (the default); returns the timer."""
        if not self._ref:
            self._ref = True
            if not self._destroyed:
                engine.ref_timers += 1
        return self

    def unref(self) -> Timeout:
        """Let the process end although the timer is pending; returns the timer."""
        if self._ref:
            self._ref = False
            if not self._destroyed:
                engine.ref_timers -= 1
        return self

    def hasRef(self) -> bool:
        """Whether the timer keeps the process alive."""
        return self._ref

    def refresh(self) -> Timeout:
        """Start the time again from now, also after it fired; nothing after it was cleared. Returns the timer."""
        if self._callback is not None:
            if self._destroyed:
                self._destroyed = False
                engine.ref_timers += self._ref
            engine.timers.remove(self)
            self._insert(engine.clock())
        return self

    def close(self) -> Timeout:
        """Clear the timer; returns it."""
        clearTimeout(self)
        return self

    def __int__(self) -> int:
        global _next_id
        if self._id is None:
            _next_id += 1
            self._id = _next_id
            _by_id[self._id] = self
        return self._id

    def __enter__(self) -> Timeout:
        return self

    def __exit__(self, *_: object) -> None:
        clearTimeout(self)

    def __repr__(self) -> str:
        return f"Timeout {{ _idleTimeout: {self._duration}, _destroyed: {str(self._destroyed).lower()} }}"

    def _insert(self, start: int) -> None:
        engine.timers.insert(self, start)
        if not engine.in_turn:
            engine.poke()

    def _run(self, clock: Callable[[], int]) -> None:
        """Called by the timer lists, which have taken the timer out."""
        callback = self._callback
        if callback is None:
            return
        start = clock() if self._repeat else 0
        try:
            result = callback()
            if result is not None:
                engine.take_result(result)
        finally:
            if self._callback is not None and self._list is None:
                if self._repeat:
                    self._insert(start)
                else:
                    self._destroy()

    def _forget(self) -> None:
        """In a forked copy: the timer is the parent's."""
        self._callback = None
        self._destroyed = True

    def _destroy(self) -> None:
        if not self._destroyed:
            self._destroyed = True
            engine.ref_timers -= self._ref
            if self._id is not None:
                _by_id.pop(self._id, None)


class Immediate:
    """What `setImmediate` returns; a context manager that clears itself at the end."""

    __slots__ = ("__weakref__", "_callback", "_destroyed", "_ref")

    def __init__(self, callback: Callable[..., Any], args: tuple[Any, ...]) -> None:
        self._callback: Callable[[], Any] | None = _bind(callback, args)
        self._destroyed = False
        self._ref = True
        engine.ref_immediates += 1

    def _begin(self) -> None:
        engine.add_immediate(self)

    def ref(self) -> Immediate:
        """Let the immediate keep the process alive (the default); returns it."""
        if not self._ref and not self._destroyed:
            self._ref = True
            engine.ref_immediates += 1
        return self

    def unref(self) -> Immediate:
        """Let the process end although the immediate is pending; returns it."""
        if self._ref and not self._destroyed:
            self._ref = False
            engine.ref_immediates -= 1
        return self

    def hasRef(self) -> bool:
        """Whether the immediate keeps the process alive; False once it runs."""
        return self._ref and not self._destroyed

    def __enter__(self) -> Immediate:
        return self

    def __exit__(self, *_: object) -> None:
        clearImmediate(self)

    def _run(self) -> Any:
        callback = self._callback
        self._destroy()
        return callback() if callback is not None else None

    def _forget(self) -> None:
        """In a forked copy: the immediate is the parent's."""
        self._callback = None
        self._destroyed = True

    def _destroy(self) -> None:
        if not self._destroyed:
            self._destroyed = True
            self._callback = None
            engine.ref_immediates -= self._ref


def setTimeout(callback: Callable[..., Any], delay: Any = undefined, *args: Any) -> Timeout:
    """Call a function once, after at least `delay` milliseconds.

    `delay` may be anything JavaScript's Number() takes; what is not within 1 … 2147483647 is 1. Further
    arguments are passed on. Raises ERR_INVALID_ARG_TYPE when `callback` is no function. Node: timers.setTimeout.
    """
    return _schedule(callback, delay, args, repeat=False)


def setInterval(callback: Callable[..., Any], delay: Any = undefined, *args: Any) -> Timeout:
    """Call a function every `delay` milliseconds, counted from the start of each call.

    As `setTimeout` otherwise. Node: timers.setInterval.
    """
    return _schedule(callback, delay, args, repeat=True)


def setImmediate(callback: Callable[..., Any], *args: Any) -> Immediate:
    """Call a function after the I/O callbacks of this turn.

    Raises ERR_INVALID_ARG_TYPE when `callback` is no function. Node: timers.setImmediate.
    """
    _check_callback(callback)
    immediate = Immediate(callback, args)
    _begin(immediate)
    return immediate


def clearTimeout(timer: Any = None) -> None:
    """Cancel a timer: the object, or the number taken from it. Anything else is ignored."""
    if type(timer) is not Timeout:
        timer = _find(timer)
        if timer is None:
            return
    engine.timers.remove(timer)
    timer._callback = None
    timer._destroy()


clearInterval = clearTimeout


def clearImmediate(immediate: Any = None) -> None:
    """Cancel an immediate. Anything else is ignored."""
    if type(immediate) is Immediate:
        immediate._destroy()


def queueMicrotask(callback: Callable[..., Any]) -> None:
    """Call a function, without arguments, where promise jobs run: after the ticks, before the loop goes on.

    Raises ERR_INVALID_ARG_TYPE when `callback` is no function.
    """
    _check_callback(callback)
    if engine.on_loop_thread():
        engine.queue_microtask(fit(callback, 0))
    else:
        engine.call_from_thread(fit(callback, 0))


def _schedule(callback: Callable[..., Any], delay: Any, args: tuple[Any, ...], *, repeat: bool) -> Timeout:
    _check_callback(callback)
    timer = Timeout(callback, _milliseconds(delay), args, repeat=repeat)
    _begin(timer)
    return timer


def _begin(timer: Timeout | Immediate) -> None:
    if engine.on_loop_thread():
        timer._begin()
    else:
        engine.call_from_thread(timer._begin)


def _check_callback(callback: Any) -> None:
    if not callable(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)


def _bind(callback: Callable[..., Any], args: tuple[Any, ...]) -> Callable[[], Any]:
    function = fit(callback, len(args))
    return (lambda: function(*args)) if args else function


def _find(key: Any) -> Timeout | None:
    try:
        return _by_id.get(int(key)) if isinstance(key, (int, str)) and not isinstance(key, bool) else None
    except ValueError:
        return None


def _milliseconds(delay: SupportsFloat | Any) -> float:
    """The delay as Node takes it: whole milliseconds from 1, with a warning for what is none."""
    if type(delay) is int and 1 <= delay <= TIMEOUT_MAX:
        return delay
    number = numbers.number_of(delay)
    if 1 <= number <= TIMEOUT_MAX:
        return number
    if number > TIMEOUT_MAX:
        _warn("TimeoutOverflowWarning", f"{number_text(number)} does not fit into a 32-bit signed integer.")
    elif number < 0 and "negative" not in _warned:
        _warned.add("negative")
        _warn("TimeoutNegativeWarning", f"{number_text(number)} is a negative number.")
    elif number != number and delay is not undefined and "nan" not in _warned:
        _warned.add("nan")
        _warn("TimeoutNaNWarning", f"{string_of(delay)} is not a number.")
    return 1


def _warn(kind: str, text: str) -> None:
    from .process import process

    process.emitWarning(f"{text}\nTimeout duration was set to 1.", kind)


def __getattr__(name: str) -> Any:
    if name == "promises":  # timers/promises, loaded when asked for
        from ._timers import promises as _timers_promises

        return _timers_promises
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
