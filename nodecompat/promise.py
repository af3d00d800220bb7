"""ECMAScript promises on the engine's microtask queue.

Node's globals have no Python counterpart here: asyncio's futures are not thenable, do not start their
coroutine at once and report a lost failure only when they are collected. A `Promise` does what a ported
program expects, with the job counts of the language (ECMA-262, 27.2): one microtask for a reaction, two
more when a promise is resolved with another one. It can also be awaited, in any asyncio task.

What must stay true: a reaction costs exactly one microtask; a rejection without a handler is handed to the
engine at once and taken back when a handler comes in time.
"""

from __future__ import annotations

from _thread import get_ident
from functools import partial
from types import CoroutineType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, overload

from ._errors.base import NodeError, NodeTypeError, Thrown, inspect_brief
from ._errors.rare import RejectionError
from ._js.arity import fit, is_function
from ._js.kinds import type_of
from ._js.text import string_of
from ._loop import in_this_context
from ._loop.current import engine
from ._on_use import on_use
from .values import undefined

if TYPE_CHECKING:
    import asyncio
    from asyncio import events
    from collections.abc import Callable, Generator, Iterable
    from contextvars import Context

    from ._alive import unsettled
    from ._errors import completing
    from ._js import iterators, own
    from .values import Undefined

    V = TypeVar("V")
    Handler = Callable[[], Any] | Callable[[V], Any]
    Settle = Callable[..., None]
    Executor = Callable[[], object] | Callable[[Settle], object] | Callable[[Settle, Settle], object]

    Reaction = tuple[Callable[[Any], Any] | None, Callable[[Any], Any] | None, "Promise[Any] | None"]
else:
    asyncio = on_use("asyncio")  # 45 ms and 8 MB; only `await` needs it, inside a task, which has loaded it
    events = on_use("asyncio.events")  # as `asyncio`
    completing = on_use("nodecompat._errors.completing")  # only a rejection needs it
    unsettled = on_use("nodecompat._alive.unsettled")  # likewise
    iterators = on_use("nodecompat._js.iterators")  # only promises of what an object's own iterator gives need it
    own = on_use("nodecompat._js.own")  # only Promise.allSettled needs it

__all__ = ["AggregateError", "Promise", "Resolvers"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)  # of a promise of a text a checker makes one of any object
U = TypeVar("U")

_UNDEFINED: Any = undefined

PENDING, FULFILLED, REJECTED = "pending", "fulfilled", "rejected"


class Resolvers(NamedTuple):
    """What `Promise.withResolvers()` gives, to unpack in this order or to read by name."""

    promise: Promise[Any]
    resolve: Callable[..., None]
    reject: Callable[..., None]


class AggregateError(NodeError):
    """What `Promise.any` rejects with when every promise was rejected; `errors` lists the reasons."""

    name = "AggregateError"

    def __init__(self, errors: list[object]) -> None:
        super().__init__("All promises were rejected")
        self.errors = errors


_PLAIN = (str, int, float, bytes, list, dict)


def _is_thenable(value: object) -> bool:
    """Whether an object of JavaScript's has a `then` of its own; a plain dict is a value."""
    return isinstance(value, dict) and type(value) is not dict and is_function(dict.get(value, "then"))


