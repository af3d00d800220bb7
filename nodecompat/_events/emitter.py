"""`EventEmitter`, and the settings that hold for all emitters.

What must stay true: `emit` is the hottest function, because every message goes through it: a look-up, a loop and the
calls. Everything rare ('error', keywords, names that are not strings, captured rejections) has no entry in `_plans` and
so goes through `_emit_rarely`. The class is a pyee emitter by type and name only: state and behaviour are Node's. A
listener gets the arguments it has parameters for (see `_js/arity`), without `self`; a coroutine it returns is started
at once. Every child loads this file before its first line.

Several threads may emit and change one emitter: the lists are changed under one lock, which `emit` does not take,
for it goes through a plan, and a plan is made of a copy. Nothing of a program's is called under the lock but a `==`.
"""

from __future__ import annotations

import os
from _thread import RLock
from abc import ABCMeta
from types import CoroutineType, MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, overload

import pyee.base

from .. import _native as native
from .._js import RECEIVERS, Symbol, missing_is_undefined, undefined
from .._loop.current import engine
from .._on_use import on_use
from . import OnceListener, Plans, last_match, matches, original, ready, taking_keywords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self, TypeVar

    from .._errors import base as errors
    from .._errors import checks as _checks
    from .._errors import completing as _completing
    from .._js import text
    from . import capturing as _capturing
    from . import leak as _leak
    from . import origin as _origin
    from .typed import AnyListener, TakesAll

    Listener = Callable[..., Any]
    Name = str | Symbol  # what `property_key` makes of an event
    F = TypeVar("F", bound=Listener)
else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    _checks = on_use("nodecompat._errors.checks")  # only limits of listeners that are set
    _completing = on_use("nodecompat._errors.completing")  # only 'error' events need it
    text = on_use("nodecompat._js.text")  # names of events, as a rule, are texts
    _capturing = on_use("nodecompat._events.capturing")  # only emitters that capture rejections need it
    _leak = on_use("nodecompat._events.leak")  # only the warning needs it
    _origin = on_use("nodecompat._events.origin")  # only an 'error' event that nobody listens for needs it

_ABSENT: Any = Symbol("absent")
_changing = RLock()  # one for all emitters: it is held for some hundred nanoseconds
os.register_at_fork(after_in_child=_changing._at_fork_reinit)  # type: ignore[attr-defined]  # not in typeshed
_NO_EVENTS: Any = MappingProxyType({})  # of an emitter that nothing was added to and whose __init__ did not run
_NO_KEYWORDS: Mapping[str, Any] = MappingProxyType({})


# -- settings of all emitters ------------------------------------------------------------------------------


class Defaults:
    """The values that emitters without a setting of their own read."""

    max_listeners: float = 10
    capture_rejections = False


class EmitterType(ABCMeta):
    """The class of `EventEmitter`, for what is the class's alone. An ABCMeta: emitters can be abstract collections.

    In Node the modules `events` and `stream` are classes; `modules` has the module of a class, and `statics` fills it.
    """

    modules: ClassVar[dict[type, Any]] = {}

    if TYPE_CHECKING:
        EventEmitter: type[EventEmitter]
        defaultMaxListeners: float
        captureRejections: bool
        captureRejectionSymbol: Symbol
        errorMonitor: Symbol
        usingDomains: bool
        addAbortListener: Callable[..., Any]
        getEventListeners: Callable[..., list[Listener]]
    else:

        def __getattr__(cls, name: str) -> object:
            for base in cls.__mro__:
                module = EmitterType.modules.get(base)
                if module is not None and name in module.__all__:
                    return getattr(module, name)
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")


errorMonitor = Symbol("events.errorMonitor")
captureRejectionSymbol = Symbol.for_("nodejs.rejection")


