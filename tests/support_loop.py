"""The engine without I/O: a clock that a test sets, and a record of what ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._loop import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from nodecompat._loop.timer_lists import TimerList


class VirtualLoop(Engine):
    """An engine whose time stands still unless a test moves it or a wait passes it."""

    def __init__(self) -> None:
        self.time = 0
        self.log: list[object] = []
        super().__init__(lambda: self.time)
        self.on_coroutine = self._close
        self.ready: list[list[Callable[..., object]]] = []  # what each poll finds

    def _close(self, coroutine: Coroutine[Any, Any, Any]) -> None:
        self.log.append("coroutine")
        coroutine.close()

    def note(self, label: object) -> Callable[..., None]:
        """A callback that records a label."""
        return lambda *_: self.log.append(label)

    def run_all(self, limit: int = 50) -> list[object]:
        """Turn until nothing is left; each wait passes its time; returns the record."""
        self.drain()
        turns = self.turns()
        timeout = next(turns, -1)
        while timeout != -1:
            limit -= 1
            assert limit, "the loop does not end"
            self.time += timeout or 0
            try:
                timeout = turns.send(self.ready.pop(0) if self.ready else [])
            except StopIteration:
                break
        return self.log


class VirtualTimer:
    """The least that the timer lists need."""

    def __init__(self, loop: VirtualLoop, label: object, duration: int) -> None:
        self._list: TimerList | None = None
        self._start = 0
        self._duration = duration
        self.loop, self.label = loop, label
        loop.count_timers(1)
        loop.insert_timer(self, loop.time)

    def _run(self, clock: Callable[[], int]) -> None:
        self.loop.count_timers(-1)
        if callable(self.label):
            self.label()
        else:
            self.loop.log.append(self.label)

    def _forget(self) -> None:
        self.label = None


class VirtualImmediate:
    """The least that the check phase needs."""

    def __init__(self, loop: VirtualLoop, run: Callable[[], object]) -> None:
        self.loop, self.run = loop, run
        self._destroyed = False
        loop.count_immediates(1)
        loop.add_immediate(self)

    def _run(self) -> None:
        self._destroyed = True
        self.loop.count_immediates(-1)
        self.run()

    def _forget(self) -> None:
        self._destroyed = True
