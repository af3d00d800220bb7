"""Timers in lists of equal delay, as Node keeps them.

Each delay in whole milliseconds has one first-in-first-out list. The lists are ordered by the time their
head is due, then by when they were made or last re-sorted. A pass runs a whole list as far as its heads
are due before it looks at the next one, so a younger timer of an early list may run before an older one
that is due sooner (measured on Node 20 and 24; the order is visible to programs).

What must stay true: `now` is fixed during a pass; a timer created in a pass is never run by it; a pass
that an exception left may be entered again and goes on where it was; a timer that was stopped leaves nothing behind
that grows with the number of them. Time is passed in, in whole milliseconds.
"""

from __future__ import annotations

from _heapq import heapify, heappop, heappush  # `heapq` costs every child 0.2 ms more
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    class Timer(Protocol):
        """What the lists need of a timer: the public `Timeout` is one."""

        _list: TimerList | None
        _start: int
        _duration: int

        def _run(self, clock: Callable[[], int]) -> None: ...
        def _forget(self) -> None: ...


_STALE_AT_LEAST = 64  # so many entries that count no more may wait in the heap before it is cleared of them


class TimerList:
    """The timers of one delay, in the order they were started."""

    __slots__ = ("duration", "expiry", "order", "timers")

    def __init__(self, duration: int, expiry: int, order: int) -> None:
        self.duration = duration
        self.expiry = expiry
        self.order = order
        self.timers: OrderedDict[Any, None] = OrderedDict()


class TimerLists:
    """All lists of one loop."""

    __slots__ = ("_heap", "_lists", "_order", "_ran")

    def __init__(self) -> None:
        self._lists: dict[int, TimerList] = {}
        # (expiry, order, list); an entry whose numbers are not the list's any more is stale
        self._heap: list[tuple[int, int, TimerList]] = []
        self._order = 0
        self._ran: Timer | None = None  # the one whose callback runs, or ran last

    def insert(self, timer: Timer, start: int) -> None:
        """Start a timer: at the tail of its delay's list, due `timer._duration` after `start`."""
        duration = timer._duration
        timer._start = start
        found = self._lists.get(duration)
        if found is None:
            found = self._lists[duration] = TimerList(duration, start + duration, 0)
            self._sort(found, start + duration)
        found.timers[timer] = None
        timer._list = found

    def remove(self, timer: Timer) -> None:
        """Stop a timer that waits in a list; nothing for one that doesn't."""
        found = timer._list
        if found is None:
            return
        timer._list = None
        del found.timers[timer]
        if not found.timers:
            self._drop(found)

    def forget(self) -> None:
        """Drop all timers: in a forked copy they are not its own."""
        if self._ran is not None:
            self._ran._forget()
        for found in [*self._lists.values()]:
            for timer in found.timers:
                timer._list = None
                timer._forget()
        self._lists.clear()
        self._heap.clear()

    def all(self) -> Iterator[Timer]:
        """Every timer, by their delays."""
        for one in self._lists.values():
            yield from one.timers

    def next_expiry(self) -> int | None:
        """When the first list is due, None without one."""
        first = self._first()
        return None if first is None else first.expiry

    def run(self, now: int, clock: Callable[[], int], drain: Callable[[], None]) -> None:
        """Run what is due at `now`, with a drain between any two timers.

        An exception of a callback leaves this method; calling it again goes on with the next timer, without
        a drain before it. A list whose last timer raised is still there, empty, so that one does happen
        before the list after it: so does Node.
        """
        ran_a_list = False
        while (first := self._first()) is not None and first.expiry <= now:
            if ran_a_list:
                drain()
            ran_a_list = True
            self._run_list(first, now, clock, drain)

    def _run_list(self, running: TimerList, now: int, clock: Callable[[], int], drain: Callable[[], None]) -> None:
        ran_one = False
        timers = running.timers
        while timers:
            timer = next(iter(timers))
            if now - timer._start < running.duration:
                self._sort(running, max(timer._start + running.duration, now + 1))
                return
            if ran_one:
                drain()
                if timer._list is not running:  # cleared or refreshed by a tick
                    ran_one = False
                    continue
            ran_one = True
            del timers[timer]
            timer._list = None
            self._ran = timer
            timer._run(clock)
        if self._lists.get(running.duration) is running:
            self._drop(running)

    def _sort(self, changed: TimerList, expiry: int) -> None:
        self._order += 1
        changed.expiry, changed.order = expiry, self._order
        heap = self._heap
        heappush(heap, (expiry, self._order, changed))
        if len(heap) > 2 * len(self._lists) + _STALE_AT_LEAST:  # each list has one entry that counts
            heap[:] = [entry for entry in heap if entry[1] == entry[2].order]
            heapify(heap)

    def _drop(self, empty: TimerList) -> None:
        del self._lists[empty.duration]
        empty.order = -1

    def _first(self) -> TimerList | None:
        heap = self._heap
        while heap:
            _, order, first = heap[0]
            if order == first.order:
                return first
            heappop(heap)
        return None
