"""Drives the engine on somebody else's asyncio loop (asyncio's own or uvloop).

The host watches one descriptor, the engine's poller, and one timer; each wake-up is one turn that doesn't
block. Nobody starves: the host does its own work between turns.

What must stay true: the descriptor is taken out of the host before it is ever closed (uvloop ends the
process otherwise); no exception of a callback reaches the host's loop but through the lifecycle's rules; a
host that stopped is let go, and its work is served by whoever runs next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from . import Engine
    from .poller import Poller


class HostDriver:
    """One running asyncio loop, as the engine's driver."""

    def __init__(self, engine: Engine, poller: Poller, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._engine = engine
        self._poller = poller
        self._turns = engine.turns(forever=True)
        self._started = False
        self._timer: asyncio.TimerHandle | None = None
        self._soon: asyncio.Handle | None = None
        self._after_round: list[Callable[[], object]] = []
        self._busy = False
        self._attached = True
        loop.add_reader(poller.fileno(), self._turn)

    def runs(self) -> bool:
        """Whether the host's loop still runs."""
        return not self._loop.is_closed() and self._loop.is_running()

    def schedule(self) -> bool:
        """Ask for a turn; False when the host's loop does not run any more."""
        if not self.runs():
            self.detach()
            return False
        if self._soon is None and not self._busy:
            self._soon = self._loop.call_soon(self._turn)
        return True

    def report(self, error: BaseException, message: str) -> None:
        """Give an error that nobody handled to the host's exception handler."""
        self._loop.call_exception_handler({"message": message, "exception": error})

    def after_round(self, function: Callable[[], object]) -> None:
        """Have a function run as a tick when the host has begun all tasks that were made by now."""
        self._after_round.append(function)
        self._loop.call_soon(self._round)

    def _round(self) -> None:
        functions, self._after_round = self._after_round, []
        for function in functions:
            self._engine.next_tick(function)

    def detach(self) -> None:
        """Let the host go."""
        self.forget()
        self._round()
        for handle in (self._timer, self._soon):
            if handle is not None:
                handle.cancel()
        self._timer = self._soon = None
        if not self._loop.is_closed():
            self._loop.remove_reader(self._poller.fileno())
        self._turns.close()

    def forget(self) -> None:
        """Drive the engine no more; in a forked copy the host's descriptors are the parent's."""
        self._attached = False

    def _turn(self) -> None:
        engine = self._engine
        if not self._attached or engine.in_turn:
            return
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None
        self._busy = True
        try:
            engine.in_turn = True
            engine.drain()
            timeout = self._turns.send(self._poller.wait(0)) if self._started else next(self._turns)
            self._started = True
        finally:
            self._busy = False
            engine.in_turn = False
        self._arrange(timeout)

    def _arrange(self, timeout: int | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if timeout == 0:
            self._soon = self._loop.call_soon(self._turn)
        elif timeout is not None:
            self._timer = self._loop.call_later(timeout / 1000, self._turn)