def _taken(listener: Listener, emitter: object) -> Listener:
    """A listener as it is kept and looked for: with the emitter as its `this`, in a program that has the prelude.

    Raises ERR_INVALID_ARG_TYPE for what is not callable. Called only where there is something to do: for a plain
    function the call alone would cost a twentieth of adding and removing it.
    """
    if not callable(listener) or listener is undefined:
        raise errors.InvalidArgTypeError("listener", "of type function", listener)
    return RECEIVERS[0](listener, emitter)


# -- the emitter -------------------------------------------------------------------------------------------


class EventEmitter(pyee.base.EventEmitter, metaclass=EmitterType):
    """Calls listeners by the name of an event. Node: events.EventEmitter.

    `options` or the keyword `captureRejections`: failures of coroutines and promises that listeners return
    become 'error' events; raises ERR_INVALID_ARG_TYPE unless it is a boolean. A subclass may define the
    method `captureRejectionSymbol(self, error, event, *args)` to receive them instead.

    Works also when a subclass never calls this `__init__`. pyee's own names `add_listener`,
    `remove_listener`, `remove_all_listeners`, `event_names` and `listens_to` do what Node's do; its event
    `new_listener` is emitted beside Node's.
    """

    __module__ = "nodecompat.events"  # where programs import it from, and what pickles name

    _events: dict[Name, list[Listener]] = _NO_EVENTS  # type: ignore[assignment]  # pyee: name -> OrderedDict
    _plans: dict[object, Plans] = _NO_EVENTS
    _maxListeners: float | None = None
    _crowded: frozenset[Name] = frozenset()  # names whose listeners were warned about
    _captures = False
    _capturing = False  # `_captures`, but not during the 'error' event of a captured rejection
    _made: tuple[str, int] | None = None  # the line of the program that made it, of streams and children
    _lock = _changing  # type: ignore[assignment]  # pyee's name for it
    _toStringTag: str | None = None  # what warnings call the emitter instead of its class name

    def __init__(self, options: object = None, *, captureRejections: bool | None = None) -> None:
        # pyee's __init__ is left out on purpose: nothing of its state is used.
        if self._events is _NO_EVENTS:
            self._lay_out()
        if Defaults.capture_rejections:
            self._captures = self._capturing = True
        if options is not None or captureRejections is not None:
            self._set_captures(options if captureRejections is None else {"captureRejections": captureRejections})

    def _lay_out(self) -> None:
        self._events = {}
        self._plans = {}

    def _set_captures(self, options: object) -> None:
        name = "captureRejections"
        value = options.get(name) if isinstance(options, dict) else getattr(options, name, None)
        if value is True:
            self._captures = self._capturing = True
        elif value or isinstance(value, (dict, list)):  # empty ones are true in JavaScript
            raise errors.InvalidArgTypeError("options.captureRejections", "of type boolean", value)

    def __getstate__(self) -> dict[str, object]:
        state = dict(self.__dict__)
        state.pop("_plans", None)
        if "_events" in state:
            state["_events"] = {name: list(entries) for name, entries in state["_events"].items()}
        return state

    def __setstate__(self, state: Mapping[str, object]) -> None:
        self.__dict__.update(state)
        if "_events" in state:
            self._plans = {}

    @property
    def _eventsCount(self) -> int:
        return len(self._events)

    # -- emitting ----------------------------------------------------------------------------------

    def emit(  # type: ignore[override]  # a keyword of the listener's may be called `event`
        self, event: object, /, *args: Any, **kwargs: Any
    ) -> bool:
        """Call the listeners of an event in order; returns whether there were any.

        Listeners added or removed meanwhile change the next `emit`, not this one. What a listener raises ends it.
        'error' without a listener raises its argument, or ERR_UNHANDLED_ERROR for what is no exception.
        Keyword arguments, which JavaScript does not have, are passed on.
        """
        try:
            plans = self._plans.get(event)
        except TypeError:  # an unhashable name, such as a list
            plans = None
        if plans is None or kwargs:
            return self._emit_rarely(event, args, kwargs)
        if len(args) == 1:  # the usual count: passed by itself it costs a tenth less
            for listener in plans[1]:
                result = listener(args[0])
                if result is not None and type(result) is CoroutineType:
                    engine.start_coroutine(result)
            return True
        for listener in plans[len(args)]:
            result = listener(*args)
            if result is not None and type(result) is CoroutineType:
                engine.start_coroutine(result)
        return True

    def _emit_rarely(
        self, event: object, args: tuple[object, ...], kwargs: Mapping[str, object] = _NO_KEYWORDS
    ) -> bool:
        name = event if type(event) is str else text.property_key(event)
        if name == "error":
            events = self._events
            if args:
                _completing.complete(args[0])
            if errorMonitor in events:
                self.emit(errorMonitor, *args, **kwargs)
            if "error" not in events:
                _origin.raise_unhandled(self, args[0] if args else undefined)
        return self._call_handlers(name, args, kwargs)

    if not TYPE_CHECKING:
        emit = native.emitting(emit, _emit_rarely, engine.start_coroutine)
    _emit_by_plans = emit  # that which a subclass may have replaced; a compiled reader does the same as this one

    def _call_handlers(self, event: object, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
        """Call the listeners, whatever the event; pyee's `uplift` asks for it by this name."""
        name = event if type(event) is str else text.property_key(event)
        entries = self._events.get(name)
        if entries is None:
            return False
        calls: tuple[Listener, ...] = tuple(entries)
        if kwargs:
            calls = tuple([taking_keywords(entry) for entry in calls])
        elif type(calls[0]) is OnceListener and len(calls) == 1:  # not worth a plan
            result = calls[0].call(args)
            if result is not None:
                self._take_result(result, event, args)
            return True
        elif self._captures or name == "error":
            calls = tuple([ready(entry, len(args)) for entry in calls])
        else:
            with _changing:
                if self._events.get(name) is entries:  # else another thread took the list away meanwhile
                    self._plans[name] = Plans(entries)
            calls = tuple([ready(entry, len(args)) for entry in calls])
        for listener in calls:
            result = listener(*args, **kwargs)
            if result is not None:
                self._take_result(result, event, args)
        return True

    def _take_result(self, result: object, event: object, args: tuple[object, ...]) -> None:
        result = engine.take_result(result)
        if self._capturing:
            _capturing.capture(self, result, event, args)

    # -- adding ------------------------------------------------------------------------------------

    def _insert(self, event: object, listener: Listener, place: int | None) -> Self:
        if RECEIVERS or not callable(listener) or listener is undefined:
            listener = _taken(listener, self)
        name = event if type(event) is str else text.property_key(event)
        events = self._events
        if "newListener" in events:
            self.emit("newListener", event, original(listener))
        if "new_listener" in events or "unwrap" in self.__dict__:
            self.emit("new_listener", event, original(listener))  # pyee's own; `uplift` passes it on
        if self._listener_adding is not None:
            self._listener_adding(name, listener)
        with _changing:
            if self._events is _NO_EVENTS:  # of a subclass that never called __init__
                self._lay_out()
                if Defaults.capture_rejections:
                    self._captures = self._capturing = True
            entries = self._events.get(name)
            if entries is None:
                self._events[name] = [listener]
                return self
            entries.insert(len(entries) if place is None else place, listener)
            self._plans.pop(name, None)
        limit = Defaults.max_listeners if self._maxListeners is None else self._maxListeners
        if 0 < limit < len(entries) and name not in self._crowded:
            self._crowded |= {name}
            _leak.warn_of_leak(self, event, len(entries), limit)
        return self

    def _decorator(self, method: Callable[[object, F], object], event: object) -> Callable[[F], F]:
        if callable(event):  # `@emitter.on` without an event
            raise errors.InvalidArgTypeError("listener", "of type function", undefined)

        def register(listener: F) -> F:
            method(event, listener)
            return listener

        return register

    @overload  # type: ignore[override]  # pyee returns the listener where Node returns the emitter
    def on(self, event: object) -> Callable[[F], F]: ...
    @overload
    def on(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def on(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def on(self, event: object, listener: Listener) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def on(self, event: object, listener: Listener = _ABSENT) -> object:
        """Add a listener at the end; returns the emitter. Without a listener: a decorator.

        The same function may be added several times. Raises ERR_INVALID_ARG_TYPE for what is not callable.
        """
        if listener is _ABSENT:
            return self._decorator(self.on, event)
        return self._insert(event, listener, None)

    @overload
    def prependListener(self, event: object) -> Callable[[F], F]: ...
    @overload
    def prependListener(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def prependListener(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def prependListener(self, event: object, listener: Listener) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def prependListener(self, event: object, listener: Listener = _ABSENT) -> object:
        """As `on`, but before the listeners that are there already."""
        if listener is _ABSENT:
            return self._decorator(self.prependListener, event)
        return self._insert(event, listener, 0)

    @overload  # type: ignore[override]  # pyee returns the listener where Node returns the emitter
    def once(self, event: object) -> Callable[[F], F]: ...
    @overload
    def once(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def once(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def once(self, event: object, listener: Listener) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def once(self, event: object, listener: Listener = _ABSENT) -> object:
        """As `on`, for one call: the listener is removed right before it."""
        if listener is _ABSENT:
            return self._decorator(self.once, event)
        if RECEIVERS or not callable(listener) or listener is undefined:
            listener = _taken(listener, self)
        self.on(event, OnceListener(self, event, listener))
        return self

    @overload
    def prependOnceListener(self, event: object) -> Callable[[F], F]: ...
    @overload
    def prependOnceListener(self, event: object, listener: TakesAll) -> Self: ...
    @overload
    def prependOnceListener(self, event: object, listener: AnyListener) -> Self: ...
    @overload
    def prependOnceListener(self, event: object, listener: Listener) -> Self: ...  # type: ignore[overload-cannot-match]  # of more
    def prependOnceListener(self, event: object, listener: Listener = _ABSENT) -> object:
        """As `once`, but before the listeners that are there already."""
        if listener is _ABSENT:
            return self._decorator(self.prependOnceListener, event)
        if RECEIVERS or not callable(listener) or listener is undefined:
            listener = _taken(listener, self)
        self.prependListener(event, OnceListener(self, event, listener))
        return self

    def listens_to(self, event: object) -> Callable[[F], F]:
        """The same as `on(event)`: the decorator of pyee."""
        return self.on(event)

    # -- removing ----------------------------------------------------------------------------------

    @missing_is_undefined
    def removeListener(self, event: object, listener: AnyListener) -> Self:
        """Remove a listener once: of several equal ones the one added last. Unknown ones are ignored.

        Returns the emitter. Raises ERR_INVALID_ARG_TYPE for what is not callable.
        """
        if RECEIVERS or not callable(listener) or listener is undefined:
            listener = _taken(listener, self)
        name = event if type(event) is str else text.property_key(event)
        with _changing:
            events = self._events
            entries = events.get(name)
            if entries is None:
                return self
            place = len(entries) - 1
            if entries[place] is not listener and (place := last_match(entries, listener)) < 0:
                return self
            self._plans.pop(name, None)
            if len(entries) > 1:
                del entries[place]
                if len(entries) == 1 and name in self._crowded:
                    self._crowded -= {name}
            else:
                # Only here Node unwraps: of several entries, it reports a wrapper as it was passed.
                listener = entries[0].listener if type(entries[0]) is OnceListener else original(entries[0])
                self._forget(name)
        if self._listener_removed is not None:
            self._listener_removed(name)
        if "removeListener" in events:
            self.emit("removeListener", event, listener)
        return self

    def _forget(self, name: Name) -> None:
        """Take a name out of the map; an emptied map is replaced, so that an 'error' under way keeps its own."""
        if len(self._events) > 1:
            del self._events[name]
        else:
            self._events = {}

    def removeAllListeners(self, event: object = _ABSENT, /) -> Self:
        """Remove the listeners of one event, or, without an argument, of all; returns the emitter.

        When somebody listens to 'removeListener', each removal is reported, the last listener first.
        """
        if "removeListener" in self._events:
            self._remove_and_report(event)
            return self
        with _changing:
            dropped = self._events
            if event is _ABSENT:
                self._lay_out()
            else:
                name = event if type(event) is str else text.property_key(event)
                dropped = {name: dropped[name]} if name in dropped else {}
                if dropped:
                    self._plans.pop(name, None)
                    self._forget(name)
        for name in text.own_keys(dropped):
            self._crowded -= {name}
            if self._listener_removed is not None:
                for _ in dropped[name]:
                    self._listener_removed(name)
        return self

    def _remove_and_report(self, event: object) -> None:
        if event is not _ABSENT:
            name = event if type(event) is str else text.property_key(event)
            entries = self._events.get(name, [])
            for place in range(len(entries) - 1, -1, -1):
                if place < len(entries):  # what is told of a removal may remove more
                    self.removeListener(event, entries[place])
            return
        for name in text.own_keys(self._events):
            if name != "removeListener":
                self.removeAllListeners(name)
        self.removeAllListeners("removeListener")
        self._lay_out()

    # -- for subclasses ----------------------------------------------------------------------------

    # Called right before a listener is inserted, where what it raises stops that, and after each one that was removed.
    _listener_adding: Callable[[object, Listener], object] | None = None
    _listener_removed: Callable[[object], object] | None = None

    # -- asking ------------------------------------------------------------------------------------

    def listeners(self, event: object) -> list[Listener]:
        """The listeners of an event, in a new list."""
        return [original(entry) for entry in self.rawListeners(event)]

    def rawListeners(self, event: object) -> list[Listener]:
        """The same with the wrappers of `once` left in; a wrapper has the function as `listener`."""
        name = event if type(event) is str else text.property_key(event)
        return list(self._events.get(name, ()))

    def listenerCount(self, event: object, listener: object = None) -> int:
        """How many listeners an event has; how often a given one is among them."""
        name = event if type(event) is str else text.property_key(event)
        entries = list(self._events.get(name, ()))
        if listener is None or listener is undefined:
            return len(entries)
        return sum(matches(entry, listener) for entry in entries)

    def eventNames(self) -> list[Name]:
        """The names of the events that have listeners: numbers ascending, then strings, then symbols."""
        return text.own_keys(self._events)

    def setMaxListeners(self, n: float) -> Self:
        """Warn when an event gets more than `n` listeners; 0 or infinity: never. Returns the emitter.

        Raises ERR_INVALID_ARG_TYPE for what is no number, ERR_OUT_OF_RANGE below 0.
        """
        self._maxListeners = _checks.check_not_negative("setMaxListeners", n)
        return self

    def getMaxListeners(self) -> float:
        """The limit set here, or the default for all emitters."""
        return Defaults.max_listeners if self._maxListeners is None else self._maxListeners

    addListener = on
    off = removeListener
    # pyee's spelling, with Node's results.
    add_listener = on  # type: ignore[assignment]
    remove_listener = removeListener  # type: ignore[assignment]
    remove_all_listeners = removeAllListeners  # type: ignore[assignment]

    def _emit_handle_potential_error(self, event: str, error: object) -> None:
        """What pyee's `uplift` asks of an event without listeners."""
        if event == "error":
            _origin.raise_unhandled(self, error)

    def event_names(self) -> set[Name]:  # type: ignore[override]  # a name may be a symbol
        """pyee's spelling, which gives a set; `eventNames` has them in order."""
        return set(self.eventNames())
