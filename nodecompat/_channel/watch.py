"""The watch over messages that were collected in bursts, which has a thread of its own.

Loaded by the first burst.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, start_new_thread
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_SECONDS = 0.01  # each look makes a busy thread give way: 5 % of a busy channel at this, 20 % at 0.002
_IDLE_LOOKS = 5  # with nothing to look after, then the thread ends
_GONE_SECONDS = 0.1  # how long a fork waits for the thread's end


class Watch:
    """Calls `look()` from a thread of its own, again and again, as long as it answers True now and then.

    As a rule, messages that were collected leave when the running callback is over. But it may compute for long, or
    wait for what its messages shall bring about (`input()`, a lock, another program), and where nobody turns the
    loop, as at a prompt, no callback is ever over. So a thread looks after them, as long as there are any.

    What must stay true: nothing that was collected stays for more than two looks, if the interpreter lets other
    threads run at all; the thread ends by itself, and is gone before the process forks.
    """

    def __init__(self, look: Callable[[], bool]) -> None:
        self._look = look
        self._reset()

    def _reset(self) -> None:
        self._on = False
        self._stopped = False
        self._bell = allocate_lock()  # held: whoever releases it wakes the thread
        self._bell.acquire()

    def begin(self) -> bool:
        """There is something to look after; returns False when no thread can be started."""
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
        """End the thread and wait for that: Python warns of a fork beside other threads."""
        if self._on:
            self._stopped = True
            self._bell.release()
            end = monotonic() + _GONE_SECONDS
            while self._on and monotonic() < end:
                sleep(0.0001)

    def resume(self) -> None:
        """After `stop`, be ready to begin again."""
        if self._stopped:
            self._reset()


def watch_over(look: Callable[[], bool]) -> Watch:
    """A watch whose thread is gone whenever the process forks."""
    watch = Watch(look)
    os.register_at_fork(before=watch.stop, after_in_parent=watch.resume, after_in_child=watch.resume)
    return watch
