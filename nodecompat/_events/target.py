"""The web's `EventTarget`, and how the package listens to an AbortSignal.

What must stay true: a listener is registered once per callback and capture flag; one that fails does not
keep the others from being called, and its error is raised in a separate tick. What the package itself does on an
abort goes through `AbortSubscription`, so that no listener of the program's can stop it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError, MissingArgsError, NodeError, NodeTypeError, Thrown
from .._errors.checks import check_signal
from .._js.arity import fit, is_function
from .._js.kinds import truthy, type_of
from .._js.text import Symbol, property_key, to_string
from .._loop.current import engine
from ..values import undefined
from .emitter import Defaults
from .event import ABSENT, Event, field, listener_options, shown_as
from .leak import warn_of_no_listener, warn_of_target_leak

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .typed import AnyCallback

    class Signal(Protocol):
        """What is needed of an AbortSignal; the class of `abort` is one, and so may be a program's own."""

        @property
        def aborted(self) -> bool: ...
        @property
        def reason(self) -> object: ...
        def addEventListener(self, type: object, listener: object, options: object = None) -> None: ...
        def removeEventListener(self, type: object, listener: object) -> None: ...


class EventRecursionError(NodeError):
    """ERR_EVENT_RECURSION: an event was dispatched by a listener that was being called with it."""

    code: str | None = "ERR_EVENT_RECURSION"

    def __init__(self, type: str) -> None:
        super().__init__(f'The event "{type}" is already being dispatched')


class _Entry:
    """One registered listener."""

    __slots__ = ("callback", "capture", "function", "once", "passive", "resists_stop")

    def __init__(self, callback: object, *, capture: bool, once: bool, passive: bool, resists_stop: bool) -> None:
        self.callback = callback
        self.capture = capture
        self.once = once
        self.passive = passive
        self.resists_stop = resists_stop
        self.function = fit(callback, 1) if is_function(callback) else None

    def is_for(self, callback: object, capture: bool) -> bool:
        """Whether this is a callback's entry: the very object, or a method read from the same one."""
        if self.capture != capture:
            return False
        is_method = hasattr(callback, "__self__") and type(callback) is type(self.callback)
        return self.callback is callback or (is_method and self.callback == callback)

    def run(self, event: Event) -> None:
        if self.function is not None:
            result = self.function(event)
        else:
            handler = field(self.callback, "handleEvent")  # looked up anew each time, as on the web
            if not truthy(handler):
                return
            if not is_function(handler):
                raise _no_function(handler)
            result = fit(handler, 1)(event)
        if result is not None:
            then = getattr(engine.take_result(result), "then", None)
            if is_function(then):
                then(None, _raise_in_tick)


