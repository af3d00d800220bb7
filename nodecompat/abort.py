"""AbortController and AbortSignal: telling an operation that its result is no longer wanted.

What must stay true: a signal aborts once and keeps its first reason. A signal made by `any` is known to its
sources only while it has 'abort' listeners; otherwise it looks at them when it is asked. So signals that
nobody listens to are freed although their sources live on. The timer of `timeout` holds its signal only while that has
'abort' listeners or such followers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from ._errors.base import NodeTypeError, Thrown
from ._errors.checks import check_uint32
from ._errors.rare import DOMException
from ._events.event import CustomEvent, Event, abort_event, shown_as
from ._events.target import EventTarget
from ._js.arity import is_function
from ._loop.current import engine
from ._on_use import on_use
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ._events.typed import AnyCallback
    from ._timers import scheduling
else:
    scheduling = on_use("nodecompat._timers.scheduling")  # only `AbortSignal.timeout` needs it

__all__ = ["AbortController", "AbortSignal", "CustomEvent", "DOMException", "Event", "EventTarget"]

_MISSING: Any = undefined  # an argument that JavaScript lets one leave out, and the function refuses
_MAKING = object()  # what the constructor is given here and nowhere else


class _TimedOut(DOMException, TimeoutError):
    """The reason of `AbortSignal.timeout`; programs may catch it as Python's TimeoutError."""


class IllegalConstructorError(NodeTypeError):
    """ERR_ILLEGAL_CONSTRUCTOR: a class that only the package makes instances of."""

    code: str | None = "ERR_ILLEGAL_CONSTRUCTOR"


