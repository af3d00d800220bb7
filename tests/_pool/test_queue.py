"""Which task comes next."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from nodecompat._pool.queue import Queue


class _Task(NamedTuple):
    id: int
    priority: float


def test_priority_then_arrival() -> None:
    """The highest priority first; among equals the one that came first, also when it comes back."""
    queue: Any = Queue()
    tasks = [_Task(1, 0), _Task(2, 5), _Task(3, 0), _Task(4, -1), _Task(5, 5)]
    for task in reversed(tasks):
        queue.push(task)

    assert [queue.pop().id for _ in range(5)] == [2, 5, 1, 3, 4]
    with pytest.raises(IndexError):
        queue.pop()


def test_dropped_tasks_are_forgotten() -> None:
    """They don't come, don't count, and take no room for long."""
    queue: Any = Queue()
    tasks = [_Task(id, 0) for id in range(1000)]
    for task in tasks:
        queue.push(task)
    for task in tasks[1:]:
        assert queue.drop(task)

    assert not queue.drop(tasks[1])
    assert len(queue) == 1
    assert len(queue._heap) < 30
    assert queue.clear() == [tasks[0]]
    assert len(queue) == 0