class EventTarget:
    """Calls listeners by the type of an event. Node: EventTarget."""

    _tag = "EventTarget"  # of its text

    _max_listeners_default: float | None = None

    def __init__(self) -> None:
        limit = self._max_listeners_default
        self._entries: dict[Any, list[_Entry]] = {}
        self._handlers: dict[str, Any] = {}  # what `onabort` and the like were set to
        self._max_listeners = Defaults.max_listeners if limit is None else limit
        self._warned = False

    def addEventListener(
        self, type: object = ABSENT, listener: AnyCallback = ABSENT, options: object = None, **keywords: object
    ) -> None:
        """Add a function, or an object or dict with `handleEvent`, which is looked up at each event.

        Options, in a dict or as keywords: `once`, `capture`, `signal` (its abort removes the listener), `passive`
        (it cannot prevent the default).

        Raises ERR_MISSING_ARGS, and ERR_INVALID_ARG_TYPE for a listener that is neither.
        """
        if type is ABSENT or listener is ABSENT:
            raise MissingArgsError("type", "listener")
        chosen = listener_options(options, keywords)
        given = chosen("signal")
        signal = None if given is undefined else checked_signal(given, "options.signal")
        if not _is_listener(listener):
            warn_of_no_listener(self, type, listener)
            return
        name, capture = _type_of(type), truthy(chosen("capture"))
        if signal is not None:
            if signal.aborted:
                return
            AbortSubscription(signal, lambda: self._remove(name, listener, capture=capture)).start()
        self._add(name, listener, once=truthy(chosen("once")), capture=capture, passive=truthy(chosen("passive")))

    def _add(
        self,
        name: object,
        listener: object,
        *,
        once: bool = False,
        capture: bool = False,
        passive: bool = False,
        resists_stop: bool = False,
    ) -> None:
        """Register; what `resists_stop` is called also when a listener before it stopped the event."""
        entries = self._entries.get(name, [])
        if any(entry.is_for(listener, capture) for entry in entries):
            return
        # A new list each time: the one that a running dispatch goes through stays as it is.
        added = _Entry(listener, capture=capture, once=once, passive=passive, resists_stop=resists_stop)
        self._entries[name] = [*entries, added]
        if 0 < self._max_listeners <= len(entries) and not self._warned:
            self._warned = True
            warn_of_target_leak(self, name, len(entries) + 1, self._max_listeners)

    def removeEventListener(
        self, type: object = ABSENT, listener: AnyCallback = ABSENT, options: object = None, **keywords: object
    ) -> None:
        """Remove a listener that was added with the same `capture`; unknown ones are ignored.

        Raises ERR_MISSING_ARGS.
        """
        if type is ABSENT or listener is ABSENT:
            raise MissingArgsError("type", "listener")
        if _is_listener(listener):
            chosen = listener_options(options, keywords)
            self._remove(_type_of(type), listener, capture=truthy(chosen("capture")))

    def _remove(self, name: object, listener: object, *, capture: bool = False) -> None:
        entries = self._entries.get(name, [])
        left = [entry for entry in entries if not entry.is_for(listener, capture)]
        if left:
            self._entries[name] = left
        else:
            self._entries.pop(name, None)

    def dispatchEvent(self, event: Event = ABSENT) -> bool:
        """Call the listeners of an event's type; False when one of them prevented its default.

        Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE for what is no Event, and ERR_EVENT_RECURSION for one that is
        under way.
        """
        if event is ABSENT:
            raise MissingArgsError("event")
        if not isinstance(event, Event):
            raise InvalidArgTypeError("event", "an instance of Event", event)
        if event._dispatched:
            raise EventRecursionError(event.type)
        event._target = self
        event._dispatched = True
        for entry in self._entries.get(event.type, []):
            if entry not in self._entries.get(event.type, []) or (event._stopped and not entry.resists_stop):
                continue
            if entry.once:
                self._remove(event.type, entry.callback, capture=entry.capture)
            event._in_passive = entry.passive
            try:
                entry.run(event)
            except Exception as error:
                _raise_in_tick(error)
        event._dispatched = event._in_passive = False
        return not event.defaultPrevented

    def _callbacks(self, type: object) -> list[Any]:
        return [entry.callback for entry in self._entries.get(property_key(type), [])]

    def _handler(self, type: str) -> object:
        return self._handlers.get(type)

    def _set_handler(self, type: str, handler: object) -> None:
        """Set an attribute such as `onabort`: every handler has the place of the first one set."""
        if isinstance(handler, (str, int, float, Symbol)):  # neither a function nor an object
            handler = None
        is_first = type not in self._handlers
        self._handlers[type] = handler
        if is_first:
            self._add(type, self._call_handler)

    def _call_handler(self, event: Event) -> object:
        handler = self._handlers[event.type]
        return fit(handler, 1)(event) if is_function(handler) else None

    def __str__(self) -> str:
        return f"[object {self._tag}]"

    def _structured_copy(self) -> dict[str, object]:
        """What structuredClone makes of it: its properties are those of its class."""
        return {}

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows."""
        return shown_as(self, {}, depth, options, inspect)

    def __repr__(self) -> str:
        return f"{type(self).__name__} {{}}"


class AbortSubscription:
    """How the package itself listens to an AbortSignal: once, with an event that no listener can keep from it.

    Also what `addAbortListener` returns: `dispose()`, or leaving it as a context manager, takes the listener away.
    """

    __slots__ = ("_listener", "_signal")

    def __init__(self, signal: Signal | None, listener: Callable[..., object]) -> None:
        self._signal = signal
        self._listener = listener

    def start(self) -> AbortSubscription:
        """Listen, when there is a signal."""
        if isinstance(self._signal, EventTarget):
            self._signal._add("abort", self._listener, once=True, resists_stop=True)
        elif self._signal is not None:
            self._signal.addEventListener("abort", self._listener, {"once": True})
        return self

    def dispose(self) -> None:
        """Take the listener away (Node: `[Symbol.dispose]()`)."""
        if self._signal is not None:
            self._signal.removeEventListener("abort", self._listener)

    def __enter__(self) -> AbortSubscription:
        return self

    def __exit__(self, *_: object) -> None:
        self.dispose()


# -- arguments ------------------------------------------------------------------------------------------


def _type_of(type: object) -> str:
    if isinstance(type, Symbol):
        raise NodeTypeError("Value is a Symbol and cannot be converted to a string.", code="ERR_INVALID_ARG_TYPE")
    return to_string(type)


def _is_listener(listener: object) -> bool:
    if listener is None or listener is undefined:
        return False
    if isinstance(listener, (str, int, float, Symbol)):
        raise InvalidArgTypeError("listener", "an instance of EventListener", listener)
    return True


def _no_function(handler: object) -> NodeTypeError:
    kind, shown = type_of(handler), str(handler) if isinstance(handler, Symbol) else to_string(handler)
    if kind == "object":
        shown = "[object Array]" if isinstance(handler, (list, tuple)) else "#<Object>"
    kind = "an object" if kind == "object" else f"a {kind}"
    return NodeTypeError(f"Function.prototype.apply was called on {shown}, which is {kind} and not a function")


def checked_signal(value: object, name: str) -> Signal:
    """An AbortSignal: anything that says whether it is `aborted`. Raises ERR_INVALID_ARG_TYPE."""
    check_signal(value, name)
    return cast("Signal", value)


def _raise_in_tick(error: object) -> None:
    engine.next_tick(_raise, error)


def _raise(error: object) -> None:
    raise error if isinstance(error, BaseException) else Thrown(error)
