"""Signals: their names, and watchers that bring one to the loop.

A watcher's handler only notes the number and wakes the loop: listeners run in the poll phase, never in the
middle of other code. `_signal`, the C part of `signal`, is enough; `signal` itself costs a child more at its
start than all of this file.

What must stay true: when a watcher stops, the action that was there before is back (Python's own for
SIGINT), unless somebody else has replaced ours; a watcher never keeps the process alive.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import errno
from typing import TYPE_CHECKING

from .._errors.base import system_error
from .._errors.rare import UnknownSignalError
from .._loop import in_this_context
from .._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    Deliver = Callable[[int], object]

# Node does not know SIGCLD, which is another name of SIGCHLD, and has no names for real-time signals.
_LEFT_OUT = ("SIG_", "SIGRT", "SIGCLD")

SIGNALS: dict[str, int] = {
    name: int(getattr(_signal, name))
    for name in dir(_signal)
    if name.startswith("SIG") and not name.startswith(_LEFT_OUT)
}
# Of two names for one number Node reports the first of these.
_ALIASES = ("SIGIOT", "SIGPOLL")
NAMES: dict[int, str] = {number: name for name, number in SIGNALS.items() if name not in _ALIASES}
_UNCATCHABLE = {int(_signal.SIGKILL), int(_signal.SIGSTOP)}

# Signal number -> what was installed before our handler.
_before: dict[int, object] = {}
_delivery: dict[int, Deliver] = {}


def signal_number(signal: object) -> int:
    """The number of a signal named in either case or given as a number; 0 is none. Raises ERR_UNKNOWN_SIGNAL."""
    number = SIGNALS.get(signal.upper()) if isinstance(signal, str) else signal
    if isinstance(number, (int, float)) and not isinstance(number, bool) and (number == 0 or number in NAMES):
        return int(number)
    raise UnknownSignalError(signal)


def signal_name(number: int) -> str:
    """The name of a signal; a real-time signal is `SIG` with its number."""
    return NAMES.get(number, f"SIG{number}")


def check(number: int) -> None:
    """Refuse what no process can catch, with libuv's error."""
    if number in _UNCATCHABLE:
        raise system_error(errno.EINVAL, "uv_signal_start")


def start(number: int, deliver: Deliver) -> None:
    """Call `deliver(number)` on the loop, as an I/O callback, for every such signal from now on.

    From another thread than the main one it starts when the loop gets to it.
    """
    check(number)
    _delivery[number] = in_this_context(deliver)
    if engine.on_loop_thread():
        _install(number)
    else:
        engine.call_from_thread(_install, number)


def stop(number: int) -> None:
    """Put back what was installed before."""
    _delivery.pop(number, None)
    if engine.on_loop_thread():
        _restore(number)
    else:
        engine.call_from_thread(_restore, number)


def stop_all() -> None:
    """At the end of the process: put back everything."""
    for number in [*_delivery]:
        stop(number)


def start_named(name: str, emit: Callable[[str, str, int], object]) -> None:
    """Emit an event of the signal's name for every such signal; nothing for what names no signal here."""
    if name in SIGNALS:
        start(SIGNALS[name], lambda number: emit(name, name, number))


def stop_named(name: str) -> None:
    """Nobody listens for a signal of that name any more."""
    if name in SIGNALS:
        stop(SIGNALS[name])


def _install(number: int) -> None:
    if number in _delivery and _signal.getsignal(number) is not _caught:
        try:
            _before[number] = _signal.signal(number, _caught)
        except OSError as error:
            raise system_error(error.errno or errno.EINVAL, "uv_signal_start") from None
        if not engine.in_turn:
            engine.poke()  # a running asyncio loop that knows nothing of us yet must watch for it


def _restore(number: int) -> None:
    if number in _before and number not in _delivery:
        before = _before.pop(number)
        if _signal.getsignal(number) is _caught:
            # None: it was not installed from Python, and cannot be put back from here.
            _signal.signal(number, _signal.SIG_DFL if before is None else before)


def _caught(number: int, _frame: FrameType | None) -> None:
    """The handler; Python runs it on the main thread between two instructions."""
    engine.call_from_thread(_deliver, number)
    if not engine.in_turn:
        engine.poke()  # as above: an asyncio loop may run by now


def _deliver(number: int) -> object:
    deliver = _delivery.get(number)
    return deliver(number) if deliver is not None else None
