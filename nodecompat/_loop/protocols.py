"""What the engine needs of those that it runs.

What must stay true: these are types alone, which no program loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Immediate(Protocol):
    """What the check phase needs of an immediate: the public `Immediate` is one."""

    _destroyed: bool

    def _run(self) -> object: ...
    def _forget(self) -> None: ...


class Guest(Protocol):
    """What the engine needs of asyncio's loop when that has none of its own threads to run on: `asyncio_guest`."""

    @property
    def alive(self) -> bool: ...
    @property
    def loop(self) -> object: ...
    def enter(self) -> None: ...
    def leave(self) -> None: ...
    def next_expiry(self) -> int | None: ...
    def run_due(self, run: Callable[..., None]) -> None: ...
    def close(self) -> None: ...