class Promise(Generic[T_co]):
    """A value that comes later.

    `Promise(executor)` calls `executor(resolve, reject)` at once. A reason may be any value; awaiting a
    promise rejected with something that is no exception raises `RejectionError`.
    """

    # `_line` is only there in one that was rejected, and where that was (`_alive.unsettled`).
    __slots__ = ("__dict__", "__weakref__", "_handled", "_line", "_reactions", "_settled", "_state", "_value")

    def __init__(self, executor: Executor | None = None) -> None:
        self._state = PENDING
        self._value: Any = None
        self._reactions: list[Reaction] = []
        self._settled = False  # resolve or reject was called; it may still wait for another promise
        self._handled = False
        if executor is None:
            return
        if not is_function(executor):
            raise NodeTypeError(f"Promise resolver {inspect_brief(executor)} is not a function")
        try:
            result = fit(executor, 2)(self._resolve, self._reject)
        except Exception as error:
            self._reject(error)
            return
        if result is not None:
            engine.take_result(result)

    # -- settling ----------------------------------------------------------------------------------

    def _resolve(self, value: object = undefined, *_: object) -> None:
        if not self._settled:
            self._settled = True
            self._adopt(value)

    def _fulfil(self, value: object) -> None:
        """Fulfil with a value that is no promise."""
        if not self._settled:
            self._settled = True
            self._finish(FULFILLED, value)

    def _reject(self, reason: object = undefined, *_: object) -> None:
        if not self._settled:
            self._settled = True
            self._finish(REJECTED, reason.value if isinstance(reason, Thrown) else reason)

    def _adopt(self, value: object) -> None:
        """Fulfil with a value, or follow it: a promise, a coroutine, which is started, what has `then` or `__await__`.

        `then` is looked up on the class, as Python looks up what it calls by itself: an object that answers to every
        name, such as a mock or a proxy, is a value.
        """
        if value is self:
            self._finish(REJECTED, TypeError("Chaining cycle detected for promise #<Promise>"))
            return
        if value is None or (isinstance(value, _PLAIN) and not _is_thenable(value)):
            self._finish(FULFILLED, value)
            return
        if type(value) is CoroutineType:
            value = engine.start_coroutine(value)
        elif getattr(type(value), "then", None) is None and not isinstance(value, dict):
            if not hasattr(type(value), "__await__"):
                self._finish(FULFILLED, value)
                return
            value = engine.start_coroutine(_awaiting(value))
        try:
            then = getattr(value, "then", None)
        except Exception as error:
            self._finish(REJECTED, error)
            return
        if is_function(then):
            engine.microtask(self._follow, then)
        else:
            self._finish(FULFILLED, value)

    def _follow(self, then: Callable[..., object]) -> None:
        done = False

        def resolve(value: object = undefined, *_: object) -> None:
            nonlocal done
            if not done:
                done = True
                self._adopt(value)

        def reject(reason: object = undefined, *_: object) -> None:
            nonlocal done
            if not done:
                done = True
                self._finish(REJECTED, reason)

        try:
            fit(then, 2)(resolve, reject)
        except Exception as error:
            reject(error)

    def _finish(self, state: str, value: object) -> None:
        self._state, self._value = state, value
        reactions, self._reactions = self._reactions, []
        if state is REJECTED:
            completing.complete(value)
            unsettled.rejected(self, value)
            if not self._handled:
                engine.add_rejection(self)
        for reaction in reactions:
            engine.microtask(self._react, reaction)

    def _react(self, reaction: Reaction) -> None:
        on_fulfilled, on_rejected, derived = reaction
        handler = on_fulfilled if self._state is FULFILLED else on_rejected
        if handler is None:
            if derived is not None:
                derived._settled = True
                if self._state is FULFILLED:
                    derived._adopt(self._value)
                else:
                    unsettled.passed_on(self, derived)
                    derived._finish(REJECTED, self._value)
            return
        try:
            result = handler(self._value)
        except Exception as error:
            if derived is None:
                raise
            derived._reject(error)
        else:
            if derived is not None:
                derived._resolve(undefined if result is None else result)  # it returned nothing

    def _subscribe(self, reaction: Reaction) -> None:
        if not self._handled:
            self._handled = True
            if self._state is REJECTED:
                engine.rejection_handled(self)
        if self._state is PENDING:
            self._reactions.append(reaction)
        else:
            engine.microtask(self._react, reaction)

    # -- the public methods ------------------------------------------------------------------------

    def then(self, onFulfilled: Handler[T_co] | None = None, onRejected: Handler[Any] | None = None) -> Promise[Any]:
        """Call one of two functions when this promise settles; returns the promise of what it returns."""
        derived: Promise[Any] = Promise()
        self._subscribe((_handler(onFulfilled), _handler(onRejected), derived))
        return derived

    def catch(self, onRejected: Handler[Any] | None = None) -> Promise[Any]:
        """`then(None, onRejected)`."""
        return self.then(None, onRejected)

    def finally_(self, onFinally: Callable[..., object] | None = None) -> Promise[T_co]:
        """Call a function without arguments on either outcome, which is passed on (`finally` in JavaScript)."""
        if not is_function(onFinally):
            return self.then(onFinally, onFinally)
        function = fit(onFinally, 0)

        def fulfilled(value: Any) -> Promise[Any]:
            return Promise.resolve(function()).then(lambda _: value)

        def rejected(reason: object) -> Promise[Any]:
            return Promise.resolve(function()).then(lambda _: Promise.reject(reason))

        return self.then(fulfilled, rejected)

    def __await__(self) -> Generator[Any, Any, T_co]:
        """Wait for the value, in an asyncio task; costs one microtask, also when it is settled already."""
        wait: _Wait[T_co] = _Wait(self)
        yield wait
        return wait.result()

    def __repr__(self) -> str:
        shown = {PENDING: "<pending>", FULFILLED: "{!r}", REJECTED: "<rejected> {!r}"}[self._state]
        return f"Promise {{ {shown.format(self._value)} }}"

    # -- the static methods ------------------------------------------------------------------------

    @overload
    @staticmethod
    def resolve(value: Promise[U]) -> Promise[U]: ...
    @overload
    @staticmethod
    def resolve(value: U) -> Promise[U]: ...
    @overload
    @staticmethod
    def resolve() -> Promise[Undefined]: ...
    @staticmethod
    def resolve(value: object = undefined) -> Promise[Any]:
        """A promise of `value`; a promise is returned as it is, a coroutine is started."""
        value = engine.take_result(value)
        if isinstance(value, Promise):
            return value
        promise: Promise[Any] = Promise()
        promise._resolve(value)
        return promise

    @staticmethod
    def reject(reason: object = undefined) -> Promise[Any]:
        """A promise rejected with `reason`."""
        promise: Promise[Any] = Promise()
        promise._reject(reason)
        return promise

    @staticmethod
    def withResolvers() -> Resolvers:
        """A promise with its resolve and reject functions."""
        promise: Promise[Any] = Promise()
        return Resolvers(promise, promise._resolve, promise._reject)

    @staticmethod
    def try_(function: Callable[..., object], *args: object) -> Promise[Any]:
        """A promise of what a function returns, or raises (`try` in JavaScript)."""
        promise: Promise[Any] = Promise()
        try:
            promise._resolve(fit(function, len(args))(*args))
        except Exception as error:
            promise._reject(error)
        return promise

    @overload
    @staticmethod
    def all(values: Iterable[Promise[U]]) -> Promise[list[U]]: ...
    @overload
    @staticmethod
    def all(values: Iterable[Promise[U] | U] = ...) -> Promise[list[U]]: ...
    @staticmethod
    def all(values: Iterable[Promise[U] | U] = _UNDEFINED) -> Promise[list[U]]:
        """The list of all values, or the first reason."""
        return _gather(values, lambda value: value, None)

    @staticmethod
    def allSettled(values: Iterable[object] = _UNDEFINED) -> Promise[list[dict[str, Any]]]:
        """The outcome of each: `{'status': 'fulfilled', 'value': …}` or `{'status': 'rejected', 'reason': …}`."""
        return _gather(
            values,
            lambda value: own.Object(status=FULFILLED, value=value),
            lambda reason: own.Object(status=REJECTED, reason=reason),
        )

    @overload
    @staticmethod
    def race(values: Iterable[Promise[U]]) -> Promise[U]: ...
    @overload
    @staticmethod
    def race(values: Iterable[Promise[U] | U] = ...) -> Promise[U]: ...
    @staticmethod
    def race(values: Iterable[Promise[U] | U] = _UNDEFINED) -> Promise[U]:
        """The first outcome."""
        promise: Promise[U] = Promise()
        for one in _each(values, promise):
            one.then(promise._resolve, promise._reject)
        return promise

    @overload
    @staticmethod
    def any(values: Iterable[Promise[U]]) -> Promise[U]: ...
    @overload
    @staticmethod
    def any(values: Iterable[Promise[U] | U] = ...) -> Promise[U]: ...
    @staticmethod
    def any(values: Iterable[Promise[U] | U] = _UNDEFINED) -> Promise[U]:
        """The first value, or an `AggregateError` when there is none."""
        promise: Promise[U] = Promise()
        waiting = _each(values, promise)
        left = len(waiting)
        reasons: list[object] = [None] * left

        def rejected(index: int, reason: object) -> None:
            nonlocal left
            reasons[index] = reason
            left -= 1
            if not left:
                promise._reject(AggregateError(reasons))

        for index, one in enumerate(waiting):
            one.then(promise._resolve, lambda reason, index=index: rejected(index, reason))
        if not left:
            promise._reject(AggregateError([]))
        return promise


