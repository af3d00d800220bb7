"""Looks a moment for a peer's answer before the loop goes to sleep.

Going to sleep and being woken costs more than a peer needs to answer a small message. What must stay true: who
looks in vain soon stops looking, and with one CPU, where the peer can't answer meanwhile, nobody looks.
"""

from __future__ import annotations

import os
from time import monotonic_ns
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CONVERSATION_NS = 1_000_000  # so long answer may follow on answer before the loop has its turn
ANSWER_NS = 50_000  # how long a peer may take to answer while we look
_LOSS, _MOST_LOSS, _MOST_LUCK = 4, 1024, 16  # reads let pass after an answer that didn't come, doubled each time
_CPUS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
_FIRST_LUCK = 4 if _CPUS > 1 else -(1 << 60)


class Answers:
    """What was learnt about a peer's answers."""

    __slots__ = ("_loss", "_luck")

    def __init__(self) -> None:
        self._luck = _FIRST_LUCK  # above 0: look for answers
        self._loss = _LOSS

    def expected(self) -> bool:
        """Whether it is worth looking for one; asked at each read."""
        if self._luck > 0:
            return True
        self._luck += 1
        return False

    def look(self, read: Callable[[], bytes | None], end: int) -> bytes | None:
        """Read until there is something, at the longest until a moment of the monotonic clock; None for nothing."""
        now = monotonic_ns()
        if now > end:
            return None
        data, last = None, now + ANSWER_NS
        while data is None:
            if now > last:
                self._luck -= self._loss
                self._loss = min(2 * self._loss, _MOST_LOSS)
                return None
            data = read()
            now = monotonic_ns()
        self._loss = _LOSS
        if self._luck < _MOST_LUCK:
            self._luck += 1
        return data
