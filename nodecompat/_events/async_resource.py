"""`EventEmitterAsyncResource`: an emitter whose listeners run in the context that it was made in.

Node's async scope is Python's `contextvars` context: what AsyncLocalStorage holds there, a ContextVar holds
here. What must stay true: `emit` leaves the caller's context untouched; ids are unique and count upwards.
"""

from __future__ import annotations

from contextvars import ContextVar, copy_context
from itertools import count
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._js.kinds import defined
from ..values import undefined
from .emitter import EventEmitter

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    R = TypeVar("R")

_running: ContextVar[int] = ContextVar("nodecompat.async_id", default=1)  # 1 is the main script, as in Node
_ids = count(2)


class AsyncResource:
    """The scope itself. Node: async_hooks.AsyncResource, without the hooks: nothing observes resources here."""

    def __init__(self, type: str, triggerAsyncId: int | None = None) -> None:
        self.type = type
        self._id = next(_ids)
        self._trigger_id = _running.get() if triggerAsyncId is None else triggerAsyncId
        self._context = copy_context()
        self._context.run(_running.set, self._id)

    def asyncId(self) -> int:
        """The number of this resource."""
        return self._id

    def triggerAsyncId(self) -> int:
        """The number of the resource it was made in, or the one it was given."""
        return self._trigger_id

    def runInAsyncScope(self, fn: Callable[..., R], /, *args: object, **kwargs: object) -> R:
        """Call a function in a copy of the resource's context (so that scopes may nest)."""
        return self._context.copy().run(fn, *args, **kwargs)

    def emitDestroy(self) -> AsyncResource:
        """Returns the resource; there are no hooks to tell."""
        return self


class EventEmitterReferencingAsyncResource(AsyncResource):
    """The scope of an emitter, which is its attribute `eventEmitter`."""

    def __init__(self, type: str, eventEmitter: EventEmitter, triggerAsyncId: int | None = None) -> None:
        super().__init__(type, triggerAsyncId)
        self.eventEmitter = eventEmitter


def executionAsyncId() -> int:
    """The number of the resource in whose scope this is called; 1 outside of every scope. Node: async_hooks."""
    return _running.get()


def triggerAsyncId() -> int:
    """The number of what caused the resource in whose scope this is called: 0, as nothing observes resources here."""
    return 0


class EventEmitterAsyncResource(EventEmitter):
    """An EventEmitter with an AsyncResource. Node: events.EventEmitterAsyncResource.

    `options` is the name, or a dict (or keywords) with `name` and `triggerAsyncId`; a subclass is named by its
    class unless told otherwise. Raises ERR_INVALID_ARG_TYPE without a name.
    """

    def __init__(self, options: object = None, **keywords: object) -> None:
        given: Any = {"name": options} if isinstance(options, str) else options or {}
        chosen = defined({**given, **keywords})
        name = chosen.get("name", undefined)
        if type(self) is not EventEmitterAsyncResource and (name is undefined or name is None):
            name = type(self).__name__
        if not isinstance(name, str):
            raise InvalidArgTypeError("options.name", "of type string", name)
        super().__init__(chosen)
        self._asyncResource = EventEmitterReferencingAsyncResource(name, self, chosen.get("triggerAsyncId"))

    def emit(  # type: ignore[override]  # as in EventEmitter
        self, event: object, /, *args: Any, **kwargs: Any
    ) -> bool:
        """Call the listeners in the context that the emitter was made in."""
        return self._asyncResource.runInAsyncScope(super().emit, event, *args, **kwargs)

    def emitDestroy(self) -> None:
        """There are no hooks to tell."""
        self._asyncResource.emitDestroy()

    @property
    def asyncId(self) -> int:
        """The number of the resource."""
        return self._asyncResource.asyncId()

    @property
    def triggerAsyncId(self) -> int:
        """The number of the resource it was made in, or the one it was given."""
        return self._asyncResource.triggerAsyncId()

    @property
    def asyncResource(self) -> EventEmitterReferencingAsyncResource:
        """The resource."""
        return self._asyncResource
