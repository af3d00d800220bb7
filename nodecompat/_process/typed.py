"""Types for annotations: what the listeners of `process` are called with. Nothing imports this file at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, Self, TypeVar, overload

from typing_extensions import deprecated

from .._events.emitter import EventEmitter
from .._events.typed import AnyListener, TakesAll
from ..promise import Promise

F = TypeVar("F", bound=Callable[..., Any])
Target = TypeVar("Target", covariant=True)

WithCode = Literal["exit", "beforeExit"]
Uncaught = Literal["uncaughtException", "uncaughtExceptionMonitor"]
Signals = Literal[
    "SIGABRT", "SIGALRM", "SIGBREAK", "SIGBUS", "SIGCHLD", "SIGCONT", "SIGFPE", "SIGHUP", "SIGILL", "SIGINT", "SIGIO",
    "SIGIOT", "SIGPIPE", "SIGPOLL", "SIGPROF", "SIGPWR", "SIGQUIT", "SIGSEGV", "SIGSTKFLT", "SIGSYS", "SIGTERM",
    "SIGTRAP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGUSR1", "SIGUSR2", "SIGVTALRM", "SIGWINCH", "SIGXCPU",
    "SIGXFSZ", "SIGINFO", "SIGLOST", "SIGUNUSED",
]  # fmt: skip

# What `@process.on('exit')` may stand before.
FNothing = TypeVar("FNothing", bound=Callable[[], Any])
FCode = TypeVar("FCode", bound=Callable[[], Any] | Callable[[int], Any])
FTold = TypeVar("FTold", bound=Callable[[], Any] | Callable[[Any], Any] | Callable[[Any, Any], Any])
FUncaught = TypeVar("FUncaught", bound=Callable[[], Any] | Callable[[Exception], Any] | Callable[[Exception, str], Any])
FSignal = TypeVar("FSignal", bound=Callable[[], Any] | Callable[[str], Any] | Callable[[str, int], Any])


class AddsListener(Protocol[Target]):
    """A method that adds a listener to `process`, or decorates one. A listener may take fewer arguments.

    A listener that does not fit its event is marked as deprecated: editors and checkers show the text, and nothing is
    refused. A name that is neither Node's nor a signal's is an event of the program's own.
    """

    @overload
    def __call__(self, event: Literal["disconnect"]) -> Callable[[FNothing], FNothing]: ...
    @overload
    def __call__(self, event: WithCode) -> Callable[[FCode], FCode]: ...
    @overload
    def __call__(self, event: Literal["message", "unhandledRejection"]) -> Callable[[FTold], FTold]: ...
    @overload
    def __call__(self, event: Uncaught) -> Callable[[FUncaught], FUncaught]: ...
    @overload
    def __call__(self, event: Signals) -> Callable[[FSignal], FSignal]: ...
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
    @deprecated("'exit' and 'beforeExit' call (code: int)")
    def __call__(self, event: WithCode, listener: AnyListener) -> Target: ...
    @overload
    @deprecated("a signal calls (name: str, number: int)")
    def __call__(self, event: Signals, listener: AnyListener) -> Target: ...
    @overload
    @deprecated(
        "'message' calls (message, handle), 'uncaughtException' (error, origin), "
        "'unhandledRejection' (reason, promise), 'disconnect' ()"
    )
    def __call__(
        self, event: Uncaught | Literal["message", "unhandledRejection", "disconnect"], listener: AnyListener
    ) -> Target: ...
    @overload
    def __call__(self, event: object, listener: AnyListener) -> Target: ...
    @overload
    def __call__(  # type: ignore[overload-cannot-match]  # a listener of more arguments
        self, event: object, listener: Callable[..., Any]
    ) -> Target: ...


class TypedProcessEvents(EventEmitter):
    """The base of Process, as type checkers see it."""

    on: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """`on(event, listener)`: add a listener at the end; without a listener a decorator. Node: `emitter.on`."""
    once: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`, for one call."""
    addListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`."""
    prependListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `on`, but before the listeners that are there already."""
    prependOnceListener: AddsListener[Self]  # type: ignore[assignment]  # decorates only what fits
    """As `once`, but before the listeners that are there already."""
