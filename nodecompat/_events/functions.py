"""The functions of `events` that ask or set something about emitters and EventTargets.

What must stay true: an emitter is known by its methods, not by its class, as in Node; so any pyee emitter is taken
where its methods suffice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_not_negative
from .._js.arity import is_function
from .emitter import Defaults, EventEmitter
from .target import EventTarget

if TYPE_CHECKING:
    from collections.abc import Callable

_ABSENT: Any = object()
_EXPECTED = "an instance of EventEmitter or EventTarget"


def getEventListeners(emitterOrTarget: object, type: object) -> list[Callable[..., Any]]:
    """The listeners of an event, in a new list.

    Raises ERR_INVALID_ARG_TYPE for what is neither. Node: events.getEventListeners.
    """
    found = _method(emitterOrTarget, "listeners")
    if found is not None:
        listeners: list[Callable[..., Any]] = found(type)
        return listeners
    return _target(emitterOrTarget)._callbacks(type)


def getMaxListeners(emitterOrTarget: object) -> float:
    """The limit of listeners; 0 for an AbortSignal, which has none.

    Raises ERR_INVALID_ARG_TYPE for what is neither emitter nor target. Node: events.getMaxListeners.
    """
    found = _method(emitterOrTarget, "getMaxListeners")
    if found is not None:
        limit: float = found()
        return limit
    return _target(emitterOrTarget)._max_listeners


def setMaxListeners(n: float = _ABSENT, *eventTargets: object) -> None:
    """Set the limit of emitters and EventTargets; without any, the default of all emitters.

    Raises ERR_INVALID_ARG_TYPE or ERR_OUT_OF_RANGE for a bad number, ERR_INVALID_ARG_TYPE for a bad target.
    Node: events.setMaxListeners.
    """
    if n is _ABSENT:
        return
    limit = check_not_negative("setMaxListeners", n)
    if not eventTargets:
        Defaults.max_listeners = limit
        return
    for target in eventTargets:
        if isinstance(target, EventTarget):
            target._max_listeners = limit
            target._warned = False
            continue
        found = _method(target, "setMaxListeners")
        if found is None:
            raise InvalidArgTypeError("eventTargets", _EXPECTED, target)
        found(limit)


def listenerCount(emitterOrTarget: object, type: object) -> int:
    """How many listeners an event has. Raises ERR_INVALID_ARG_TYPE for what is neither emitter nor target.

    Node: events.listenerCount, as of Node 24.
    """
    found = _method(emitterOrTarget, "listenerCount")
    if found is not None:
        count: int = found(type)
        return count
    return len(_target(emitterOrTarget)._callbacks(type))


def init(emitter: EventEmitter, options: object = None) -> None:
    """Set an emitter up as its constructor does. Node: EventEmitter.init."""
    EventEmitter.__init__(emitter, options)


def _method(emitter: object, name: str) -> Callable[..., Any] | None:
    method = getattr(emitter, name, None)
    return method if is_function(method) else None


def _target(value: object) -> EventTarget:
    if not isinstance(value, EventTarget):
        raise InvalidArgTypeError("emitter", _EXPECTED, value)
    return value
