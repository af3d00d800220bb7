"""Types for annotations: what the listeners of `process` are called with. Nothing imports this file at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, Self, TypeVar, overload

from .._events.emitter import EventEmitter
from .._events.typed import AnyListener, TakesAll
from ..promise import Promise

F = TypeVar("F", bound=Callable[..., Any])
Target = TypeVar("Target", covariant=True)

WithCode = Literal["exit", "beforeExit"]
Uncaught = Literal["uncaughtException", "uncaughtExceptionMonitor"]
Signals = Literal[
    "SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGCHLD", "SIGCONT", "SIGWINCH", "SIGPIPE",
    "SIGALRM",
]  # fmt: skip


class AddsListener(Protocol[Target]):
    """A method that adds a listener to `process`, or decorates one. A listener may take fewer arguments."""

    @overload
    def __call__(self, event: object) -> Callable[[F], F]: ...
    @overload
    def __call__(self, event: object, listener: TakesAll) -> Target: ...
    @overload
    def __call__(self, event: Literal["disconnect"], listener: Callable[[], Any]) -> Target: ...
    @overload
    def __call__(self, event: WithCode, listener: Callable[[], Any] | Callable[[int], Any]) -> Target: ...
    @overload
    def __call__(self, event: Literal["message"], listener: Callable[[Any], Any]) -> Target: ...
    @overload
    def __call__(self, event: Literal["message"], listener: Callable[[Any, Any], Any]) -> Target: ...
    @overload
    def __call__(self, event: Literal["warning"], listener: Callable[[Exception], Any]) -> Target: ...
    @overload
    def __call__(self, event: Uncaught, listener: Callable[[Exception], Any]) -> Target: ...
    @overload
    def __call__(self, event: Uncaught, listener: Callable[[Exception, str], Any]) -> Target: ...
    @overload
    def __call__(self, event: Literal["unhandledRejection"], listener: Callable[[Any], Any]) -> Target: ...
    @overload
    def __call__(
        self, event: Literal["unhandledRejection"], listener: Callable[[Any, Promise[Any]], Any]
    ) -> Target: ...
    @overload
    def __call__(self, event: Signals, listener: Callable[[], Any] | Callable[[str], Any]) -> Target: ...
    @overload
    def __call__(self, event: Signals, listener: Callable[[str, int], Any]) -> Target: ...
    @overload
    def __call__(self, event: object, listener: AnyListener) -> Target: ...
    @overload
    def __call__(  # type: ignore[overload-cannot-match]  # a listener of more arguments
        self, event: object, listener: Callable[..., Any]
    ) -> Target: ...


class TypedProcessEvents(EventEmitter):
    """The base of Process, as type checkers see it."""

    on: AddsListener[Self]
    """`on(event, listener)`: add a listener at the end; without a listener a decorator. Node: `emitter.on`."""
    once: AddsListener[Self]
    """As `on`, for one call."""
    addListener: AddsListener[Self]
    """As `on`."""
    prependListener: AddsListener[Self]
    """As `on`, but before the listeners that are there already."""
    prependOnceListener: AddsListener[Self]
    """As `once`, but before the listeners that are there already."""
