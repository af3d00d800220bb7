"""The web's `Event` and `EventTarget`, as far as AbortSignal and the functions of `events` need them.

What must stay true: a listener is registered once per callback and capture flag; one that fails does not
keep the others from being called, and its error is raised in a separate tick.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError, MissingArgsError, NodeError, Thrown
from .._js.arity import fit
from .._js.text import property_key
from .._loop.current import engine
from ..values import undefined
from .emitter import Defaults
from .leak import warn_of_target_leak

if TYPE_CHECKING:
    from typing import Protocol

    class Signal(Protocol):
        """What is needed of an AbortSignal; the class of `abort` is one, and so may be a program's own."""

        @property
        def aborted(self) -> bool: ...
        @property
        def reason(self) -> object: ...
        def addEventListener(
            self, type: object, listener: object, options: dict[str, object] | bool | None = None
        ) -> None: ...
        def removeEventListener(self, type: object, listener: object) -> None: ...


_ABSENT: Any = object()


class EventRecursionError(NodeError):
    """ERR_EVENT_RECURSION: an event was dispatched by a listener that was being called with it."""

    code: str | None = "ERR_EVENT_RECURSION"

    def __init__(self, type: str) -> None:
        super().__init__(f'The event "{type}" is already being dispatched')


class Event:
    """Something that happened to a target. Node: Event.

    `options`, or keywords: `bubbles`, `cancelable`, `composed`. Raises ERR_MISSING_ARGS without a type.
    """

    NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE = 0, 1, 2, 3

    def __init__(self, type: object = _ABSENT, options: dict[str, object] | None = None, **keywords: bool) -> None:
        if type is _ABSENT:
            raise MissingArgsError("type")
        chosen = {**(options or {}), **keywords}
        self.type: str = str(property_key(type))
        self.bubbles: bool = bool(chosen.get("bubbles"))
        self.cancelable: bool = bool(chosen.get("cancelable"))
        self.composed: bool = bool(chosen.get("composed"))
        self.cancelBubble: bool = False
        self.defaultPrevented: bool = False
        self.isTrusted: bool = False
        self.target: EventTarget | None = None
        self.timeStamp: float = monotonic() * 1000
        self._dispatched = False
        self._stopped = False

    @property
    def currentTarget(self) -> EventTarget | None:
        """The target while its listeners are called, else None."""
        return self.target if self._dispatched else None

    @property
    def srcElement(self) -> EventTarget | None:
        """The old name of `target`."""
        return self.target

    @property
    def eventPhase(self) -> int:
        """2 (AT_TARGET) while listeners are called, else 0."""
        return self.AT_TARGET if self._dispatched else self.NONE

    @property
    def returnValue(self) -> bool:
        """The old opposite of `defaultPrevented`."""
        return not self.defaultPrevented

    def composedPath(self) -> list[EventTarget]:
        """The target, while its listeners are called."""
        return [self.target] if self._dispatched and self.target is not None else []

    def preventDefault(self) -> None:
        """Make `dispatchEvent` return False; nothing for an event that is not cancelable."""
        if self.cancelable:
            self.defaultPrevented = True

    def stopPropagation(self) -> None:
        """Without effect on a single target, apart from `cancelBubble`."""
        self.cancelBubble = True

    def stopImmediatePropagation(self) -> None:
        """Call no further listeners."""
        self.cancelBubble = self._stopped = True


class _Entry:
    """One registered listener."""

    __slots__ = ("callback", "capture", "function", "once", "resists_stop")

    def __init__(self, callback: object, *, capture: bool, once: bool, resists_stop: bool) -> None:
        self.callback = callback
        self.capture = capture
        self.once = once
        self.resists_stop = resists_stop
        self.function = fit(callback, 1) if callable(callback) else None

    def run(self, event: Event) -> None:
        if self.function is not None:
            result = self.function(event)
        else:
            handler = getattr(self.callback, "handleEvent", None)  # looked up anew each time, as on the web
            if not callable(handler):
                return
            result = fit(handler, 1)(event)
        if result is not None:
            then = getattr(engine.take_result(result), "then", None)
            if callable(then):
                then(None, _raise_in_tick)


