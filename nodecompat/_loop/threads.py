"""Work that would keep the loop waiting: done by threads, and what it came to is told on the loop.

Threads begin with the first piece of work. They end when there has been none for a moment: a thread that waits for the
next piece costs half of what a new one does (measured with `fs`), and a program that forks later has none. None of
them wakes in an interpreter that goes down: Python ends such a thread by `pthread_exit`, for which glibc loads a
library, and where no descriptor is free for that it aborts the process.

What must stay true: work keeps the program alive until what it came to was told; threads never do. A piece of work is
never left to a thread that ends, nor to one that could not begin: all look at the queue under the lock.
"""

from __future__ import annotations

import atexit
import errno
import os
from _queue import Empty, SimpleQueue
from _thread import allocate_lock, start_new_thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from .._errors.base import system_error
from . import in_this_context
from .current import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    Work = Callable[[], Any]
    Settle = Callable[[BaseException | None, Any], object]

_IDLE_SECONDS = 0.25
_GONE_SECONDS = 1.0  # that the end of the process waits for threads without work


class Threads:
    """So many threads at most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._begin_empty()
        self._is_registered = False
        os.register_at_fork(after_in_child=self._begin_empty)

    def _begin_empty(self) -> None:
        """Also in a forked copy, which has none of the threads."""
        self._jobs: SimpleQueue[tuple[Work, Settle] | None] = SimpleQueue()
        self._lock = allocate_lock()
        self._running = 0
        self._busy = 0  # pieces of work that were not told yet

    def do(self, work: Work, settle: Settle) -> None:
        """Do some work off the loop; `settle(error, result)` is called on it, with the context variables of now."""
        settle = in_this_context(settle)
        if engine.enter():
            self._begin(work, settle)
        else:
            engine.ask(self._begin, work, settle)

    def _begin(self, work: Work, settle: Settle) -> None:
        engine.hold()
        self._busy += 1
        with self._lock:
            self._jobs.put((work, settle))
            if self._running >= min(self._busy, self._most):
                return
            try:
                start_new_thread(self._serve, (self._jobs,))
                self._running += 1
            except RuntimeError:  # there may be no more threads
                if self._running:
                    return  # those that are there do it
                self._jobs.get()
                refused = system_error(errno.EAGAIN, "uv_thread_create")
                engine.call_from_thread(self._told, settle, refused, None)
        if not self._is_registered:
            self._is_registered = True
            atexit.register(self._end)

    def _end(self) -> None:
        """Let the threads end, unless one is at work: that may take for ever."""
        if self._busy:
            return
        for _ in range(self._running):
            self._jobs.put(None)
        end = monotonic() + _GONE_SECONDS
        while self._running and monotonic() < end:
            sleep(0.0001)

    def _serve(self, jobs: SimpleQueue[tuple[Work, Settle] | None]) -> None:
        while True:
            try:
                job = jobs.get(timeout=_IDLE_SECONDS)
            except Empty:
                with self._lock:
                    if not jobs.empty():
                        continue
                    self._running -= 1
                return
            if job is None:  # the process ends
                with self._lock:
                    self._running -= 1
                return
            work, settle = job
            error: BaseException | None = None
            result: object = None
            try:
                result = work()
            except BaseException as raised:
                error = raised
            engine.call_from_thread(self._told, settle, error, result)
            del work, settle, error, result

    def _told(self, settle: Settle, error: BaseException | None, result: object) -> object:
        self._busy -= 1
        engine.release()
        return settle(error, result)
