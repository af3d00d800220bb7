"""How a child is ended, where it is more than a signal: the options of `Ending`, as execa has them.

What must stay true: a child that has ended leaves no timer and no listener of a signal; SIGKILL follows only what was
meant to end it; nothing is done for children without these options. The child of a parent that is killed itself is
ended by the system (Linux, for children that the main thread starts), else by a hook at the parent's end.
"""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING, Any, Final

from .._asking.execa import cancel_message
from .._channel.confirming import is_foreign
from .._errors.rare import DOMException
from .._events.target import AbortSubscription
from .._loop.current import engine
from .._timers.scheduling import setTimeout

if TYPE_CHECKING:
    from .arguments import Request
    from .child import ChildProcess
    from .options import Ending

_SIGKILL: Final = 9
_cleaned: set[ChildProcess] = set()  # children that end with this process


class Ender:
    """Ends one child as its options say."""

    def __init__(self, child: ChildProcess, request: Request, options: Ending) -> None:
        self._child = child
        self._options = options
        self._kill_signal = request.kill_signal
        self._timer: Any = None
        self._subscription: AbortSubscription | None = None
        child._ender = self
        child.once("exit", self._over)
        if options.cleanup and not request.detached:
            _cleaned.add(child)
        signal = options.cancel_signal
        if signal is None:
            return
        if signal.aborted:
            engine.next_tick(self._cancel)
        else:
            self._subscription = AbortSubscription(signal, self._cancel).start()

    def kill(self, number: int, *, ends: bool) -> bool:
        """Send a signal as `ChildProcess.kill` does; `ends`: it is meant to end the child. Raises OSError."""
        handle = self._child._handle
        if handle is None:
            return False
        sent = self._child._send(handle, number)
        if sent and (ends or number == self._kill_signal):
            self._force_later()
        return sent

    def _force_later(self) -> None:
        if self._timer is None and self._options.force_after is not None:
            self._timer = setTimeout(self._force, self._options.force_after)
            self._timer.unref()  # the child keeps the loop alive, if it is to

    def _force(self) -> None:
        try:
            self.kill(_SIGKILL, ends=False)
        except OSError:
            pass  # it is another user's

    def _cancel(self, *_: object) -> None:
        """The parent's signal has aborted: tell the child, or kill it."""
        child, reason = self._child, self._options.cancel_signal.reason
        endpoint = child._endpoint
        if child._handle is None:
            return
        if not self._options.graceful or endpoint is None or not endpoint.connected:
            child.kill(self._kill_signal)
            return
        if isinstance(reason, DOMException):
            reason = reason.message
        message = cancel_message(reason) if is_foreign(endpoint) else {"cmd": "NODE_CANCEL", "reason": reason}
        try:
            frame = endpoint._channel.send_sized(message)
        except Exception:  # a reason that cannot travel
            message["message" if "type" in message else "reason"] = str(reason)
            frame = endpoint._channel.send_sized(message)
        endpoint._write(frame)
        self._force_later()

    def _over(self, *_: object) -> None:
        _cleaned.discard(self._child)
        if self._timer is not None:
            self._timer.close()
        if self._subscription is not None:
            self._subscription.dispose()


@atexit.register
def _clean_up() -> None:
    """This process ends: so do the children that are to end with it."""
    for child in [*_cleaned]:
        if child._ender is not None:
            try:
                child._ender.kill(child._ender._kill_signal, ends=False)
            except OSError:
                continue
