"""The engine without I/O: a clock that a test sets, and a record of what ran."""

from __future__ import annotations

from nodecompat._loop.engine import Engine


class VirtualLoop(Engine):
    """An engine whose time stands still unless a test moves it or a wait passes it."""

    def __init__(self) -> None:
        self.time = 0
        self.log: list[object] = []
        super().__init__(lambda: self.time)
        self.ready: list[list[object]] = []  # what each poll finds

    def start_coroutine(self, coroutine: object) -> None:
        self.log.append("coroutine")
        coroutine.close()  # type: ignore[attr-defined]

    def note(self, label: object) -> object:
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
        self._list = None
        self._start = 0
        self._duration = duration
        self.loop, self.label = loop, label
        loop.ref_timers += 1
        loop.timers.insert(self, loop.time)

    def _run(self, clock: object) -> None:
        self.loop.ref_timers -= 1
        if callable(self.label):
            self.label()
        else:
            self.loop.log.append(self.label)


class VirtualImmediate:
    """The least that the check phase needs."""

    def __init__(self, loop: VirtualLoop, run: object) -> None:
        self.loop, self.run = loop, run
        self._destroyed = False
        loop.ref_immediates += 1
        loop.add_immediate(self)

    def _run(self) -> None:
        self._destroyed = True
        self.loop.ref_immediates -= 1
        self.run()