class EventTarget:
    """Calls listeners by the type of an event. Node: EventTarget."""

    _max_listeners_default: float | None = None

    def __init__(self) -> None:
        limit = self._max_listeners_default
        self._entries: dict[Any, list[_Entry]] = {}
        self._handlers: dict[str, Any] = {}  # what `onabort` and the like were set to
        self._max_listeners = Defaults.max_listeners if limit is None else limit
        self._warned = False

    def addEventListener(
        self,
        type: object = _ABSENT,
        listener: object = _ABSENT,
        options: dict[str, object] | bool | None = None,
        **keywords: object,
    ) -> None:
        """Add a function, or an object with a method `handleEvent`.

        Options, in a dict or as keywords: `once`, `capture`, `signal` (its abort removes the listener), `passive`
        (no effect). Raises ERR_MISSING_ARGS, and ERR_INVALID_ARG_TYPE for a listener that is neither.
        """
        chosen = _options(options, keywords)
        if type is _ABSENT or listener is _ABSENT:
            raise MissingArgsError("type", "listener")
        given = chosen.get("signal")
        signal = None if given is None else checked_signal(given, "options.signal")
        if not _is_listener(listener):
            text = f"addEventListener called with {property_key(listener)} which has no effect."
            engine.warn(text, "AddEventListenerArgumentTypeWarning")
            return
        capture = bool(chosen.get("capture"))
        if signal is not None:
            if signal.aborted:
                return

            def remove() -> None:
                self.removeEventListener(type, listener, {"capture": capture})

            signal.addEventListener("abort", remove, {"once": True})
        self._add(type, listener, once=bool(chosen.get("once")), capture=capture)

    def _add(
        self, type: object, listener: object, *, once: bool = False, capture: bool = False, resists_stop: bool = False
    ) -> None:
        name = property_key(type)
        entries = self._entries.get(name, [])
        if any(entry.callback == listener and entry.capture == capture for entry in entries):
            return
        # A new list each time: the one that a running dispatch goes through stays as it is.
        added = _Entry(listener, capture=capture, once=once, resists_stop=resists_stop)
        self._entries[name] = [*entries, added]
        if 0 < self._max_listeners <= len(entries) and not self._warned:
            self._warned = True
            warn_of_target_leak(self, name, len(entries) + 1, self._max_listeners)

    def removeEventListener(
        self, type: object = _ABSENT, listener: object = _ABSENT, options: dict[str, object] | bool | None = None
    ) -> None:
        """Remove a listener that was added with the same `capture`; unknown ones are ignored."""
        if type is _ABSENT or listener is _ABSENT:
            raise MissingArgsError("type", "listener")
        if _is_listener(listener):
            self._remove(property_key(type), listener, capture=bool(_options(options, {}).get("capture")))

    def _remove(self, name: object, listener: object, *, capture: bool) -> None:
        entries = self._entries.get(name, [])
        left = [entry for entry in entries if entry.callback != listener or entry.capture != capture]
        if left:
            self._entries[name] = left
        else:
            self._entries.pop(name, None)

    def dispatchEvent(self, event: Event) -> bool:
        """Call the listeners of an event's type; False when one of them prevented its default.

        Raises ERR_INVALID_ARG_TYPE for what is no Event, ERR_EVENT_RECURSION for one that is under way.
        """
        if not isinstance(event, Event):
            raise InvalidArgTypeError("event", "an instance of Event", event)
        if event._dispatched:
            raise EventRecursionError(event.type)
        event.target = self
        event._dispatched = True
        for entry in self._entries.get(event.type, []):
            if entry not in self._entries.get(event.type, []) or (event._stopped and not entry.resists_stop):
                continue
            if entry.once:
                self._remove(event.type, entry.callback, capture=entry.capture)
            try:
                entry.run(event)
            except Exception as error:
                _raise_in_tick(error)
        event._dispatched = False
        return not event.defaultPrevented

    def _callbacks(self, type: object) -> list[Any]:
        return [entry.callback for entry in self._entries.get(property_key(type), [])]

    def _handler(self, type: str) -> object:
        return self._handlers.get(type)

    def _set_handler(self, type: str, handler: object) -> None:
        """Set an attribute such as `onabort`: every handler has the place of the first one set."""
        is_first = type not in self._handlers
        self._handlers[type] = handler
        if is_first:
            self._add(type, self._call_handler)

    def _call_handler(self, event: Event) -> object:
        handler = self._handlers[event.type]
        return fit(handler, 1)(event) if callable(handler) else None

    def __repr__(self) -> str:
        return f"{type(self).__name__} {{}}"


def _options(options: dict[str, object] | bool | None, keywords: dict[str, object]) -> dict[str, object]:
    if isinstance(options, bool):
        return {"capture": options, **keywords}
    return {**(options or {}), **keywords}


def _is_listener(listener: object) -> bool:
    if listener is None or listener is undefined:
        return False
    if isinstance(listener, (str, int, float)):
        raise InvalidArgTypeError("listener", "an instance of EventListener", listener)
    return True


def checked_signal(value: object, name: str) -> Signal:
    """An AbortSignal: anything that says whether it is `aborted`. Raises ERR_INVALID_ARG_TYPE."""
    if not hasattr(value, "aborted"):
        raise InvalidArgTypeError(name, "an instance of AbortSignal", value)
    return cast("Signal", value)


def _raise_in_tick(error: object) -> None:
    engine.next_tick(_raise, error)


def _raise(error: object) -> None:
    raise error if isinstance(error, BaseException) else Thrown(error)
