"""Node's `async_hooks`: AsyncLocalStorage and AsyncResource over Python's `contextvars`.

    from nodecompat.async_hooks import AsyncLocalStorage

What must stay true: a store goes where Python's context goes, which is everywhere where Node's does: ticks, microtasks,
timers, immediates, promises, coroutines. A store holds its own variable, so that storages do not see each other.

Not here: `createHook` and the trees of resources that it watches; Node advises against both.
"""

from __future__ import annotations

from contextvars import ContextVar, copy_context
from typing import TYPE_CHECKING, Any

from ._errors.base import InvalidArgTypeError
from ._events import async_resource
from ._events.async_resource import executionAsyncId, triggerAsyncId
from ._js.arity import fit, is_function
from ._js.kinds import defined
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["AsyncLocalStorage", "AsyncResource", "executionAsyncId", "triggerAsyncId"]


class AsyncResource(async_resource.AsyncResource):
    """What is called with the stores of the moment that it was made in. Node: async_hooks.AsyncResource."""

    def __init__(self, type: str, options: object = undefined) -> None:
        given = options.get("triggerAsyncId") if isinstance(options, dict) else None
        super().__init__(type, given)

    def runInAsyncScope(self, fn: Callable[..., Any], /, thisArg: object = undefined, *args: Any) -> Any:  # type: ignore[override]  # Node's
        """Call a function with the rest of the arguments; functions of Python have no `this`."""
        return super().runInAsyncScope(fit(fn, len(args)), *args)


class AsyncLocalStorage:
    """What belongs to a chain of calls, also over what is asynchronous. Node: async_hooks.AsyncLocalStorage.

    `options` is a dict (or keywords) with `defaultValue`, the store outside of every `run`, and `name`.
    """

    def __init__(self, options: Mapping[str, Any] | None = None, **keywords: Any) -> None:
        chosen = defined({**(options or {}), **keywords})
        self._name: str = chosen.get("name", "")
        self._default = chosen.get("defaultValue", undefined)
        # A list with the store, which `disable` empties for all that go on with this very one.
        self._cell: ContextVar[list[Any]] = ContextVar(f"nodecompat.{self._name or 'AsyncLocalStorage'}")

    @property
    def name(self) -> str:
        """The name that it was given."""
        return self._name

    def run(self, store: Any, callback: Callable[..., Any], *args: Any) -> Any:
        """Call a function with a store, which what it starts keeps; gives its result."""
        before = self._cell.set([store])
        try:
            return fit(callback, len(args))(*args)
        finally:
            self._cell.reset(before)

    def exit(self, callback: Callable[..., Any], *args: Any) -> Any:
        """Call a function without a store; gives its result."""
        return self.run(undefined, callback, *args)

    def getStore(self) -> Any:
        """The store of the calls that led here; else the default value."""
        cell = self._cell.get(None)
        return cell[0] if cell else self._default

    def enterWith(self, store: Any) -> None:
        """From here on, in the rest of this callback and what it starts, that is the store."""
        self._cell.set([store])

    def disable(self) -> None:
        """There is no store here any more, until `run` or `enterWith`, nor in what goes on with the same one."""
        cell = self._cell.get(None)
        if cell is not None:
            cell.clear()

    @staticmethod
    def bind(fn: Callable[..., Any]) -> Callable[..., Any]:
        """A function that is called with the stores of this moment. Raises ERR_INVALID_ARG_TYPE."""
        if not is_function(fn):
            raise InvalidArgTypeError("fn", "of type function", fn)
        context = copy_context()
        return lambda *args: context.copy().run(fit(fn, len(args)), *args)

    @staticmethod
    def snapshot() -> Callable[..., Any]:
        """A function that calls another one with the stores of this moment: `snapshot()(fn, *args)`."""
        context = copy_context()
        return lambda fn, *args: context.copy().run(fit(fn, len(args)), *args)
