"""`setTimeout`, `setInterval`, `setImmediate`, `queueMicrotask` and the clear functions.

What must stay true: the order of callbacks is Node's (see `_loop`); a timer keeps the process alive until
it is cleared or `unref`ed; clearing anything that is no timer does nothing. The loop's counts and lists are changed on
its thread alone: what another thread makes begins there, and is `_destroyed` until then; changes go by `_on_loop`.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError
from .._js import RECEIVERS
from .._js.arity import fit, is_function
from .._js.text import property_key
from .._loop import in_this_context
from .._loop.current import engine
from .._on_use import loaded, on_use
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._events.typed import AnyListener
    from .._js import numbers as _numbers
    from .._loop.timer_lists import TimerList
    from ..values import Undefined

    Function = Callable[..., object]
else:
    _numbers = on_use("nodecompat._js.numbers")  # 0.2 ms; few delays need converting

loaded("nodecompat._loop.timer_lists")  # ahead, see `loaded`: the first timer would start later by it

TIMEOUT_MAX = 2**31 - 1  # milliseconds; a longer delay becomes 1

_ids = count(1)
_by_id: dict[str, Timeout] = {}  # timers whose number was taken
_warned: set[str] = set()  # warnings that are given once


class Timeout:
    """What `setTimeout` and `setInterval` return.

    `int(timer)`, or its text, is a number that the clear functions take instead of the timer (Node:
    `timer[Symbol.toPrimitive]`). `timer._onTimeout` is the function, which may be replaced; None once it is cleared.
    Usable as a context manager, which clears it at the end (Node: `Symbol.dispose`).
    """

    __slots__ = (
        "__weakref__",
        "_args",
        "_callback",
        "_destroyed",
        "_duration",
        "_given",
        "_id",
        "_list",
        "_ref",
        "_repeat",
        "_start",
    )

    def __init__(self, callback: Function, delay: float, args: tuple[object, ...], *, repeat: bool) -> None:
        self._given: Function | None = callback
        self._args = args
        self._callback: Callable[[], object] | None = _bind(self, callback, args)
        self._duration = int(delay)
        self._repeat = repeat
        self._list: TimerList | None = None
        self._start = 0
        self._ref = True
        self._destroyed = True  # until it begins
        self._id: int | None = None

    def _begin(self) -> None:
        if self._callback is not None and self._destroyed:
            self._destroyed = False
            engine.count_timers(self._ref)
            engine.insert_timer(self, engine.clock())

    def ref(self) -> Timeout:
        """Let the timer keep the process alive (the default); returns the timer."""
        _on_loop(self._set_ref, True)
        return self

    def unref(self) -> Timeout:
        """Let the process end although the timer is pending; returns the timer."""
        _on_loop(self._set_ref, False)
        return self

    def _set_ref(self, ref: bool) -> None:
        if self._ref is not ref:
            self._ref = ref
            if not self._destroyed:
                engine.count_timers(1 if ref else -1)

    def hasRef(self) -> bool:
        """Whether the timer keeps the process alive."""
        return self._ref

    def refresh(self) -> Timeout:
        """Start the time again from now, also after it fired; nothing after it was cleared. Returns the timer."""
        if self._callback is not None:
            _on_loop(self._restart)
        return self

    def _restart(self) -> None:
        if self._callback is not None:
            engine.remove_timer(self)
            if self._destroyed:
                self._begin()
            else:
                engine.insert_timer(self, engine.clock())

    def close(self) -> Timeout:
        """Clear the timer; returns it."""
        clearTimeout(self)
        return self

    @property
    def _onTimeout(self) -> Function | None:
        return self._given

    @_onTimeout.setter
    def _onTimeout(self, callback: Function | None) -> None:
        self._given = callback if is_function(callback) else None
        self._callback = None if self._given is None else _bind(self, self._given, self._args)

    def __str__(self) -> str:
        return str(int(self))

    def __int__(self) -> int:
        if self._id is None:
            self._id = next(_ids)
            _by_id[str(self._id)] = self
        return self._id

    def __enter__(self) -> Timeout:
        return self

    def __exit__(self, *_: object) -> None:
        clearTimeout(self)

    def __repr__(self) -> str:
        return f"Timeout {{ _idleTimeout: {self._duration}, _destroyed: {str(self._destroyed).lower()} }}"

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
                    engine.insert_timer(self, start)
                else:
                    self._destroy()

    def _forget(self) -> None:
        """Never run: in a forked copy, the timers of the parent."""
        self._let_go()
        self._destroyed = True

    def _let_go(self) -> None:
        """Keep nothing alive that the program gave."""
        self._given = self._callback = None
        self._args = ()

    def _stop(self) -> None:
        engine.remove_timer(self)
        self._destroy()

    def _destroy(self) -> None:
        if not self._destroyed:
            self._destroyed = True
            engine.count_timers(-self._ref)
            if self._id is not None:
                _by_id.pop(str(self._id), None)


class Immediate:
    """What `setImmediate` returns; a context manager that clears itself at the end."""

    __slots__ = ("__weakref__", "_callback", "_destroyed", "_ref")

    def __init__(self, callback: Function, args: tuple[object, ...]) -> None:
        self._callback: Callable[[], object] | None = _bind(self, callback, args)
        self._destroyed = True  # until it begins
        self._ref = True

    def _begin(self) -> None:
        if self._callback is not None:
            self._destroyed = False
            engine.count_immediates(self._ref)
            engine.add_immediate(self)

    def ref(self) -> Immediate:
        """Let the immediate keep the process alive (the default); returns it."""
        _on_loop(self._set_ref, True)
        return self

    def unref(self) -> Immediate:
        """Let the process end although the immediate is pending; returns it."""
        _on_loop(self._set_ref, False)
        return self

    def _set_ref(self, ref: bool) -> None:
        if self._ref is not ref and self._callback is not None:
            self._ref = ref
            if not self._destroyed:
                engine.count_immediates(1 if ref else -1)

    def hasRef(self) -> bool:
        """Whether the immediate keeps the process alive; False once it runs."""
        return self._ref and self._callback is not None

    def __enter__(self) -> Immediate:
        return self

    def __exit__(self, *_: object) -> None:
        clearImmediate(self)

    def _run(self) -> object:
        callback = self._callback
        self._destroy()
        return callback() if callback is not None else None

    def _forget(self) -> None:
        """Never run: in a forked copy, the immediates of the parent."""
        self._callback = None
        self._destroyed = True

    def _destroy(self) -> None:
        self._callback = None
        if not self._destroyed:
            self._destroyed = True
            engine.count_immediates(-self._ref)


def setTimeout(callback: AnyListener, delay: float | Undefined | None = undefined, *args: object) -> Timeout:
    """Call a function once, after at least `delay` milliseconds.

    `delay` may be anything JavaScript's Number() takes; what is not within 1 … 2147483647 is 1. Further
    arguments are passed on. Raises ERR_INVALID_ARG_TYPE when `callback` is no function. Node: timers.setTimeout.
    """
    return _schedule(callback, delay, args, repeat=False)


def setInterval(callback: AnyListener, delay: float | Undefined | None = undefined, *args: object) -> Timeout:
    """Call a function every `delay` milliseconds, counted from the start of each call.

    As `setTimeout` otherwise. Node: timers.setInterval.
    """
    return _schedule(callback, delay, args, repeat=True)


def setImmediate(callback: AnyListener, *args: object) -> Immediate:
    """Call a function after the I/O callbacks of this turn.

    Raises ERR_INVALID_ARG_TYPE when `callback` is no function. Node: timers.setImmediate.
    """
    _check_callback(callback)
    immediate = Immediate(callback, args)
    _begin(immediate)
    return immediate


def clearTimeout(timer: Timeout | int | str | Undefined | None = None, *_: object) -> None:
    """Cancel a timer: the object, or the number taken from it. Anything else is ignored. Node: timers.clearTimeout."""
    found = timer if type(timer) is Timeout else _find(timer)
    if found is not None:
        found._let_go()
        _on_loop(found._stop)


clearInterval = clearTimeout


def clearImmediate(immediate: Immediate | Undefined | None = None, *_: object) -> None:
    """Cancel an immediate. Anything else is ignored. Node: timers.clearImmediate."""
    if type(immediate) is Immediate:
        _on_loop(immediate._destroy)


def queueMicrotask(callback: Function, *_: object) -> None:
    """Call a function, without arguments, where promise jobs run: after the ticks, before the loop goes on.

    Raises ERR_INVALID_ARG_TYPE when `callback` is no function.
    """
    _check_callback(callback)
    function = in_this_context(fit(callback, 0))
    if engine.enter():
        engine.microtask(function)
    else:
        engine.ask(function)


def _schedule(callback: Function, delay: object, args: tuple[object, ...], *, repeat: bool) -> Timeout:
    _check_callback(callback)
    timer = Timeout(callback, _milliseconds(delay), args, repeat=repeat)
    _begin(timer)
    return timer


def _begin(timer: Timeout | Immediate) -> None:
    if engine.enter():
        timer._begin()
    else:
        engine.ask(timer._begin)


def _on_loop(change: Callable[..., None], *args: object) -> None:
    if engine.on_loop_thread():
        change(*args)
    else:
        engine.call_from_thread(change, *args)


def _check_callback(callback: object) -> None:
    if not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)


def _bind(timer: object, callback: Function, args: tuple[object, ...]) -> Callable[[], object]:
    if RECEIVERS:
        callback = RECEIVERS[0](callback, timer)
    function = in_this_context(fit(callback, len(args)))
    return (lambda: function(*args)) if args else function


def _find(key: object) -> Timeout | None:
    """The timer of a number or its text; Node looks it up as the property of an object."""
    if isinstance(key, (int, float, str)) and not isinstance(key, bool):
        return _by_id.get(str(property_key(key)))
    return None


def _milliseconds(delay: object) -> float:
    """The delay as Node takes it: its number, or 1 when that is not within 1 … TIMEOUT_MAX, with a warning.

    Raises TypeError for a symbol. Source: the constructor of Node's `Timeout`.
    """
    if delay is undefined:
        return 1
    number = delay if type(delay) is int else _numbers.number_of(delay)
    if 1 <= number <= TIMEOUT_MAX:
        return number
    if number > TIMEOUT_MAX:
        _warn("TimeoutOverflowWarning", f"{property_key(number)} does not fit into a 32-bit signed integer.")
    elif number < 0:
        _warn_once("TimeoutNegativeWarning", f"{property_key(number)} is a negative number.")
    elif number != number:
        _warn_once("TimeoutNaNWarning", "NaN is not a number.")
    return 1


def _warn_once(kind: str, text: str) -> None:
    if kind not in _warned:
        _warned.add(kind)
        _warn(kind, text)


def _warn(kind: str, text: str) -> None:
    engine.warn(f"{text}\nTimeout duration was set to 1.", kind)
