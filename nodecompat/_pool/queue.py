"""The tasks that wait: the highest priority first, among equals the one that came first.

What must stay true: `pop` and `push` take logarithmic time, `drop` a constant one; what was dropped is forgotten before
it is more than half of what is kept.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .task import Task


class Queue:
    """Tasks by priority. Without I/O and without a clock."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Task[Any]]] = []
        self._waiting: set[int] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    def push(self, task: Task[Any]) -> None:
        """Put a task where its priority and its number want it."""
        heappush(self._heap, (-task.priority, task.id, task))
        self._waiting.add(task.id)

    def pop(self) -> Task[Any]:
        """The next one. Raises IndexError when none waits."""
        while True:
            task = heappop(self._heap)[2]
            if task.id in self._waiting:
                self._waiting.discard(task.id)
                return task

    def drop(self, task: Task[Any]) -> bool:
        """Forget a task; whether it was waiting."""
        if task.id not in self._waiting:
            return False
        self._waiting.discard(task.id)
        if len(self._heap) > 2 * len(self._waiting) + 16:
            self._heap = [entry for entry in self._heap if entry[1] in self._waiting]
            heapify(self._heap)
        return True

    def clear(self) -> list[Task[Any]]:
        """Forget all of them, and give them in the order in which they would have come."""
        tasks = [entry[2] for entry in sorted(self._heap, key=lambda entry: entry[:2]) if entry[1] in self._waiting]
        self._heap.clear()
        self._waiting.clear()
        return tasks
