"""The warning about an event with suspiciously many listeners.

What must stay true: it goes through `process.emitWarning`, with Node's text, and nothing is raised.
"""

from __future__ import annotations

from typing import Any

from .._errors.base import NodeError
from .._js.kinds import class_name
from .._js.text import number_text, property_key


class MaxListenersExceededWarning(NodeError):
    """What 'warning' listeners of the process get: `emitter` or `target`, `type` (the event) and `count`."""

    name = "MaxListenersExceededWarning"
    emitter: Any = None
    target: Any = None

    def __init__(self, message: str, type: Any, count: int) -> None:
        super().__init__(message)
        self.type = type
        self.count = count


def warn_of_leak(emitter: Any, event: Any, count: int, limit: float) -> None:
    """Warn that an emitter got more listeners for one event than its limit."""
    shown = f"[{getattr(emitter, '_toStringTag', None) or class_name(emitter)}]"
    warning = _warning("EventEmitter", shown, "emitter", event, count, limit)
    warning.emitter = emitter
    _emit(warning)


def warn_of_target_leak(target: Any, event: Any, count: int, limit: float) -> None:
    """The same for an EventTarget."""
    warning = _warning("EventTarget", class_name(target), "events", event, count, limit)
    warning.target = target
    _emit(warning)


def _warning(kind: str, shown: str, setter: str, event: Any, count: int, limit: float) -> MaxListenersExceededWarning:
    return MaxListenersExceededWarning(
        f"Possible {kind} memory leak detected. {count} {property_key(event)} listeners added to {shown}. "
        f"MaxListeners is {number_text(limit)}. Use {setter}.setMaxListeners() to increase limit",
        event,
        count,
    )


def _emit(warning: MaxListenersExceededWarning) -> None:
    from ..process import process

    process.emitWarning(warning)
