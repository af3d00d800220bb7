"""The watch over messages that were collected to leave together.

As a rule they leave when the running callback is over. But it may compute for long, or wait for what its messages
shall bring about (`input()`, a lock, another program), and where nobody turns the loop, as at a prompt, nothing is
ever over. So a thread looks after them, as long as there are any.

What must stay true: nothing that was collected stays for more than two looks, if the interpreter lets other threads
run at all; the thread ends by itself, and is gone before the process forks.
"""

from __future__ import annotations

from _thread import allocate_lock, start_new_thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_SECONDS = 0.01  # each costs whoever computes a change of threads: 5 % of a busy channel at this, 20 % at 0.002
_IDLE_LOOKS = 5  # with nothing to look after, then the thread ends
_GONE_SECONDS = 0.1  # it is waited for at a fork


class Watch:
    """Calls `look()` from a thread of its own, again and again, as long as it answers True now and then."""

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._on = False
        self._stopped = False
        self._bell = allocate_lock()  # held: whoever releases it wakes the thread
        self._bell.acquire()

    def begin(self) -> bool:
        """There is something to look after; False when no thread is to be had."""
        if not self._on:
            self._on = True
            try:
                start_new_thread(self._run, ())
            except RuntimeError:
                self._on = False
        return self._on

    def _run(self) -> None:
        idle = 0
        while idle < _IDLE_LOOKS and not self._stopped:
            self._bell.acquire(True, LOOK_SECONDS)
            idle = 0 if self._look() else idle + 1
        self._on = False
        if self._look() and not self._stopped:  # what came between the last look and the line above
            self.begin()

    def stop(self) -> None:
        """End the thread and wait for that: who forks beside other threads is warned by Python."""
        if self._on:
            self._stopped = True
            self._bell.release()
            end = monotonic() + _GONE_SECONDS
            while self._on and monotonic() < end:
                sleep(0.0001)

    def resume(self) -> None:
        """After `stop`."""
        if self._stopped:
            self.__init__(self._look)  # type: ignore[misc]
