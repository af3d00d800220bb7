"""The events of a child, for type checkers: what a listener of each is called with.

What must stay true: only annotations use this file; it is not loaded at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Self, TypeVar, overload

from .._events.emitter import EventEmitter
from ..values import undefined

F = TypeVar("F", bound=Callable[..., Any])

Bare = Literal["spawn", "disconnect"]
End = Literal["exit", "close"]
Started = Callable[[], Any]
Failed = Callable[[Exception], Any]
Ended = Callable[[int | None, str | None], Any]  # exit code and signal: one of them is None
EndedByCode = Callable[[int | None], Any]  # a listener may take fewer arguments
Told = Callable[[Any], Any]
ToldWithHandle = Callable[[Any, Any], Any]


class TypedChildEvents(EventEmitter):
    """The base of ChildProcess, as type checkers see it."""

    @overload  # type: ignore[override]
    def on(self, event: Any) -> Callable[[F], F]: ...
    @overload
    def on(self, event: Bare, listener: Started) -> Self: ...
    @overload
    def on(self, event: End, listener: EndedByCode) -> Self: ...
    @overload
    def on(self, event: End, listener: Ended) -> Self: ...
    @overload
    def on(self, event: Literal["error"], listener: Failed) -> Self: ...
    @overload
    def on(self, event: Literal["message"], listener: Told) -> Self: ...
    @overload
    def on(self, event: Literal["message"], listener: ToldWithHandle) -> Self: ...
    @overload
    def on(self, event: Any, listener: Callable[..., Any]) -> Self: ...
    def on(self, event: Any, listener: Any = undefined) -> Any:
        """Add a listener."""

    @overload  # type: ignore[override]
    def once(self, event: Any) -> Callable[[F], F]: ...
    @overload
    def once(self, event: Bare, listener: Started) -> Self: ...
    @overload
    def once(self, event: End, listener: EndedByCode) -> Self: ...
    @overload
    def once(self, event: End, listener: Ended) -> Self: ...
    @overload
    def once(self, event: Literal["error"], listener: Failed) -> Self: ...
    @overload
    def once(self, event: Literal["message"], listener: Told) -> Self: ...
    @overload
    def once(self, event: Literal["message"], listener: ToldWithHandle) -> Self: ...
    @overload
    def once(self, event: Any, listener: Callable[..., Any]) -> Self: ...
    def once(self, event: Any, listener: Any = undefined) -> Any:
        """Add a listener for one call."""
