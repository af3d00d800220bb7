"""Waiting for events: the functions `once`, `on` and `addAbortListener` of `events`.

What must stay true: listeners are there when the call returns, and all of them are gone when the waiting
ends, however it ends, by the cancellation of a task as well; `once` costs the microtasks of an async function
that returns a promise.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_integer
from .._errors.rare import AbortError
from .._js.arity import fit, is_function
from .._js.kinds import defined
from .._js.numbers import MAX_SAFE_INTEGER
from .._js.record import Record
from .._loop.current import engine
from ..promise import FULFILLED, REJECTED, Promise
from ..values import undefined
from .event import abort_event
from .target import AbortSubscription, EventTarget, checked_signal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator, Iterable
    from typing import Self

    from .target import Signal
    from .typed import Emits

    Listener = Callable[..., Any]

T = TypeVar("T")


def once(
    emitter: Emits | EventTarget, name: object, options: object = undefined, *, signal: Signal | None = None
) -> Promise[list[Any]]:
    """A promise of the list of arguments of an event's next emission.

    It is rejected with the argument of 'error' when that comes first, and with an AbortError when `signal`
    (an AbortSignal, also as an option in a dict) aborts; with ERR_INVALID_ARG_TYPE for what is no emitter or
    EventTarget. Node: events.once.
    """

    def give_up() -> None:
        _remove(emitter, name, resolver)
        _remove(emitter, "error", failed)
        subscription.dispose()

    outer: Promise[list[Any]] = Awaited(give_up)
    try:
        given = _signal_of(_options(options, {"signal": signal}))
    except Exception as error:
        outer._reject(error)
        return outer
    inner: Promise[list[Any]] = Promise()

    def resolver(*args: object) -> None:
        give_up()
        inner._resolve(list(args))

    def failed(error: object = undefined, *_: object) -> None:
        give_up()
        inner._reject(error)

    def aborted(*_: object) -> None:
        give_up()
        inner._reject(AbortError(cause=given.reason if given is not None else None))

    subscription = AbortSubscription(given, aborted)
    try:
        _add(emitter, name, resolver, once=True)
        add_once = getattr(emitter, "once", None)
        if name != "error" and is_function(add_once):
            add_once("error", failed)
        subscription.start()
    except Exception as error:
        inner._reject(error)
    outer._resolve(inner)
    return outer


class Awaited(Promise[T]):
    """A promise of an event. When the last task that awaits it is cancelled, and nobody else asks, it is given up."""

    __slots__ = ("_awaits", "_given_up")

    def __init__(self, given_up: Callable[[], object]) -> None:
        super().__init__()
        self._awaits = 0
        self._given_up = given_up

    def __await__(self) -> Generator[Any, Any, T]:
        self._awaits += 1
        try:
            return (yield from super().__await__())
        except BaseException:  # the promise's own rejection, or a task that was cancelled or closed
            self._awaits -= 1
            if self._state is not REJECTED and not self._awaits and not any(then[2] for then in self._reactions):
                self._given_up()
            raise


def on(
    emitter: Emits | EventTarget,
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
    if not is_function(listener):
        raise InvalidArgTypeError("listener", "of type function", listener)
    subscription = AbortSubscription(checked, listener)
    if checked.aborted:
        engine.microtask(fit(listener, 1), abort_event(checked))
    else:
        subscription.start()
    return subscription


class IteratorResult(Record):
    """What `next()` promises, as a dict and with attributes: `done`, and `value`, the arguments of one emission."""

    __slots__ = ()

    if TYPE_CHECKING:
        done: bool
        value: Any

    def __init__(self, value: object, *, done: bool) -> None:
        super().__init__(done=done, value=value)


class EventIterator:
    """What `on` returns: for `async for`, or by hand with `next()`, `return_()` and `throw()` (promises as in Node).

    It ends with `aclose()`, and when nobody holds it any more, as after leaving `async for … in on(…)` early. A step
    that is cancelled takes the listeners away until the next step; what had come is kept.
    """

    def __init__(self, emitter: object, event: object, options: dict[str, Any]) -> None:
        self._feed = Feed(emitter, event, options)

    @classmethod
    def of(cls, feed: Feed) -> Self:
        """An iterator over what a feed has and gets."""
        iterator = cls.__new__(cls)
        iterator._feed = feed
        return iterator

    def next(self) -> Promise[IteratorResult]:
        """A promise of the next arguments."""
        return self._feed.next(self)

    def return_(self) -> Promise[IteratorResult]:
        """End the iteration; what waits to be consumed stays (`return()` in JavaScript)."""
        return self._feed.close()

    def throw(self, error: object = undefined) -> None:
        """End the iteration as an 'error' event does. Raises ERR_INVALID_ARG_TYPE for what is no exception."""
        if not isinstance(error, BaseException):
            raise InvalidArgTypeError("EventEmitter.AsyncIterator", "an instance of Error", error)
        self._feed.failed(error)

    def __aiter__(self) -> EventIterator:
        return self

    def __anext__(self) -> Coroutine[Any, Any, list[Any]]:
        return _value_of(self.next())  # a frame that outlives its cancellation does not hold the iterator

    async def aclose(self) -> None:
        """`return_()` for `contextlib.aclosing`."""
        self._feed.close()

    def __del__(self) -> None:
        if hasattr(self, "_feed") and self._feed.listening:
            self._feed.close()


async def _value_of(step: Promise[IteratorResult]) -> list[Any]:
    result = await step
    if result["done"]:
        raise StopAsyncIteration
    value: list[Any] = result["value"]
    return value


class _Step(Awaited[IteratorResult]):
    """What `next()` gives: it keeps its iterator alive while it waits."""

    __slots__ = ("iterator",)

    def __init__(self, feed: Feed, iterator: EventIterator) -> None:
        super().__init__(lambda: feed.give_up(self))
        self.iterator: EventIterator | None = iterator


class Feed:
    """What the emitter's listeners know of an iteration. It does not hold the iterator, so that one can be dropped.

    With `first` a value is the first argument of an emission, and not the list of all.
    """

    def __init__(self, emitter: object, event: object, options: dict[str, Any], *, first: bool = False) -> None:
        self._signal = _signal_of(options)
        self._high = _watermark(options, "highWaterMark", "highWatermark", MAX_SAFE_INTEGER)
        self._low = _watermark(options, "lowWaterMark", "lowWatermark", 1)
        self._emitter: Any = emitter
        self._first = first
        self._values: deque[Any] = deque()
        self._waiting: deque[_Step] = deque()
        self._error: list[Any] = []  # at most one
        self._paused = False
        self._finished = False
        self._subscription = AbortSubscription(self._signal, self._aborted)
        self._names: list[tuple[object, Listener]] = [(event, self._arrived)]
        if event != "error" and is_function(getattr(emitter, "on", None)):
            self._names.append(("error", self.failed))
        self._names += [(name, self.close) for name in options.get("close") or ()]
        self.listening = False
        self._listen()

    def _listen(self) -> None:
        self.listening = True
        for name, listener in self._names:
            _add(self._emitter, name, listener, once=False)
        self._subscription.start()

    def _stop_listening(self) -> None:
        self._subscription.dispose()
        if self.listening:
            self.listening = False
            for name, listener in self._names:
                _remove(self._emitter, name, listener)

    def next(self, iterator: EventIterator) -> Promise[IteratorResult]:
        """See `EventIterator.next`."""
        if self._values:
            value = self._values.popleft()
            if self._paused and len(self._values) < self._low:
                self._emitter.resume()
                self._paused = False
            return Promise.resolve(IteratorResult(value, done=False))
        if self._error:
            return Promise.reject(self._error.pop())
        if self._finished:
            return self.close()
        if not self.listening:  # the step before was given up
            if self._signal is not None and self._signal.aborted:
                self._aborted()
                return Promise.reject(self._error.pop())
            self._listen()
        step = _Step(self, iterator)
        self._waiting.append(step)
        return step

    def give_up(self, step: _Step) -> None:
        """Forget a step whose task was cancelled; what it was given already is for the next one."""
        step.iterator = None
        if step in self._waiting:
            self._waiting.remove(step)
        elif step._state is FULFILLED and not step._value["done"]:
            self._values.appendleft(step._value["value"])
        if not self._waiting:
            self._stop_listening()

    def _arrived(self, *args: object) -> None:
        value = (args[0] if args else undefined) if self._first else list(args)
        if self._waiting:
            self._settle()._resolve(IteratorResult(value, done=False))
            return
        if not self._paused and len(self._values) + 1 > self._high:
            self._paused = True
            self._emitter.pause()
        self._values.append(value)

    def _settle(self) -> _Step:
        step = self._waiting.popleft()
        step.iterator = None
        return step

    def failed(self, error: object = undefined, *_: object) -> None:
        """An 'error' event, an abort, or `throw`: the first who waits hears of it."""
        if self._waiting:
            self._settle()._reject(error)
        else:
            self._error[:] = [error]
        self.close()

    def _aborted(self, *_: object) -> None:
        self.failed(AbortError(cause=None if self._signal is None else self._signal.reason))

    def close(self, *_: object) -> Promise[IteratorResult]:
        """End the iteration; those who wait get the end."""
        self._stop_listening()
        self._finished = True
        self._paused = False  # what is still kept no longer resumes the emitter
        while self._waiting:
            self._settle()._resolve(IteratorResult(undefined, done=True))
        return Promise.resolve(IteratorResult(undefined, done=True))


# -- options, and emitters of any kind ------------------------------------------------------------------


def _options(options: object, keywords: dict[str, Any]) -> dict[str, Any]:
    if options is undefined:
        options = {}
    elif not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    return defined({**options, **{name: value for name, value in keywords.items() if value is not None}})


def _signal_of(options: dict[str, Any]) -> Signal | None:
    """The checked signal of the options, or None; raises AbortError when it is aborted."""
    if "signal" not in options:
        return None
    signal = checked_signal(options["signal"], "options.signal")
    if signal.aborted:
        raise AbortError(cause=signal.reason)
    return signal


def _watermark(options: dict[str, Any], name: str, old_name: str, default: int) -> int:
    value = next((options[key] for key in (name, old_name) if options.get(key) is not None), default)
    return check_integer(f"options.{name}", value, 1, MAX_SAFE_INTEGER)


def _add(emitter: Any, name: object, listener: Listener, *, once: bool) -> None:
    if is_function(getattr(emitter, "on", None)):
        (emitter.once if once else emitter.on)(name, listener)
    elif isinstance(emitter, EventTarget):
        emitter._add(name, listener, once=once, resists_stop=True)
    elif is_function(getattr(emitter, "addEventListener", None)):
        emitter.addEventListener(name, listener, {"once": once})
    else:
        raise InvalidArgTypeError("emitter", "an instance of EventEmitter", emitter)


def _remove(emitter: object, name: object, listener: Listener) -> None:
    for method in ("removeListener", "removeEventListener", "remove_listener"):
        found = getattr(emitter, method, None)
        if is_function(found):
            found(name, listener)
            return
