"""Starts a child as it was asked for, with what may end it early: a timeout and an AbortSignal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.rare import AbortError
from .._loop.current import engine
from .._on_use import on_use
from .child import ChildProcess

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._events import target
    from .._timers import scheduling
    from . import ending
    from .arguments import Request
else:
    ending = on_use("nodecompat._child.ending")  # for children that are ended by more than a signal
    target = on_use("nodecompat._events.target")  # for children with a signal
    scheduling = on_use("nodecompat._timers.scheduling")  # for children with a timeout; `ChildProcess` loads it in time

_warned: set[str] = set()  # codes of the warnings that were given


def start(request: Request) -> ChildProcess:
    """The child, started or about to fail with an 'error' event. Raises NodeSystemError for what Node raises."""
    if request.unquoted:
        warn_of_shell()
    child = ChildProcess()
    child._start(request)
    if child._handle is None:
        return child  # there is no program that could be ended
    if request.ending is not None:
        ending.Ender(child, request, request.ending)
    if request.timeout:
        when_it_runs(child, request, lambda: _limit(child, request))
    if request.signal is not None:
        _obey(child, request)
    return child


def when_it_runs(child: ChildProcess, request: Request, function: Callable[[], object]) -> None:
    """Call a function: now, or when a child elsewhere has its place, for which it may wait (see `startTimeout`)."""
    if request.carrier is None:
        function()
    else:
        child.once("spawn", function)


def _limit(child: ChildProcess, request: Request) -> None:
    """Kill the child when it has run for too long."""
    timer = scheduling.setTimeout(_kill, request.timeout, child, request.kill_signal)
    child.once("exit", timer.close)


def _kill(child: ChildProcess, signal: int) -> bool:
    try:
        return child.kill(signal)
    except Exception as error:
        child.emit("error", error)
        return False


def _obey(child: ChildProcess, request: Request) -> None:
    """Kill the child when the signal aborts; then, if it was there to be killed, 'error' with the AbortError."""
    signal = request.signal

    def abort() -> None:
        if _kill(child, request.kill_signal):
            child.emit("error", AbortError(cause=signal.reason))

    if signal.aborted:
        engine.next_tick(abort)
    else:
        child.once("exit", target.AbortSubscription(signal, abort).start().dispose)


def warn_of_shell() -> None:
    """DEP0190, once a process."""
    if "DEP0190" not in _warned:
        _warned.add("DEP0190")
        engine.warn(
            "Passing args to a child process with shell option true can lead to security vulnerabilities, as the "
            "arguments are not escaped, only concatenated.",
            "DeprecationWarning",
            "DEP0190",
        )