def _handler(function: Callable[..., object] | None) -> Callable[[Any], object] | None:
    return in_this_context(fit(function, 1)) if is_function(function) else None


async def _awaiting(value: Any) -> Any:
    return await value


def _each(values: Any, promise: Promise[Any]) -> list[Promise[Any]]:
    """A promise of each of several values; what cannot be iterated rejects the promise of them all."""
    try:
        if isinstance(values, dict) and (opened := iterators.opener(values, iterators.ITERATOR)) is not None:
            values = iterators.steps(opened())
        elif values is undefined or not hasattr(type(values), "__iter__"):
            kind = type_of(values)
            shown = f"{kind} {string_of(values)}" if values is None or kind in ("number", "boolean") else kind
            raise NodeTypeError(f"{shown} is not iterable (cannot read property Symbol(Symbol.iterator))")
        return [Promise.resolve(value) for value in values]
    except Exception as error:
        promise._reject(error)
        return []


def _gather(
    values: Iterable[object], fulfilled: Callable[[Any], U], rejected: Callable[[Any], U] | None
) -> Promise[list[U]]:
    """Promise.all and allSettled: every outcome at its place."""
    promise: Promise[list[U]] = Promise()
    waiting = _each(values, promise)
    results: list[Any] = [None] * len(waiting)
    left = len(waiting)

    def store(index: int, outcome: U) -> None:
        nonlocal left
        results[index] = outcome
        left -= 1
        if not left:
            promise._resolve(results)

    for index, one in enumerate(waiting):
        one.then(
            lambda value, index=index: store(index, fulfilled(value)),
            promise._reject if rejected is None else lambda reason, index=index: store(index, rejected(reason)),
        )
    if not left:
        promise._resolve(results)
    return promise


