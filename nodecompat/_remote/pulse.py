"""Who computes for long is not gone: a thread says for its lines that this side is there while the loop does not turn.

What must stay true: one thread for all lines of the process, and none without a line.
"""

from __future__ import annotations

from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .line import Line


class Pulse:
    """The thread, and the lines that it speaks for."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._lines: set[Line] = set()
        self._thread: Thread | None = None

    def add(self, line: Line) -> None:
        """Speak for it from now on, as often as it says."""
        with self._changed:
            self._lines.add(line)
            self._changed.notify()
            if self._thread is None:
                self._thread = Thread(target=self._run, daemon=True, name="nodecompat-remote")
                self._thread.start()

    def remove(self, line: Line) -> None:
        """It is closed."""
        with self._changed:
            self._lines.discard(line)
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._lines:
                    self._thread = None
                    return
                self._changed.wait(min(each.every for each in self._lines))
                lines = [*self._lines]
            for each in lines:
                each.beat()


pulse = Pulse()
