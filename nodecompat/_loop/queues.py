"""The two queues that run between callbacks: nextTick's and the microtasks'.

The drain is Node's: every tick, also those queued meanwhile, before the first microtask; every microtask
before the next tick; then the rejections nobody handled; and again until nothing is left.

What an exception does to a drain (measured on Node 20 and 24):
- out of a tick: the drain is abandoned; what is left runs at the next drain;
- out of a microtask: it is reported and the same drain goes on;
- out of a rejection report: the rest of that batch is lost, the drain is abandoned.

Entries are `(function, arguments)`; a function that returns a coroutine has it started at once.
"""

from __future__ import annotations

from collections import deque
from types import CoroutineType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    Entry = tuple[Callable[..., Any], tuple[Any, ...]]

# Continuations of asyncio tasks that one drain may run: `while True: await asyncio.sleep(0)` is common in
# Python and must not keep the loop from its I/O, as an endless chain of promises does in JavaScript.
CONTINUATIONS_PER_DRAIN = 1000


class Queues:
    """The tick queue, the microtask queue and the rejections waiting for a handler."""

    __slots__ = ("continuations", "microtasks", "on_fatal", "on_rejections", "rejections", "start_coroutine", "ticks")

    def __init__(
        self,
        on_fatal: Callable[[BaseException], None],
        on_rejections: Callable[[list[Any]], None],
        start_coroutine: Callable[[Coroutine[Any, Any, Any]], Any],
    ) -> None:
        self.ticks: deque[Entry] = deque()
        self.microtasks: deque[Entry] = deque()
        self.rejections: dict[Any, None] = {}  # in the order of rejection
        self.continuations = 0
        self.on_fatal = on_fatal
        self.on_rejections = on_rejections
        self.start_coroutine = start_coroutine

    def __bool__(self) -> bool:
        return bool(self.ticks or self.microtasks or self.rejections)

    def drain(self) -> None:
        """Run ticks, microtasks and rejection reports until none is left."""
        self.continuations = 0
        ticks, microtasks = self.ticks, self.microtasks
        try:
            while True:
                while ticks:
                    function, args = ticks.popleft()
                    result = function(*args)
                    if result is not None and type(result) is CoroutineType:
                        self.start_coroutine(result)
                if microtasks and not self.run_microtasks():
                    return
                if ticks:
                    continue
                if not self.rejections:
                    return
                batch = [*self.rejections]
                self.rejections.clear()
                self.on_rejections(batch)
        except BaseException as error:
            self.on_fatal(error)

    def run_microtasks(self) -> bool:
        """Run the microtask queue empty; False when asyncio's continuations had their share."""
        microtasks = self.microtasks
        while microtasks:
            if self.continuations > CONTINUATIONS_PER_DRAIN:
                return False
            try:
                while microtasks and self.continuations <= CONTINUATIONS_PER_DRAIN:
                    function, args = microtasks.popleft()
                    result = function(*args)
                    if result is not None and type(result) is CoroutineType:
                        self.start_coroutine(result)
            except BaseException as error:
                self.on_fatal(error)
        return True
