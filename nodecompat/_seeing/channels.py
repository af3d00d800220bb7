"""Node's `diagnostics_channel`: named channels; tracing channels, which are five of them, and bounded ones, two.

What must stay true: a channel is in `live` exactly as long as it has subscribers or stores; a subscriber that comes or
goes during a publish does not change that publish; what a subscriber raises is an uncaught exception, in a tick, and
the others are told all the same. Source: Node 20, 24 and 26, measured; where they differ, 26.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import InvalidArgTypeError
from .._js import Symbol, is_function, undefined
from .._js.arity import fit
from .._js.record import Record
from .._loop.current import engine
from .._on_use import on_use
from ..promise import Promise
from .live import MESSAGES, live

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .._events.typed import AnyListener

    Subscriber = Callable[..., object]
    T = TypeVar("T", bound="_Channels")
    tracing: Any  # stands above this file
else:
    tracing = on_use("nodecompat._channel.tracing")  # only who listens to messages

BOUNDS = ("start", "end")
EVENTS = (*BOUNDS, "asyncStart", "asyncEnd", "error")

_known: dict[object, Channel] = {}


def _check_name(name: object) -> None:
    if not isinstance(name, str | Symbol):
        raise InvalidArgTypeError("channel", "one of type string or symbol", name)


def channel(name: str | Symbol) -> Channel:
    """The channel of that name, the same one each time.

    Raises ERR_INVALID_ARG_TYPE for a name that is neither a str nor a Symbol. Source: Node `channel(name)`.
    """
    _check_name(name)
    return _known.setdefault(name, Channel(name))


def subscribe(name: str | Symbol, onMessage: AnyListener) -> None:
    """Call `onMessage(message, name)` for what is published there. Source: Node `diagnostics_channel.subscribe`."""
    channel(name).subscribe(onMessage)


def unsubscribe(name: str | Symbol, onMessage: Subscriber) -> bool:
    """Call it no longer; returns whether it was subscribed. Source: Node `diagnostics_channel.unsubscribe`."""
    return channel(name).unsubscribe(onMessage)


def listen(listeners: Mapping[str, Subscriber]) -> Callable[[], None]:
    """Subscribe to several channels; returns what unsubscribes all."""
    for name, listener in listeners.items():
        subscribe(name, listener)

    def stop() -> None:
        for name, listener in listeners.items():
            unsubscribe(name, listener)

    return stop


def hasSubscribers(name: str | Symbol) -> bool:
    """Whether anybody listens there. Source: Node `diagnostics_channel.hasSubscribers`."""
    return name in live


class Scope(ExitStack):
    """What lasts until `dispose` is called, or the `with` that it stands in has ended; twice is once."""

    def dispose(self) -> None:
        """End it."""
        self.close()


class Channel:
    """A named channel; `channel(name)` gives it. Source: Node `Channel`."""

    __slots__ = ("_stores", "_subscribers", "name")

    def __init__(self, name: str | Symbol) -> None:
        self.name = name
        self._subscribers: tuple[tuple[Subscriber, Subscriber], ...] = ()  # as given, and as called
        self._stores: dict[Any, Callable[[Any], Any] | None] = {}

    @property
    def hasSubscribers(self) -> bool:
        """Whether anybody listens; ask it before making a message that is costly."""
        return self.name in live

    def _changed(self) -> None:
        if not self._subscribers and not self._stores:
            live.pop(self.name, None)
        else:
            live[self.name] = self
        if self.name == MESSAGES:
            tracing.want(MESSAGES, wants=self.name in live)

    def subscribe(self, onMessage: AnyListener) -> None:
        """Call `onMessage(message, name)` for each message, once for each time that it was subscribed.

        Raises ERR_INVALID_ARG_TYPE for what is no function.
        """
        if not is_function(onMessage):
            raise InvalidArgTypeError("subscription", "of type function", onMessage)
        self._subscribers = (*self._subscribers, (onMessage, fit(onMessage, 2)))
        self._changed()

    def unsubscribe(self, onMessage: Subscriber) -> bool:
        """Call it no longer, or once less; returns whether it was subscribed."""
        for index, (given, _) in enumerate(self._subscribers):
            if given == onMessage:
                self._subscribers = self._subscribers[:index] + self._subscribers[index + 1 :]
                self._changed()
                return True
        return False

    def publish(self, message: object) -> None:
        """Tell the subscribers, in the order in which they came, before this returns."""
        for _, subscriber in self._subscribers:
            try:
                subscriber(message, self.name)
            except Exception as error:
                engine.next_tick(engine.fatal, error)

    def tell(self, fields: dict[str, object]) -> None:
        """Publish a record of these fields."""
        self.publish(Record(fields))

    def bindStore(self, store: Any, transform: Callable[[Any], Any] | None = None) -> None:
        """Let `runStores` set `store`, a `ContextVar`, to what is published, or to what `transform` makes of it.

        A `ContextVar` is Python's AsyncLocalStorage. Raises ERR_INVALID_ARG_TYPE. Source: Node `channel.bindStore`.
        """
        if not isinstance(store, ContextVar):
            raise InvalidArgTypeError("store", "an instance of ContextVar", store)
        self._stores[store] = None if transform is None else fit(transform, 1)
        self._changed()

    def unbindStore(self, store: Any) -> bool:
        """Set it no longer; returns whether it was bound. Source: Node `channel.unbindStore`."""
        if store not in self._stores:
            return False
        del self._stores[store]
        self._changed()
        return True

    @contextmanager
    def _in_stores(self, message: object) -> Iterator[None]:
        with ExitStack() as stack:
            for store, transform in self._stores.items():
                try:
                    value = message if transform is None else transform(message)
                except Exception as error:
                    engine.next_tick(engine.fatal, error)
                    continue
                stack.callback(store.reset, store.set(value))
            self.publish(message)
            yield

    def runStores(self, message: object, fn: Callable[..., Any], thisArg: object = undefined, *args: Any) -> Any:
        """Publish `message`, and call `fn(*args)` with the bound stores set; returns its result.

        `thisArg` is Node's, and has no meaning here. Source: Node `channel.runStores`.
        """
        with self._in_stores(message):
            return fit(fn, len(args))(*args)

    def withStoreScope(self, message: object) -> Scope:
        """Publish `message`, and set the bound stores until the scope that is returned ends.

        Source: Node `channel.withStoreScope`, 26.
        """
        scope = Scope()
        scope.enter_context(self._in_stores(message))
        return scope

    def __repr__(self) -> str:
        return f"<Channel {self.name}>"


class _Channels:
    """What several channels have in common that tell of one action."""

    __slots__ = ()
    _events: tuple[str, ...] = ()

    @property
    def hasSubscribers(self) -> bool:
        """Whether anybody listens to one of them."""
        return any(getattr(self, name).hasSubscribers for name in self._events)

    def subscribe(self, handlers: dict[str, Subscriber]) -> None:
        """Subscribe to those that the dict names."""
        for name in self._events:
            if name in handlers:
                getattr(self, name).subscribe(handlers[name])

    def unsubscribe(self, handlers: dict[str, Subscriber]) -> bool:
        """Call them no longer; returns whether all were subscribed."""
        found = [getattr(self, name).unsubscribe(handlers[name]) for name in self._events if name in handlers]
        return all(found)


class BoundedChannel(_Channels):
    """Two channels of what begins and ends without waiting: start, end. Source: Node `BoundedChannel`, 26."""

    __slots__ = BOUNDS
    _events = BOUNDS
    start: Channel
    end: Channel

    def withScope(self, context: Any = None) -> Scope:
        """Publish `start` and set its stores; `end` is published when the scope ends. Source: Node `withScope`, 26."""
        scope = Scope()
        if self.hasSubscribers:
            context = {} if context is None else context
            scope.enter_context(self.start._in_stores(context))
            scope.callback(self.end.publish, context)
        return scope

    def run(self, context: Any, fn: Callable[..., Any], thisArg: object = undefined, *args: Any) -> Any:
        """Call `fn(*args)` in a scope of `context`, a dict; returns and raises what it does. Source: Node `run`, 26."""
        with self.withScope(context):
            return fit(fn, len(args))(*args)


class TracingChannel(_Channels):
    """Five channels of one action: start, end, asyncStart, asyncEnd, error. Source: Node `TracingChannel`."""

    __slots__ = EVENTS
    _events = EVENTS
    start: Channel
    end: Channel
    asyncStart: Channel
    asyncEnd: Channel
    error: Channel

    def _failed(self, context: Any, error: object) -> None:
        context["error"] = error
        self.error.publish(context)

    def _settled(self, context: Any, error: object, result: object) -> None:
        if error is not None and error is not undefined:
            self._failed(context, error)
        else:
            context["result"] = result

    def _call(self, context: Any, fn: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Call it between `start` and the `end` that the caller publishes."""
        try:
            return self.start.runStores(context, fn, None, *args)
        except BaseException as error:
            self._failed(context, error)
            self.end.publish(context)
            raise

    def traceSync(self, fn: Callable[..., Any], context: Any = None, thisArg: object = undefined, *args: Any) -> Any:
        """Call `fn(*args)` between `start` and `end`; the context, a dict, gets `result` or `error`.

        Returns and raises what `fn` does. Source: Node `tracingChannel.traceSync`.
        """
        if not self.hasSubscribers:
            return fit(fn, len(args))(*args)
        context = {} if context is None else context
        context["result"] = result = self._call(context, fn, args)
        self.end.publish(context)
        return result

    def tracePromise(self, fn: Callable[..., Any], context: Any = None, thisArg: object = undefined, *args: Any) -> Any:
        """As `traceSync`, for a function whose result is awaited: asyncStart and asyncEnd when it is settled.

        Returns a promise for what can be awaited, and the result itself, with a warning, for what cannot. Source: Node
        `tracingChannel.tracePromise`.
        """
        if not self.hasSubscribers:
            return fit(fn, len(args))(*args)
        context = {} if context is None else context
        result = self._call(context, fn, args)
        if not hasattr(result, "__await__") and not hasattr(result, "then"):
            name = getattr(fn, "__name__", "<anonymous>").replace("<lambda>", "<anonymous>")
            engine.warn(f"tracePromise was called with the function '{name}', which returned a non-thenable.")
            context["result"] = result
            self.end.publish(context)
            return result
        self.end.publish(context)

        def settled(error: object, value: object) -> None:
            self._settled(context, error, value)
            self.asyncStart.publish(context)
            self.asyncEnd.publish(context)

        def kept(value: object) -> object:
            settled(None, value)
            return value

        def rejected(error: Any) -> object:
            settled(error, undefined)
            return Promise.reject(error)

        return Promise.resolve(result).then(kept, rejected)

    def traceCallback(
        self,
        fn: Callable[..., Any],
        position: int = -1,
        context: Any = None,
        thisArg: object = undefined,
        *args: Any,
    ) -> Any:
        """As `traceSync`, for a function that takes a callback `(error, result)`, the argument at `position`.

        Raises ERR_INVALID_ARG_TYPE where no function stands there. Source: Node `tracingChannel.traceCallback`.
        """
        if not self.hasSubscribers:
            return fit(fn, len(args))(*args)
        context = {} if context is None else context
        given = [*args]
        index = position if position >= 0 else len(given) + position
        callback: Any = given[index] if 0 <= index < len(given) else undefined
        if not is_function(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)

        def wrapped(*results: Any) -> None:
            error, result, *_ = [*results, undefined, undefined]
            self._settled(context, error, result)
            try:
                self.asyncStart.runStores(context, callback, None, *results)
            finally:
                self.asyncEnd.publish(context)

        given[index] = wrapped
        result = self._call(context, fn, tuple(given))
        self.end.publish(context)
        return result


