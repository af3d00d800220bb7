"""Starts a child as it was asked for, with what may end it early: a timeout and an AbortSignal.

What must stay true: everything that is loaded late is loaded before the program runs, so that a process without
descriptors can be told so by an 'error' event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.rare import AbortError
from ..process import process
from .child import ChildProcess

if TYPE_CHECKING:
    from .validate import Request

_warned_of_shell = False


def start(request: Request) -> ChildProcess:
    """The child, started or about to fail with an 'error' event. Raises NodeSystemError for what Node raises."""
    if request.unquoted:
        warn_of_shell()
    child = ChildProcess()
    child._start(request)
    if child.pid is None:
        return child  # nothing is left to be ended
    if request.timeout:
        _limit(child, request)
    if request.signal is not None:
        _obey(child, request)
    return child


def _limit(child: ChildProcess, request: Request) -> None:
    """Kill the child when its time is over."""
    from ..timers import clearTimeout, setTimeout

    timer = setTimeout(_kill, request.timeout, child, request.kill_signal)
    child.once("exit", lambda: clearTimeout(timer))


def _kill(child: ChildProcess, signal: Any) -> bool:
    try:
        return child.kill(signal)
    except Exception as error:
        child.emit("error", error)
        return False


def _obey(child: ChildProcess, request: Request) -> None:
    """Kill the child when the signal aborts; then, if it was there to be killed, 'error' with the AbortError."""
    from .._loop.current import engine

    signal = request.signal

    def abort() -> None:
        if _kill(child, request.kill_signal):
            child.emit("error", AbortError(cause=signal.reason))

    if signal.aborted:
        engine.next_tick(abort)
    else:
        signal.addEventListener("abort", abort, {"once": True})
        child.once("exit", lambda: signal.removeEventListener("abort", abort))


def warn_of_shell() -> None:
    """DEP0190, once a process."""
    global _warned_of_shell
    if not _warned_of_shell:
        _warned_of_shell = True
        process.emitWarning(
            "Passing args to a child process with shell option true can lead to security vulnerabilities, as the "
            "arguments are not escaped, only concatenated.",
            "DeprecationWarning",
            "DEP0190",
        )
