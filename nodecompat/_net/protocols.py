"""What those who connect and tune a socket ask of it.

What must stay true: these are types alone, below the class of sockets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._js.record import Record
    from .._timers.scheduling import Timeout
    from ..values import Undefined
    from .handle import Handle

    Listener = Callable[..., object]


class Request(Protocol):
    """Something under way that can be given up."""

    def cancel(self) -> None: ...


class Tuned(Protocol):
    """What is set on a connection."""

    no_delay: bool
    keep_alive: bool
    delays: tuple[int, int | None, Any]
    type_of_service: int | None

    def apply(self, socket: Tunable, /) -> None: ...


class Tunable(Protocol):
    """A socket that has delays and a timeout."""

    timeout: Any
    _handle: Handle | None
    _tuning: Tuned | None
    _timer: Timeout | None
    _rest: tuple[memoryview, Listener] | None
    _unsent: int

    def emit(self, event: str, /, *args: object) -> object: ...
    def once(self, event: str, listener: Listener, /) -> object: ...
    def removeListener(self, event: str, listener: Listener, /) -> object: ...
    def _restart_timer(self) -> None: ...


class Receiver(Protocol):
    """A socket that a program reads with a buffer of its own."""

    _handle: Handle | None
    _receiving: bool
    _received: int

    def destroy(self, error: object = None, /) -> object: ...
    def _restart_timer(self) -> None: ...
    def _stop_receiving(self) -> None: ...
    def _came_to_an_end(self) -> None: ...


class Connectable(Protocol):
    """A socket that connects."""

    connecting: bool
    autoSelectFamilyAttemptedAddresses: list[str] | Undefined
    _handle: Handle | None
    _host: str | None
    _attempt: Request | None

    @property
    def destroyed(self) -> bool: ...
    def address(self) -> Record: ...
    def destroy(self, error: object = None, /) -> object: ...
    def emit(self, event: str, /, *args: object) -> object: ...
    def once(self, event: str, listener: Listener, /) -> object: ...
    def _prepare(self, name: str, /) -> None: ...
    def _replace_handle(self) -> None: ...
    def _restart_timer(self) -> None: ...
    def _connected(self) -> None: ...