def tracingChannel(nameOrChannels: object) -> TracingChannel:
    """The five channels `tracing:NAME:start` …, or those of a dict `{start, end, asyncStart, asyncEnd, error}`.

    Raises ERR_INVALID_ARG_TYPE. Source: Node `diagnostics_channel.tracingChannel`.
    """
    return _filled(TracingChannel(), nameOrChannels)


def boundedChannel(nameOrChannels: object) -> BoundedChannel:
    """The two channels `tracing:NAME:start` and `:end`, or those of a dict `{start, end}`.

    Raises ERR_INVALID_ARG_TYPE. Source: Node `diagnostics_channel.boundedChannel`, 26.
    """
    return _filled(BoundedChannel(), nameOrChannels)


def _filled(made: T, given: object) -> T:
    if not isinstance(given, str | dict | _Channels):
        kinds = f"of type string or an instance of {type(made).__name__} or Object"
        raise InvalidArgTypeError("nameOrChannels", kinds, given)
    for event in made._events:
        if isinstance(given, str):
            one: object = channel(f"tracing:{given}:{event}")
        else:
            one = given.get(event, undefined) if isinstance(given, dict) else getattr(given, event, undefined)
        if not isinstance(one, Channel):
            raise InvalidArgTypeError(f"nameOrChannels.{event}", "an instance of Channel", one)
        setattr(made, event, one)
    return made