class AbortSignal(EventTarget):
    """Says whether an operation was aborted, and why. Made by AbortController, `abort`, `timeout` and `any`.

    Source: the DOM standard, 3.2; Node: AbortSignal.
    """

    _tag = "AbortSignal"

    _max_listeners_default = 0

    def __init__(self, making: object = None) -> None:
        if making is not _MAKING:
            raise IllegalConstructorError("Illegal constructor")
        super().__init__()
        self._aborted = False
        self._reason: object = undefined
        self._sources: dict[AbortSignal, None] = {}  # of a signal made by `any`
        self._followers: dict[AbortSignal, None] = {}  # made by `any` from this one, and listened to
        self._timer: _Timer | None = None  # of a signal made by `timeout`

    @staticmethod
    def abort(reason: object = undefined) -> AbortSignal:
        """A signal that is aborted already; the reason is an AbortError unless given."""
        signal = AbortSignal(_MAKING)
        signal._aborted = True
        signal._reason = _abort_error() if reason is undefined else reason
        return signal

    @staticmethod
    def timeout(delay: float = _MISSING) -> AbortSignal:
        """A signal that aborts after `delay` milliseconds, with a TimeoutError; it does not keep the process alive.

        Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE unless `delay` is an integer from 0 to 4294967295.
        """
        check_uint32("delay", delay)
        signal = AbortSignal(_MAKING)
        signal._timer = _Timer(signal, delay)
        return signal

    @staticmethod
    def any(signals: Iterable[AbortSignal] = _MISSING) -> AbortSignal:
        """A signal that aborts with the first of several. Raises ERR_INVALID_ARG_TYPE for what is no list of them."""
        composite = AbortSignal(_MAKING)
        for signal in _checked_signals(signals):
            if signal.aborted:
                composite._aborted, composite._reason = True, signal.reason
                composite._sources.clear()
                return composite
            composite._sources.update(signal._sources or {signal: None})
        return composite

    @property
    def aborted(self) -> bool:
        """Whether the signal has aborted."""
        if not self._aborted and self._sources:
            for source in self._sources:
                if source._aborted:
                    self._take_over(source._reason)
                    break
        return self._aborted

    @property
    def reason(self) -> Any:
        """Why it aborted; undefined before."""
        return self._reason if self.aborted else undefined

    @property
    def onabort(self) -> Any:
        """A single listener for 'abort', or None."""
        return self._handler("abort")

    @onabort.setter
    def onabort(self, handler: AnyCallback) -> None:
        self._set_handler("abort", handler)

    def throwIfAborted(self) -> None:
        """Raise the reason when the signal has aborted; `Thrown(reason)` when it is no exception."""
        if self.aborted:
            raise self._reason if isinstance(self._reason, BaseException) else Thrown(self._reason)

    def _take_over(self, reason: object) -> None:
        self._aborted, self._reason = True, reason
        self._follow(False)
        self._sources.clear()

    def _abort(self, reason: object) -> None:
        """Abort this signal and those that follow it: all know the reason before the first listener is called."""
        if self._aborted:
            return
        self._aborted, self._reason = True, reason
        followers = list(self._followers)
        for follower in followers:
            follower._take_over(reason)
        for signal in (self, *followers):
            signal.dispatchEvent(abort_event())

    def _add(self, name: object, listener: object, **options: bool) -> None:
        super()._add(name, listener, **options)
        self._listeners_changed(name)

    def _remove(self, name: object, listener: object, *, capture: bool = False) -> None:
        super()._remove(name, listener, capture=capture)
        self._listeners_changed(name)

    def _set_handler(self, type: str, handler: object) -> None:
        super()._set_handler(type, handler)
        self._listeners_changed(type)

    def _listeners_changed(self, name: object) -> None:
        if name == "abort" and not self.aborted:
            self._follow(self._is_listened_to())
            self._update_timer()

    def _is_listened_to(self) -> bool:
        return any(
            entry.callback != self._call_handler or is_function(self._handlers.get("abort"))
            for entry in self._entries.get("abort", ())
        )

    def _follow(self, on: bool) -> None:
        for source in self._sources:
            if on:
                source._followers[self] = None
            else:
                source._followers.pop(self, None)
            source._update_timer()

    def _update_timer(self) -> None:
        if self._timer is not None:
            self._timer.held = self if self._followers or self._is_listened_to() else None

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows; too far down, the class in brackets."""
        if depth < 0:
            return f"[{type(self).__name__}]"
        return shown_as(self, {"aborted": self.aborted}, depth, options, inspect)

    def __repr__(self) -> str:
        return f"AbortSignal {{ aborted: {str(self.aborted).lower()} }}"


class _Timer:
    """What a signal made by `timeout` waits for. Nothing but `held` keeps the signal; with it the timer goes."""

    __slots__ = ("held",)

    def __init__(self, signal: AbortSignal, delay: float) -> None:
        self.held: AbortSignal | None = None
        timer = scheduling.setTimeout(lambda: self._time_out(known), delay).unref()
        known: ref[AbortSignal] = ref(
            signal, lambda _: engine.next_tick(scheduling.clearTimeout, timer) if engine.on_loop_thread() else None
        )

    def _time_out(self, known: ref[AbortSignal]) -> None:
        signal, self.held = known(), None
        if signal is not None:
            signal._abort(_TimedOut("The operation was aborted due to timeout", "TimeoutError"))


class AbortController:
    """Makes a signal and aborts it. Node: AbortController."""

    def __init__(self) -> None:
        self._signal = AbortSignal(_MAKING)

    @property
    def signal(self) -> AbortSignal:
        """The signal to hand to operations."""
        return self._signal

    def abort(self, reason: object = undefined) -> None:
        """Abort the signal; the reason is an AbortError unless given. Nothing when it has aborted already."""
        self._signal._abort(_abort_error() if reason is undefined else reason)

    def __str__(self) -> str:
        return "[object AbortController]"

    def _structured_copy(self) -> dict[str, object]:
        """What structuredClone makes of it: its properties are those of its class."""
        return {}

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows; too far down, the class alone."""
        if depth < 0:
            return f"{type(self).__name__} {{}}"
        return shown_as(self, {"signal": self._signal}, depth, options, inspect)

    def __repr__(self) -> str:
        return f"AbortController {{ signal: {self._signal!r} }}"


def _abort_error() -> DOMException:
    return DOMException("This operation was aborted", "AbortError")


def _checked_signals(signals: Any) -> list[AbortSignal]:
    if isinstance(signals, str) or signals is undefined or not hasattr(type(signals), "__iter__"):
        raise NodeTypeError("signals cannot be converted to sequence.", code="ERR_INVALID_ARG_TYPE")
    checked: list[AbortSignal] = []
    for signal in signals:
        if not isinstance(signal, AbortSignal):
            raise NodeTypeError(f"signals[{len(checked)}] is not of type AbortSignal.", code="ERR_INVALID_ARG_TYPE")
        checked.append(signal)
    return checked
