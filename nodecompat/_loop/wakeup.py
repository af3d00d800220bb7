"""Wakes the loop from other threads and from signal handlers.

What must stay true: `call` may be used from any thread at any time; entries run on the loop's thread, in
order; the descriptor is never what keeps the loop alive.
"""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .poller import Watcher


class Wakeup:
    """A descriptor that other threads make readable, and the calls they leave."""

    def __init__(self, watch: Callable[..., Watcher], run: Callable[..., None]) -> None:
        self._watch = watch
        self._run = run
        self._calls: deque[tuple[Callable[..., Any], tuple[Any, ...]]] = deque()
        self._read = self._write = -1
        self._watcher: Watcher | None = None

    def open(self) -> None:
        """Make the descriptor; on the loop's thread, before anybody else may call."""
        if self._watcher is None:
            if hasattr(os, "eventfd"):
                self._read = self._write = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
            else:
                self._read, self._write = os.pipe()
                os.set_blocking(self._read, False)
                os.set_blocking(self._write, False)
            self._watcher = self._watch(self._read, self._ready, ref=False, name="Wakeup")

    def call(self, function: Callable[..., Any], *args: Any) -> None:
        """Run a function on the loop's thread, as an I/O callback."""
        self._calls.append((function, args))
        self.wake()

    def wake(self) -> None:
        """End the loop's wait."""
        if self._write >= 0:
            try:
                os.write(self._write, b"\1\0\0\0\0\0\0\0")
            except BlockingIOError:
                pass  # it is awake already

    def _ready(self) -> None:
        try:
            os.read(self._read, 4096)
        except BlockingIOError:
            pass
        self.run_calls()

    def run_calls(self) -> None:
        """Run what was left, each as a callback of its own."""
        calls = self._calls
        while calls:
            function, args = calls.popleft()
            self._run(function, *args)

    def __bool__(self) -> bool:
        return bool(self._calls)

    def close(self) -> None:
        """Close the descriptor and drop the calls."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
            for fd in {self._read, self._write}:
                os.close(fd)
            self._read = self._write = -1
        self._calls.clear()
