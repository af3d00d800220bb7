"""Waiting for events: the functions `once`, `on` and `addAbortListener` of `events`.

What must stay true: listeners are there when the call returns, and all of them are gone when the waiting
ends, however it ends; `once` costs the microtasks of an async function that returns a promise.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_integer
from .._errors.rare import AbortError
from .._js.arity import fit
from .._js.numbers import MAX_SAFE_INTEGER
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .event import abort_event
from .target import AbortSubscription, EventTarget, checked_signal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from .target import Signal

    Listener = Callable[..., Any]


def once(
    emitter: object, name: object, options: object = undefined, *, signal: Signal | None = None
) -> Promise[list[Any]]:
    """A promise of the list of arguments of an event's next emission.

    It is rejected with the argument of 'error' when that comes first, and with an AbortError when `signal`
    (an AbortSignal, also as an option in a dict) aborts; with ERR_INVALID_ARG_TYPE for what is no emitter or
    EventTarget. Node: events.once.
    """
    outer: Promise[list[Any]] = Promise()
    try:
        given = _signal_of(_options(options, {"signal": signal}))
    except Exception as error:
        outer._reject(error)
        return outer
    inner: Promise[list[Any]] = Promise()

    def resolver(*args: object) -> None:
        _remove(emitter, "error", failed)
        subscription.dispose()
        inner._resolve(list(args))

    def failed(error: object = undefined, *_: object) -> None:
        _remove(emitter, name, resolver)
        subscription.dispose()
        inner._reject(error)

    def aborted(*_: object) -> None:
        _remove(emitter, name, resolver)
        _remove(emitter, "error", failed)
        inner._reject(AbortError(cause=given.reason if given is not None else None))

    subscription = AbortSubscription(given, aborted)
    try:
        _add(emitter, name, resolver, once=True)
        add_once = getattr(emitter, "once", None)
        if name != "error" and callable(add_once):
            add_once("error", failed)
        subscription.start()
    except Exception as error:
        inner._reject(error)
    outer._resolve(inner)
    return outer


def on(
    emitter: object,
    event: object,
    options: object = undefined,
    *,
    signal: Signal | None = None,
    close: Iterable[object] | None = None,
    highWaterMark: int | None = None,
    lowWaterMark: int | None = None,
) -> EventIterator:
    """An async iterator over the lists of arguments of an event, from this call on.

    'error' and the abort of `signal` end it with an exception, the events named in `close` without one; what
    came before is delivered first. When more than `highWaterMark` lists wait, `emitter.pause()` is called, and
    `emitter.resume()` when less than `lowWaterMark` (1) are left. The options may also be given in a dict.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, and AbortError when `signal` is aborted already.
    Node: events.on.
    """
    keywords = {"signal": signal, "close": close, "highWaterMark": highWaterMark, "lowWaterMark": lowWaterMark}
    return EventIterator(emitter, event, _options(options, keywords))


def addAbortListener(signal: object, listener: Listener) -> AbortSubscription:
    """Call a function once when a signal aborts, with the event; in a microtask when it is aborted already.

    No other listener can keep the event from it. `dispose()` of the result, or leaving it as a context
    manager, takes the listener away. Raises ERR_INVALID_ARG_TYPE. Node: events.addAbortListener.
    """
    checked = checked_signal(signal, "signal")
    if not callable(listener):
        raise InvalidArgTypeError("listener", "of type function", listener)
    subscription = AbortSubscription(checked, listener)
    if checked.aborted:
        engine.microtask(fit(listener, 1), abort_event(checked))
    else:
        subscription.start()
    return subscription


class IteratorResult(dict[str, Any]):
    """What `next()` promises: `value` and `done`, as items and as attributes."""

    def __init__(self, value: object, *, done: bool) -> None:
        super().__init__(value=value, done=done)

    @property
    def value(self) -> Any:
        """The arguments of one emission; undefined at the end."""
        return self["value"]

    @property
    def done(self) -> bool:
        """Whether the iteration is over."""
        return bool(self["done"])


class EventIterator:
    """What `on` returns: for `async for`, or by hand with `next()`, `return_()` and `throw()` (promises as in Node).

    Leaving an `async for` early ends the iteration, as in JavaScript.
    """

    def __init__(self, emitter: object, event: object, options: dict[str, Any]) -> None:
        self._signal = _signal_of(options)
        self._high = _watermark(options, "highWaterMark", "highWatermark", MAX_SAFE_INTEGER)
        self._low = _watermark(options, "lowWaterMark", "lowWatermark", 1)
        self._emitter: Any = emitter
        self._values: deque[list[Any]] = deque()
        self._waiting: deque[Promise[IteratorResult]] = deque()
        self._error: list[Any] = []  # at most one
        self._paused = False
        self._finished = False
        self._listening: list[tuple[Any, Listener]] = []
        self._subscription = AbortSubscription(self._signal, self._aborted)
        self._listen(event, self._arrived)
        if event != "error" and callable(getattr(emitter, "on", None)):
            self._listen("error", self._failed)
        for name in options.get("close") or ():
            self._listen(name, self._close)
        self._subscription.start()

    def _listen(self, name: object, listener: Listener) -> None:
        _add(self._emitter, name, listener, once=False)
        self._listening.append((name, listener))

    # -- the three methods of a JavaScript iterator -------------------------------------------------

    def next(self) -> Promise[IteratorResult]:
        """A promise of the next arguments."""
        if self._values:
            value = self._values.popleft()
            if self._paused and len(self._values) < self._low:
                self._emitter.resume()
                self._paused = False
            return Promise.resolve(IteratorResult(value, done=False))
        if self._error:
            return Promise.reject(self._error.pop())
        if self._finished:
            return self._close()
        promise: Promise[IteratorResult] = Promise()
        self._waiting.append(promise)
        return promise

    def return_(self) -> Promise[IteratorResult]:
        """End the iteration; what waits to be consumed stays (`return()` in JavaScript)."""
        return self._close()

    def throw(self, error: object = undefined) -> None:
        """End the iteration as an 'error' event does. Raises ERR_INVALID_ARG_TYPE for what is no exception."""
        if not isinstance(error, BaseException):
            raise InvalidArgTypeError("EventEmitter.AsyncIterator", "an instance of Error", error)
        self._failed(error)

    # -- Python's -----------------------------------------------------------------------------------

    def __aiter__(self) -> AsyncIterator[list[Any]]:
        return _Loop(self)

    async def __anext__(self) -> list[Any]:
        result = await self.next()
        if result["done"]:
            raise StopAsyncIteration
        value: list[Any] = result["value"]
        return value

    async def aclose(self) -> None:
        """`return_()` for `contextlib.aclosing`."""
        self._close()

    # -- listeners ----------------------------------------------------------------------------------

    def _arrived(self, *args: object) -> None:
        value = list(args)
        if self._waiting:
            self._waiting.popleft()._resolve(IteratorResult(value, done=False))
            return
        if not self._paused and len(self._values) + 1 > self._high:
            self._paused = True
            self._emitter.pause()
        self._values.append(value)

    def _failed(self, error: object = undefined, *_: object) -> None:
        if self._waiting:
            self._waiting.popleft()._reject(error)
        else:
            self._error[:] = [error]
        self._close()

    def _aborted(self, *_: object) -> None:
        self._failed(AbortError(cause=None if self._signal is None else self._signal.reason))

    def _close(self, *_: object) -> Promise[IteratorResult]:
        self._subscription.dispose()
        for name, listener in self._listening:
            _remove(self._emitter, name, listener)
        self._listening.clear()
        self._finished = True
        while self._waiting:
            self._waiting.popleft()._resolve(IteratorResult(undefined, done=True))
        return Promise.resolve(IteratorResult(undefined, done=True))


class _Loop:
    """The iterator of one `async for`. Only the loop holds it, so it goes away when the loop is left."""

    __slots__ = ("_events",)

    def __init__(self, events: EventIterator) -> None:
        self._events = events

    def __aiter__(self) -> _Loop:
        return self

    async def __anext__(self) -> list[Any]:
        return await self._events.__anext__()

    def __del__(self) -> None:
        if self._events._listening:
            self._events._close()


# -- options, and emitters of any kind ------------------------------------------------------------------


def _options(options: object, keywords: dict[str, Any]) -> dict[str, Any]:
    if options is undefined:
        options = {}
    elif not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    return {**options, **{name: value for name, value in keywords.items() if value is not None}}


def _signal_of(options: dict[str, Any]) -> Signal | None:
    """The checked signal of the options, or None; raises AbortError when it is aborted."""
    given = options.get("signal", undefined)
    if given is undefined:
        return None
    signal = checked_signal(given, "options.signal")
    if signal.aborted:
        raise AbortError(cause=signal.reason)
    return signal


def _watermark(options: dict[str, Any], name: str, old_name: str, default: int) -> int:
    value = next((options[key] for key in (name, old_name) if options.get(key) is not None), default)
    return check_integer(f"options.{name}", value, 1, MAX_SAFE_INTEGER)


def _add(emitter: Any, name: object, listener: Listener, *, once: bool) -> None:
    if callable(getattr(emitter, "on", None)):
        (emitter.once if once else emitter.on)(name, listener)
    elif isinstance(emitter, EventTarget):
        emitter._add(name, listener, once=once, resists_stop=True)
    elif callable(getattr(emitter, "addEventListener", None)):
        emitter.addEventListener(name, listener, {"once": once})
    else:
        raise InvalidArgTypeError("emitter", "an instance of EventEmitter", emitter)


def _remove(emitter: object, name: object, listener: Listener) -> None:
    for method in ("removeListener", "removeEventListener", "remove_listener"):
        found = getattr(emitter, method, None)
        if callable(found):
            found(name, listener)
            return
