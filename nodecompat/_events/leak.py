"""The warnings about listeners: an event with suspiciously many, and a listener that is none.

What must stay true: it is a warning of the process, with Node's text, and nothing is raised.
"""

from __future__ import annotations

from .._errors.base import NodeError
from .._inspect.inspection import inspected
from .._js.kinds import class_name
from .._js.text import number_text, property_key, string_of
from .._loop.current import engine
from ..values import undefined


class MaxListenersExceededWarning(NodeError):
    """What 'warning' listeners of the process get: `emitter` or `target`, `type` (the event) and `count`."""

    name = "MaxListenersExceededWarning"
    emitter: object = undefined
    target: object = undefined

    def __init__(self, message: str, type: object, count: int) -> None:
        super().__init__(message)
        self.type = type
        self.count = count


def warn_of_leak(emitter: object, event: object, count: int, limit: float) -> None:
    """Warn that an emitter got more listeners for one event than its limit."""
    shown = f"[{getattr(emitter, '_toStringTag', None) or class_name(emitter)}]"
    warning = _warning("EventEmitter", shown, "emitter", event, count, limit)
    warning.emitter = emitter
    engine.warn(warning)


def warn_of_target_leak(target: object, event: object, count: int, limit: float) -> None:
    """The same for an EventTarget."""
    warning = _warning("EventTarget", inspected(target, {"depth": -1}), "events", event, count, limit)
    warning.target = target
    engine.warn(warning)


class NoListenerWarning(NodeError):
    """AddEventListenerArgumentTypeWarning: null or undefined as a listener; `target` and `type` say of what."""

    name = "AddEventListenerArgumentTypeWarning"

    def __init__(self, target: object, type: object, listener: object) -> None:
        super().__init__(f"addEventListener called with {string_of(listener)} which has no effect.")
        self.target = target
        self.type = type


def warn_of_no_listener(target: object, type: object, listener: object) -> None:
    """Warn that what was added as a listener has no effect."""
    engine.warn(NoListenerWarning(target, type, listener))


def _warning(
    kind: str, shown: str, setter: str, event: object, count: int, limit: float
) -> MaxListenersExceededWarning:
    return MaxListenersExceededWarning(
        f"Possible {kind} memory leak detected. {count} {property_key(event)} listeners added to {shown}. "
        f"MaxListeners is {number_text(limit)}. Use {setter}.setMaxListeners() to increase limit",
        event,
        count,
    )