def _running_loop() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_running_loop()
    except RuntimeError as error:
        raise RuntimeError(f"{error}: await needs asyncio, or nodecompat's own loop; trio is not supported") from None


class _Wait(Generic[T]):
    """One `await` of a promise, in the shape asyncio's tasks expect of a future.

    The task adds its wake-up as a callback, asks for the result when called, and may cancel the wait.
    """

    __slots__ = ("_asyncio_future_blocking", "_callback", "_cancelled", "_context", "_loop", "_promise", "_thread")

    def __init__(self, promise: Promise[T]) -> None:
        self._asyncio_future_blocking = True
        self._loop = _running_loop()
        self._thread = get_ident()
        self._promise = promise
        self._callback: Callable[[_Wait[T]], object] | None = None
        self._context: Context | None = None  # that it is called in
        self._cancelled: tuple[object, ...] | None = None

    def get_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    def add_done_callback(self, callback: Callable[[_Wait[T]], object], *, context: Context | None = None) -> None:
        self._callback, self._context = callback, context
        engine.attend()
        self._promise._subscribe((self._wake, self._wake, None))

    def remove_done_callback(self, callback: Callable[[_Wait[T]], object]) -> int:
        self._callback, found = None, self._callback
        return int(found is not None)

    def _wake(self, _: object) -> None:
        callback, self._callback = self._callback, None
        if callback is None:
            return
        context = self._context
        before = events._get_running_loop()
        if before is self._loop:
            callback(self) if context is None else context.run(callback, self)
            return
        wake = partial(callback, self) if context is None else partial(context.run, callback, self)
        if self._thread != get_ident() and self._loop.is_running():
            self._loop.call_soon_threadsafe(wake)
            return
        events._set_running_loop(self._loop)  # the task's own, whoever drives the engine now
        try:
            wake()
        finally:
            events._set_running_loop(before)

    def cancel(self, msg: object = None) -> bool:
        if self._callback is None or self._cancelled is not None:
            return False
        self._cancelled = () if msg is None else (msg,)
        engine.microtask(self._wake, None)
        return True

    def result(self) -> T:
        if self._cancelled is not None:
            raise asyncio.CancelledError(*self._cancelled)
        promise = self._promise
        if promise._state is REJECTED:
            reason = promise._value
            raise reason if isinstance(reason, BaseException) else RejectionError(reason)
        return promise._value  # type: ignore[no-any-return]
